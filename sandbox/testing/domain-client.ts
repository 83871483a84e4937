import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

const tokensSchema = z.looseObject({
  access_token: z.string().optional(), refresh_token: z.string().optional(), id_token: z.string().optional(), error: z.string().optional(),
});

/** An answer of the token endpoint. */
export type DomainTokens = z.infer<typeof tokensSchema> & { readonly status: number };

interface DomainConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
}

/** A browser and a program at once, as plain as can be: cookies, forms, redirects, PKCE. */
export class DomainClient {
  readonly #cookies = new Map<string, string>();
  readonly #config: DomainConfig;
  readonly #verifier = randomBytes(32).toString('base64url');
  readonly redirectUri = 'http://127.0.0.1:53682/cb';

  constructor(config: DomainConfig) {
    this.#config = config;
  }

  /** Opens the authorization endpoint; `changes` replaces parameters, '' leaves one out. Answers the login page, or where it ends. */
  open(changes: Record<string, string> = {}): Promise<BrowserPage> {
    const parameters = {
      client_id: this.#config.clientId, response_type: 'code', scope: this.#config.scope, redirect_uri: this.redirectUri, prompt: 'login',
      state: 'the-state', nonce: 'the-nonce', code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'), code_challenge_method: 'S256', ...changes,
    };
    const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ''));
    return this.visit(`${this.#config.issuer}/auth?${query.toString()}`);
  }

  /** Fills in the login page. */
  submit(page: BrowserPage, form: Record<string, string>): Promise<BrowserPage> {
    return this.visit(page.url, new URLSearchParams({ action: 'sign-in', ...form }));
  }

  /** Up to the address that the program is called back at. */
  async signIn(account: { username: string; password: string | null }, changes: Record<string, string> = {}): Promise<URL> {
    const page = await this.submit(await this.open(changes), { email: account.username, password: account.password ?? '' });
    return new URL(page.url);
  }

  /** Redeems the code of a call back. */
  redeem(callback: URL, changes: Record<string, string> = {}): Promise<DomainTokens> {
    return this.token({ grant_type: 'authorization_code', code: callback.searchParams.get('code') ?? '', redirect_uri: this.redirectUri, code_verifier: this.#verifier, ...changes });
  }

  async token(form: Record<string, string>): Promise<DomainTokens> {
    const response = await fetch(`${this.#config.issuer}/token`, { method: 'POST', body: new URLSearchParams({ client_id: this.#config.clientId, ...form }) });
    return { status: response.status, ...tokensSchema.parse(await response.json()) };
  }

  /** Follows redirects, and forms that a script sends, with the cookies, but not away from the provider. */
  async visit(url: string, form?: URLSearchParams): Promise<BrowserPage> {
    const headers = { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(url, { redirect: 'manual', headers, ...(form && { method: 'POST', body: form }) });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) {
      const text = await response.text();
      const posts = text.includes('document.forms[0].submit()');
      return posts ? this.visit(/action="([^"]+)"/.exec(text)?.[1] ?? '', hiddenFields(text)) : { url, status: response.status, text };
    }
    const next = new URL(location, url);
    return next.origin === new URL(this.#config.issuer).origin ? this.visit(next.href) : { url: next.href, status: response.status, text: '' };
  }
}

function hiddenFields(text: string): URLSearchParams {
  return new URLSearchParams(Object.fromEntries([...text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])));
}

/** Where a browser has come to. */
export interface BrowserPage {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}
