import type { HttpRequest } from '../http/message.ts';
import type { AccessCheck, TokenService } from './token-service.ts';

/** Checks the access tokens of another issuer; undefined when it did not give this one. */
export interface OtherIssuer {
  check(accessToken: string): Promise<AccessCheck | undefined>;
}

/** What a check of access works with. */
export interface AccessContext {
  readonly tokens: TokenService;
  readonly domain: OtherIssuer;
}

/** Whose request it is, or how it is refused (RFC 6750 §3): `challenge` is the WWW-Authenticate header. */
export type Access = Extract<AccessCheck, { ok: true }> | { readonly ok: false; readonly status: 401 | 403; readonly challenge: string; readonly text: string };

/** Checks the bearer token of a request, whoever issued it. */
export async function checkAccess({ tokens, domain }: AccessContext, request: HttpRequest, realm: string): Promise<Access> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return { ok: false, status: 401, challenge: `Bearer realm="${realm}"`, text: 'A bearer token is needed' };
  const access = (await domain.check(token)) ?? (await tokens.check(token));
  if (access.ok) return access;
  const challenge = `Bearer realm="${realm}", error="${access.error}", error_description="${access.text}"`;
  return { ok: false, status: access.error === 'insufficient_scope' ? 403 : 401, challenge, text: access.text };
}
