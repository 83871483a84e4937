import { onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import type { DemoAccount } from '../data/accounts.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../start-sandbox.ts';

/** Checking a written resource loads large definitions, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

/** An answer of the identity service, with the members that tests look at. */
const bodySchema = z.looseObject({
  continuation_token: z.string().optional(),
  challenge_type: z.string().optional(),
  error: z.string().optional(),
  suberror: z.string().optional(),
  error_codes: z.array(z.number()).optional(),
  methods: z.array(z.object({ id: z.string(), challenge_channel: z.string(), login_hint: z.string().optional(), challenge_type: z.string() })).optional(),
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  id_token: z.string().optional(),
  binding_code: z.string().optional(),
});

/** One answer of the identity service. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: z.infer<typeof bodySchema>;
}

type Channel = 'sms' | 'voice' | 'email' | 'authenticator' | 'recovery';

/** A client as plain as can be, bound to its own sandbox. */
export class TestClient {
  readonly sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  get scope(): string {
    return this.sandbox.clientConfig.scope;
  }

  /** The account with this name before the @. */
  account(name: string): DemoAccount {
    const account = this.sandbox.accounts.find(({ username }) => username.startsWith(`${name}@`));
    if (!account) throw new Error(`no account ${name}`);
    return account;
  }

  /** Posts a form to an endpoint such as `initiate` or `signup/v1.0/start`; the client id is added, '' leaves a parameter out. */
  async post(endpoint: string, form: Record<string, string>): Promise<Reply> {
    const entries = Object.entries({ client_id: this.sandbox.clientConfig.clientId, ...form }).filter(([, value]) => value !== '');
    const path = endpoint.includes('/') ? endpoint : `oauth2/v2.0/${endpoint}`;
    const response = await fetch(`${this.sandbox.clientConfig.authority}/${path}`, { method: 'POST', body: new URLSearchParams(entries) });
    return { status: response.status, headers: response.headers, body: bodySchema.parse(await response.json()) };
  }

  /** Goes on with the continuation token of an answer. */
  next(reply: Reply, endpoint: string, form: Record<string, string> = {}): Promise<Reply> {
    return this.post(endpoint, { continuation_token: reply.body.continuation_token ?? '', ...form });
  }

  initiate(account: DemoAccount, capabilities = 'mfa_required registration_required'): Promise<Reply> {
    return this.post('initiate', { username: account.username, challenge_type: 'password oob redirect', capabilities });
  }

  /** Up to the password; answers what the token endpoint says. */
  async givePassword(account: DemoAccount, password = account.password ?? ''): Promise<Reply> {
    const challenged = await this.next(await this.initiate(account), 'challenge');
    return this.next(challenged, 'token', { grant_type: 'password', password, scope: this.scope });
  }

  /** Up to a challenge by the given channel. */
  async challenge(account: DemoAccount, channel: Channel): Promise<Reply> {
    const introspected = await this.next(await this.givePassword(account), 'introspect');
    return this.next(introspected, 'challenge', { id: methodId(introspected, channel) });
  }

  /** Gives a code for the last challenge. */
  giveCode(reply: Reply, oob: string): Promise<Reply> {
    return this.next(reply, 'token', { grant_type: 'mfa_oob', oob, scope: this.scope });
  }

  /** Signs in by SMS, or by e-mail when there is no phone, and answers with the tokens. */
  async signIn(name = 'maria.delgado'): Promise<Reply> {
    const account = this.account(name);
    const challenged = await this.challenge(account, account.phones.length > 0 ? 'sms' : 'email');
    return this.giveCode(challenged, this.newestCode());
  }

  newestCode(): string {
    const code = this.sandbox.control.messages()[0]?.code;
    if (code === undefined) throw new Error('nothing was sent');
    return code;
  }

  /** Asks the FHIR endpoint; `path` may be an absolute address. */
  async fhir(path: string, token: string | undefined, init: RequestInit = {}): Promise<FhirReply> {
    const url = path.startsWith('http') ? path : `${this.sandbox.clientConfig.fhirBaseUrl}/${path}`;
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(url, { ...init, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: fhirSchema.parse(text === '' ? {} : JSON.parse(text)) };
  }
}

const resourceSchema = z.looseObject({ resourceType: z.string(), id: z.string(), meta: z.looseObject({ versionId: z.string(), lastUpdated: z.string() }) });

const fhirSchema = z.looseObject({
  resourceType: z.string().optional(),
  id: z.string().optional(),
  total: z.number().optional(),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).optional(),
  entry: z.array(z.object({ fullUrl: z.string(), search: z.object({ mode: z.string() }), resource: resourceSchema })).optional(),
});

/** One answer of the FHIR endpoint. */
export interface FhirReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: z.infer<typeof fhirSchema>;
}

/** The id of the first method of a channel in an introspect answer. */
export function methodId(introspected: Reply, channel: Channel): string {
  return introspected.body.methods?.find((method) => method.challenge_channel === channel)?.id ?? '';
}

/** Starts a sandbox that ends with the test. */
export async function openClient(options: SandboxOptions = {}): Promise<TestClient> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.stop());
  return new TestClient(sandbox);
}

/** What tests compare of a refusal. */
export function problem(reply: Reply): string {
  return [reply.status, reply.body.error, reply.body.suberror, reply.body.error_codes?.join()].filter((part) => part !== undefined).join(' ');
}
