import { decodeJwt, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { Clock } from '../clock.ts';
import { demoAccounts } from '../data/accounts.ts';
import { settingsSchema } from '../settings.ts';
import { AccountBook } from './account-book.ts';
import { KNOWN_SCOPES } from './names.ts';
import { SecretLog } from './secrets.ts';
import { TokenService, type AccessCheck } from './token-service.ts';

/** Checks an access token that the service signed itself, with some claims changed. */
async function checkWith(changes: Record<string, unknown>): Promise<AccessCheck> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const service = new TokenService('http://127.0.0.1:1', { id: 'key', privateKey, publicKey }, new Clock(), () => settingsSchema.parse({}));
  const account = new AccountBook(demoAccounts, Date.now(), new SecretLog()).find('maria.delgado@riverbend.example');
  if (!account) throw new Error('no account');
  const { access_token: token } = await service.signIn(account, KNOWN_SCOPES);
  const claims = { ...decodeJwt(String(token)), ...changes };
  return service.check(await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey));
}

describe('an access token', () => {
  it('is good as it was issued', async () => {
    expect(await checkWith({})).toMatchObject({ ok: true, username: 'maria.delgado@riverbend.example', practitionerId: 'maria-delgado' });
  });

  it.each([
    ['audience', { aud: 'api://another' }],
    ['issuer', { iss: 'https://elsewhere.example/v2.0' }],
    ['life', { exp: Math.floor(Date.now() / 1000) - 1 }],
    ['id', { jti: 'unknown' }],
  ])('is refused with another %s', async (_, changes) => {
    expect(await checkWith(changes)).toMatchObject({ ok: false, error: 'invalid_token' });
  });

  it('is refused for want of scope', async () => {
    expect(await checkWith({ scp: 'Other.Read' })).toMatchObject({ ok: false, error: 'insufficient_scope' });
  });
});
