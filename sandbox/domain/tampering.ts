import { randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { z } from 'zod';

/** What the provider, or somebody between it and the program, does wrong. */
export const tamperingSchema = z.enum([
  'wrong-state',
  'wrong-iss',
  'missing-iss',
  'wrong-nonce',
  'wrong-signature',
  'wrong-audience',
  'expired-id-token',
  'another-person',
  'token-error',
  'down',
]);
export type Tampering = z.infer<typeof tamperingSchema>;

const other = (): string => randomBytes(16).toString('base64url');

/** The address that the browser is sent back to, tampered with. */
export function tamperAnswer(kind: Tampering, location: string): string {
  const url = new URL(location);
  if (kind === 'wrong-state') url.searchParams.set('state', other());
  if (kind === 'wrong-iss') url.searchParams.set('iss', 'https://login.other.example');
  if (kind === 'missing-iss') url.searchParams.delete('iss');
  return url.href;
}

/** The ID token, tampered with and signed again: by the provider's own key, but for `wrong-signature`. `otherSubject` is somebody else's. */
export async function tamperIdToken(kind: Tampering, idToken: string, key: CryptoKey, otherSubject: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const changes: Partial<Record<Tampering, JWTPayload>> = {
    'wrong-nonce': { nonce: other() },
    'wrong-signature': {},
    'wrong-audience': { aud: 'another-client' },
    'expired-id-token': { iat: now - 7200, exp: now - 3600 },
    'another-person': { sub: otherSubject, nonce: other() },
  };
  const change = changes[kind];
  if (!change) return idToken;
  const { alg, kid } = decodeProtectedHeader(idToken);
  const signer = kind === 'wrong-signature' ? (await generateKeyPair('ES256')).privateKey : key;
  return new SignJWT({ ...decodeJwt(idToken), ...change }).setProtectedHeader({ alg: alg ?? '', ...(kid !== undefined && { kid }) }).sign(signer);
}
