import { openClient, type TestClient } from './client.ts';

/** One answer of the account service. */
export interface AccountReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> | undefined;
}

/** A client of the account service with the session of a person. */
export class AccountClient {
  readonly client: TestClient;
  readonly username: string;
  readonly #token: string;

  constructor(client: TestClient, username: string, token: string) {
    this.client = client;
    this.username = username;
    this.#token = token;
  }

  /** Asks a path under `/me`. */
  async ask(method: string, path: string, body?: unknown): Promise<AccountReply> {
    const response = await fetch(`${this.client.sandbox.clientConfig.accountUrl}/me/${path}`, {
      method, headers: { authorization: `Bearer ${this.#token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) as Record<string, unknown> };
  }

  /** The factors on record: what each is, with its label. */
  async methods(): Promise<{ id: string; type: string; label: string }[]> {
    const { body } = await this.ask('GET', 'authentication/methods');
    return (body?.value as Record<string, string>[]).map((method) => ({
      id: method.id ?? '', type: method['@odata.type'] ?? '', label: method.phoneNumber ?? method.emailAddress ?? method.displayName ?? '',
    }));
  }

  /** Begins to add a method; gives its id. */
  async enrol(collection: string, body: object): Promise<string> {
    return String((await this.ask('POST', `authentication/${collection}`, body)).body?.id);
  }

  activate(collection: string, id: string, verificationCode: string): Promise<AccountReply> {
    return this.ask('POST', `authentication/${collection}/${id}/activate`, { verificationCode });
  }
}

/** A sandbox in which a person has just signed in. */
export async function openAccount(name = 'maria.delgado', client?: TestClient): Promise<AccountClient> {
  const used = client ?? (await openClient());
  const { body } = await used.signIn(name);
  return new AccountClient(used, used.account(name).username, body.access_token ?? '');
}

/** What tests compare of a refusal. */
export function refusal({ status, body }: AccountReply): string {
  return `${status} ${(body?.error as { code: string } | undefined)?.code ?? ''}`;
}
