import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';
import * as z from 'zod';

const readySchema = z.object({
  ready: z.string(),
  config: z.object({ authority: z.string(), clientId: z.string(), scope: z.string(), fhirBaseUrl: z.string() }),
  accounts: z.array(z.object({ username: z.string(), password: z.string().nullish() })),
});

/** The sandbox in a process of its own, as one of its people sees it. */
export class PracticeServer {
  readonly url: string;
  readonly fhirBase: string;
  readonly stop: () => Promise<void>;
  readonly #ready: z.infer<typeof readySchema>;

  private constructor(ready: z.infer<typeof readySchema>, stop: () => Promise<void>) {
    this.#ready = ready;
    this.url = ready.ready;
    this.fhirBase = ready.config.fhirBaseUrl;
    this.stop = stop;
  }

  /** With so many unsubmitted requests of the main facility. */
  static async start(requests = 24): Promise<PracticeServer> {
    const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../sandbox/main.ts'), '--port', '0', '--requests', String(requests)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const gone = once(child, 'exit');
    return new PracticeServer(readySchema.parse(JSON.parse(line)), async () => {
      child.kill('SIGTERM');
      await gone;
    });
  }

  /** Signs in the main account: password, then the code of the outbox. Gives an access token and whose it is. */
  async signIn(): Promise<{ token: string; practitioner: string }> {
    const { clientId, scope } = this.#ready.config;
    const account = this.#ready.accounts.find(({ username }) => username.startsWith('maria.delgado@'));
    const capabilities = 'mfa_required registration_required';
    const initiated = await this.#identity('initiate', { username: account?.username ?? '', challenge_type: 'password oob redirect', capabilities });
    const challenged = await this.#identity('challenge', { continuation_token: initiated, challenge_type: 'password oob redirect' });
    const proved = await this.#identity('token', { continuation_token: challenged, grant_type: 'password', password: account?.password ?? '', scope });
    const answer = await this.#post('introspect', { client_id: clientId, continuation_token: proved });
    const { methods, continuation_token } = z.object({ continuation_token: z.string(), methods: z.array(z.object({ id: z.string(), challenge_channel: z.string() })) }).parse(answer);
    const sent = await this.#identity('challenge', { continuation_token, id: methods.find(({ challenge_channel }) => challenge_channel === 'sms')?.id ?? '' });
    const outbox = z.array(z.object({ code: z.string() })).or(z.object({ messages: z.array(z.object({ code: z.string() })) })).parse(await this.#json('/control/outbox'));
    const [message] = Array.isArray(outbox) ? outbox : outbox.messages;
    const tokens = await this.#post('token', { client_id: clientId, continuation_token: sent, grant_type: 'mfa_oob', oob: message?.code ?? '', scope });
    const { access_token: token, id_token } = z.object({ access_token: z.string(), id_token: z.string() }).parse(tokens);
    const claims: unknown = JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString());
    return { token, practitioner: z.object({ fhirUser: z.string() }).parse(claims).fhirUser.replace(/^.*(?=Practitioner\/)/, '') };
  }

  /** Orders what goes wrong with a request (docs/sandbox.md). */
  async fault(fault: { readonly kind: string; readonly path: string; readonly times: number; readonly status?: number }): Promise<void> {
    await fetch(`${this.url}/control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) });
  }

  /** The identifiers of every request that the server has taken, each as often as it is there. */
  async taken(token: string): Promise<string[]> {
    const found: string[] = [];
    let next: string | undefined = `${this.fhirBase}/Claim?status=active&_count=500&_sort=_lastUpdated`;
    const page = z.object({
      link: z.array(z.object({ relation: z.string(), url: z.string() })).optional(),
      entry: z.array(z.object({ resource: z.object({ identifier: z.array(z.object({ value: z.string() })).optional() }) })).optional(),
    });
    while (next !== undefined) {
      const { link, entry } = page.parse(await this.#json(next, token));
      found.push(...(entry ?? []).flatMap(({ resource }) => resource.identifier?.[0]?.value ?? []));
      next = link?.find(({ relation }) => relation === 'next')?.url;
    }
    return found;
  }

  /** Asks the FHIR endpoint for JSON. */
  read(address: string, token: string): Promise<unknown> {
    return this.#json(`${this.fhirBase}/${address}`, token);
  }

  async #identity(endpoint: string, form: Record<string, string>): Promise<string> {
    const answer = await this.#post(endpoint, { client_id: this.#ready.config.clientId, ...form });
    return z.object({ continuation_token: z.string() }).parse(answer).continuation_token;
  }

  async #post(endpoint: string, form: Record<string, string>): Promise<unknown> {
    const response = await fetch(`${this.#ready.config.authority}/oauth2/v2.0/${endpoint}`, { method: 'POST', body: new URLSearchParams(form) });
    return response.json();
  }

  async #json(address: string, token?: string): Promise<unknown> {
    const url = new URL(address, this.url);
    return (await fetch(url, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })).json();
  }
}
