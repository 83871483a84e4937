import { vi } from 'vitest';
import { ok } from '../../src-shared/models/result.ts';
import type { Identity } from '../api/id-token.ts';
import type { AuthorizationRequest, DomainOutcome, OidcClient } from '../api/oidc-client.ts';

/** Tokens of the domain person with this subject. */
export function domainTokens(subject = 'd1', identity?: Partial<Identity>): DomainOutcome {
  const whole = { subject, name: 'Dana Ruiz', email: 'dana@domain.example', practitioner: 'Practitioner/9', ...identity };
  return { kind: 'tokens', tokens: { accessToken: `at-${subject}`, expiresInMs: 3_600_000, refreshToken: `rt-${subject}` }, identity: whole };
}

/** A domain provider; the browser is the test's, which calls the address of the newest request. */
export class FakeDomain {
  readonly issuer = 'https://login.domain.example';
  readonly requests: (AuthorizationRequest & { readonly redirectUri: string })[] = [];
  readonly revoke = vi.fn<OidcClient['revoke']>().mockResolvedValue(undefined);
  readonly redeem = vi.fn<OidcClient['redeem']>().mockResolvedValue(domainTokens());
  readonly authorizationUrl = vi.fn<OidcClient['authorizationUrl']>().mockImplementation((request, redirectUri) => {
    this.requests.push({ ...request, redirectUri });
    return Promise.resolve(ok(`${this.issuer}/auth?n=${this.requests.length}`));
  });
  #begun = 0;

  begin(): AuthorizationRequest {
    this.#begun += 1;
    return { state: `state-${this.#begun}`, nonce: 'nonce', verifier: 'verifier' };
  }

  /** The browser comes back from the request `index`, from the end when negative; gives its page, or undefined when nobody listens. */
  async comeBack(index = -1): Promise<string | undefined> {
    const { redirectUri, state } = this.requests.at(index) ?? { redirectUri: '', state: '' };
    const response = await fetch(`${redirectUri}?code=c&state=${state}`).catch(() => undefined);
    return response?.text();
  }
}
