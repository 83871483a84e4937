import { failed, ok } from '../../src-shared/models/result.ts';
import { FhirClient, type FhirProblem } from '../api/fhir-client.ts';
import { searchset } from './resources.ts';
import { ScriptedHttp } from './scripted-http.ts';

/** A Communication as a test writes it. */
export type Message = { readonly id: string; readonly meta: { readonly versionId: string; readonly lastUpdated: string } } & Readonly<Record<string, unknown>>;
type Answer = { readonly status: number; readonly body: string };

/** A message of Organization/i1 to Organization/f1; `change` replaces members. */
export function message(id: string, change: Readonly<Record<string, unknown>> = {}): Message {
  return {
    resourceType: 'Communication',
    id,
    meta: { versionId: '1', lastUpdated: '2026-01-05T08:00:00.000Z' },
    status: 'completed',
    topic: { text: 'Additional information needed' },
    subject: { reference: 'Patient/p1' },
    about: [{ reference: 'Claim/c1' }],
    sender: { reference: 'Organization/i1', display: 'Insurer as written' },
    recipient: [{ reference: 'Organization/f1' }],
    sent: '2026-01-05T07:59:00.000Z',
    payload: [{ contentString: 'Please send the clinical notes.' }],
    ...change,
  };
}

/** The messages of a FHIR server: what it holds, what it was asked, and what fails in place of the truth. */
export class MessageServer extends FhirClient {
  readonly messages = new Map<string, Message>();
  readonly others: unknown[] = [];
  readonly asked: string[] = [];
  readonly written: { readonly path: string; readonly json: string; readonly headers: Readonly<Record<string, string>> }[] = [];
  pageSize = 2;
  /** What an interaction (`GET Communication?…`) answers in place of the truth. */
  instead: (asked: string) => FhirProblem | Answer | undefined = () => undefined;
  /** Done, and then the answer is lost. */
  lost: (asked: string) => boolean = () => false;
  #clock = Date.UTC(2026, 0, 6);

  constructor(...messages: Message[]) {
    super(new ScriptedHttp(), 'https://server.example/fhir', { accessToken: () => Promise.resolve(failed({ code: 'offline' })), refused: () => undefined }, new AbortController().signal);
    for (const each of messages) this.messages.set(each.id, each);
  }

  /** Somebody else changes a message. */
  change(id: string, change: Readonly<Record<string, unknown>>): Message {
    const before = this.messages.get(id);
    const versionId = String(Number(before?.meta.versionId ?? 0) + 1);
    const after = { resourceType: 'Communication', ...before, ...change, id, meta: { versionId, lastUpdated: new Date((this.#clock += 1000)).toISOString() } };
    this.messages.set(id, after);
    return after;
  }

  override text(address: string) {
    this.asked.push(address);
    const instead = this.instead(`GET ${address}`);
    if (instead) return Promise.resolve('code' in instead ? failed(instead) : ok(instead.body));
    const id = /Communication\/(.+)$/.exec(address)?.[1];
    if (id === undefined) return Promise.resolve(ok(JSON.stringify(this.#search(address))));
    const found = this.messages.get(id);
    return Promise.resolve(found ? ok(JSON.stringify(found)) : failed({ code: 'not-found' as const }));
  }

  override send(method: string, path: string, json = '', headers: Readonly<Record<string, string>> = {}) {
    const asked = `${method} ${path}`;
    this.written.push({ path, json, headers });
    const instead = this.instead(asked);
    if (instead) return Promise.resolve('code' in instead ? failed(instead) : ok(instead));
    const answer = method === 'POST' ? this.#create(json, headers) : this.#update(path, json, headers);
    return Promise.resolve(this.lost(asked) ? failed({ code: 'server-trouble' as const }) : ok(answer));
  }

  #create(json: string, headers: Readonly<Record<string, string>>): Answer {
    const [, system, value] = /^identifier=([^|]+)\|(.+)$/.exec(headers['If-None-Exist'] ?? '') ?? [];
    const is = ({ identifier }: Message) => Array.isArray(identifier) && identifier.some((each: { system?: string; value?: string }) => each.system === system && each.value === value);
    const there = value === undefined ? undefined : [...this.messages.values()].find(is);
    if (there) return { status: 200, body: JSON.stringify(there) };
    const { id: _, ...resource } = JSON.parse(json) as Message;
    return { status: 201, body: JSON.stringify(this.change(`new-${this.messages.size}`, resource)) };
  }

  #update(path: string, json: string, headers: Readonly<Record<string, string>>): Answer {
    const id = path.slice('Communication/'.length);
    const before = this.messages.get(id);
    if (!before) return { status: 404, body: '' };
    if (headers['If-Match'] !== `W/"${before.meta.versionId}"`) return { status: 412, body: '' };
    const { meta: _, ...resource } = JSON.parse(json) as Message;
    const versionId = String(Number(before.meta.versionId) + 1);
    const after = { ...resource, id, meta: { versionId, lastUpdated: new Date((this.#clock += 1000)).toISOString() } };
    this.messages.set(id, after);
    return { status: 200, body: JSON.stringify(after) };
  }

  #search(address: string): unknown {
    const url = new URL(address, 'https://server.example/fhir/');
    const of = (name: string) => url.searchParams.get(name) ?? '';
    const facility = of('recipient') || of('sender');
    const isOf = (each: Message) => JSON.stringify(url.searchParams.has('sender') ? each.sender : each.recipient).includes(`"${facility}"`);
    const all = [...this.messages.values()].filter(isOf);
    if (of('_summary') === 'count') return searchset([], { total: all.length });
    const since = of('_lastUpdated').slice('ge'.length);
    const found = all.filter(({ meta }) => meta.lastUpdated >= since).toSorted((a, b) => a.meta.lastUpdated.localeCompare(b.meta.lastUpdated));
    const offset = Number(of('_offset'));
    const next = new URL(url);
    next.searchParams.set('_offset', String(offset + this.pageSize));
    const link = offset + this.pageSize < found.length ? [{ relation: 'next', url: next.href }] : [];
    return searchset([...found.slice(offset, offset + this.pageSize), ...this.others], { link });
  }
}
