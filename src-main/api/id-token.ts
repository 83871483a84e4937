import { decodeJwt } from 'jose/jwt/decode';
import * as z from 'zod';

const claimsSchema = z.object({
  sub: z.string(),
  oid: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]),
  name: z.string().optional(),
  email: z.string().optional(),
  preferred_username: z.string().optional(),
  fhirUser: z.string().optional(),
});

/** Who signed in. `practitioner` is the FHIR reference Practitioner/… of SMART's fhirUser claim. */
export type Identity = { readonly subject: string; readonly name: string; readonly email: string; readonly practitioner: string };

/**
 * The identity in an ID token for `clientId`. It came straight from the token endpoint over TLS, so its signature needs
 * no check (OpenID Connect Core §3.1.3.7 item 6). Undefined when it isn't ours or names no practitioner.
 */
export function readIdToken(idToken: string | undefined, clientId: string): Identity | undefined {
  if (idToken === undefined) return undefined;
  try {
    return identityOf(decodeJwt(idToken), clientId);
  } catch {
    return undefined;
  }
}

/** The identity in the claims of an ID token for `clientId`. Undefined when it isn't ours or names no practitioner. */
export function identityOf(payload: unknown, clientId: string): Identity | undefined {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const claims = parsed.data;
  const practitioner = /(?:^|\/)(Practitioner\/[A-Za-z0-9.-]{1,64})$/.exec(claims.fhirUser ?? '')?.[1];
  const email = claims.email ?? claims.preferred_username ?? '';
  if (practitioner === undefined || ![claims.aud].flat().includes(clientId)) return undefined;
  return { subject: claims.oid ?? claims.sub, name: claims.name ?? email, email, practitioner };
}
