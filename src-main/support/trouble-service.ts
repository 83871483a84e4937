import type { ResponseOf } from '../../src-shared/ipc/contract.ts';
import type { Administrator, Check, Trouble } from '../../src-shared/models/trouble.ts';
import type { HttpClient } from '../api/http-client.ts';
import type { NetworkProblem } from '../api/network-problem.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Keychain } from '../credentials/keychain.ts';
import type { SessionService } from '../session/session-service.ts';
import type { RememberedPeople } from '../sign-in/remembered-people.ts';

const withinMs = 8_000;
/** A clock is wrong when it is off by more than this: codes of apps and certificates begin to fail. */
const clockOffMs = 60_000;

type Tried = { readonly check: Check; readonly aheadMs?: number };

export type TroublePorts = {
  readonly history: { code(): Trouble['code']; answers(): Trouble['answers'] };
  readonly sessions: { readonly administrators: Pick<SessionService['administrators'], 'known'> };
  readonly people: Pick<RememberedPeople, 'known'>;
  readonly config: Pick<Config, 'authority' | 'fhirBaseUrl' | 'domain'>;
  readonly http: HttpClient;
  readonly keychain: Pick<Keychain, 'get'>;
  readonly clock: Clock;
};

/** Having trouble logging in?: what this run of the program knows, and what it can try. */
export class TroubleService {
  readonly #ports: TroublePorts;

  constructor(ports: TroublePorts) {
    this.#ports = ports;
  }

  read(): ResponseOf<'support', 'read'> {
    const { history } = this.#ports;
    const code = history.code();
    return { ...(code && { code }), answers: history.answers(), administrators: this.#administrators() };
  }

  /** Tries the servers, the clock and the keychain, all at once, each within 8 s. */
  async check(): Promise<ResponseOf<'support', 'check'>> {
    const { authority, fhirBaseUrl, domain } = this.#ports.config;
    const [keychain, ...servers] = await Promise.all([
      this.#keychain(),
      this.#server('sign-in-server', `${authority}/v2.0/.well-known/openid-configuration`),
      this.#server('request-server', `${fhirBaseUrl}/metadata`),
      domain ? this.#server('domain-server', `${domain.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`) : { check: { what: 'domain-server', result: 'skipped' } as const },
    ]);
    return [...servers.map(({ check }) => check), clockCheck(servers), keychain];
  }

  /** Of the facility that was open, and of everybody's whom this PC remembers; each once. */
  #administrators(): Administrator[] {
    const { sessions, people } = this.#ports;
    const all = [...sessions.administrators.known(), ...people.known().readable.flatMap(({ administrators }) => administrators ?? [])];
    return all.filter(({ facility, name }, index) => all.findIndex((other) => other.facility === facility && other.name === name) === index);
  }

  async #server(what: Check['what'], url: string): Promise<Tried> {
    const { http, clock } = this.#ports;
    const { host } = new URL(url);
    const answer = await http.send({ method: 'GET', url, timeoutMs: withinMs });
    if (!answer.ok) return { check: { what, host, result: answer.failure.code } };
    const { status, date } = answer.value;
    if (status !== 200) return { check: { what, host, result: wrongStatus(status) } };
    const aheadMs = clock.now() - Date.parse(date ?? '');
    return { check: { what, host, result: 'good' }, ...(!Number.isNaN(aheadMs) && { aheadMs }) };
  }

  async #keychain(): Promise<Check> {
    const { keychain, clock } = this.#ports;
    const over = new AbortController();
    const hangs = clock.wait(withinMs, over.signal).then(() => ({ ok: false, failure: 'keychain-hanging' }) as const);
    // Nobody's entry: asked for it, the keychain has to prove that it would keep one.
    const answer = await Promise.race([keychain.get('probe'), hangs]);
    over.abort();
    return { what: 'keychain', result: answer.ok ? 'good' : answer.failure };
  }
}

const wrongStatus = (status: number): NetworkProblem['code'] => (status === 429 ? 'throttled' : 'unexpected-answer');

/** By the first server that answered well and said its time; without one, why the first did not answer. */
function clockCheck(servers: readonly Tried[]): Check {
  const aheadMs = servers.find((each) => each.aheadMs !== undefined)?.aheadMs;
  if (aheadMs !== undefined) return { what: 'clock', result: Math.abs(aheadMs) > clockOffMs ? 'clock-wrong' : 'good', aheadMs };
  const result = servers[0]?.check.result ?? 'skipped';
  return { what: 'clock', result: result === 'good' ? 'skipped' : result };
}
