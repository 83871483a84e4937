import type { Problem, ProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Receipt, SeenCoverage, SendCheck, SendFailure, Submission } from '../../src-shared/models/submission.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import type { SubmissionRow } from '../db/submission-row.ts';
import type { Settlement } from '../db/submission-store.ts';
import { inquire, submit, type Outcome } from './exchange.ts';
import { SeenCoverages } from './seen-coverages.ts';
import { PartyReader, type PartiesProblem } from './read-parties.ts';

const firstRetryMs = 2_000;
const slowestRetryMs = 120_000;
/** While requests are sent one after another, the window is told no more often than this. */
const calmMs = 100;

/** What the submissions of one open session work with. */
export type SubmissionPorts = {
  readonly database: DatabaseCalls;
  readonly fhir: FhirClient;
  /** FHIR base address, without a final slash. */
  readonly base: string;
  readonly clock: Clock;
  /** FHIR reference of the facility, once it is known. */
  readonly facility: () => string | undefined;
  /** The outage that a request waited for. */
  readonly waitedFor: (receipt: Receipt) => Promise<Receipt['waitedFor']>;
  readonly onChange: (submission: Submission) => void;
  /** A request was queued, cancelled or settled: its draft is in another state. */
  readonly onMoved: (draftId: string) => void;
  /** The server has a request, or an answer, that it did not have before. */
  readonly onAnswered: () => void;
};

/**
 * Sends the requests of one open session, each exactly once and in order. What is on its way is on disk before it leaves;
 * where the outcome is unknown, the server is asked before anything is sent again. A request that has to wait holds up the
 * later ones of the same consumer, not the others.
 */
export class SubmissionService {
  readonly #ports: SubmissionPorts;
  readonly #parties: PartyReader;
  readonly #over = new AbortController();
  #current: Submission = { revision: 0, running: false, items: [] };
  #running: Promise<void> | undefined;
  /** How often a run was wanted. */
  #wanted = 0;
  #failures = 0;
  #pause = new AbortController();
  #telling: NodeJS.Timeout | undefined;
  readonly #coverages: SeenCoverages;

  constructor(ports: SubmissionPorts) {
    this.#ports = ports;
    this.#parties = new PartyReader(ports.fhir);
    this.#coverages = new SeenCoverages(ports);
  }

  /** Tells what is on its way, and goes on with it. */
  async open(): Promise<void> {
    await this.#tell();
    void this.run();
  }

  current(): Submission {
    return this.#current;
  }

  /** Puts a draft in the queue; it is sent as soon as the server can be reached. */
  async send(id: string): Promise<Result<undefined, SendFailure>> {
    const { database, clock, onMoved } = this.#ports;
    try {
      const queued = await database.call('submissions.queue', id, clock.now());
      if (!queued.ok) return queued;
    } catch (error) {
      if (error instanceof Error && /SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(error.message)) return failed('not-saved');
      throw error;
    }
    onMoved(id);
    await this.#tell();
    void this.run();
    return ok(undefined);
  }

  /** Sends every draft that is ready; gives how many there were. */
  async sendAllReady(): Promise<number> {
    const ids = await this.#ports.database.call('submissions.ready');
    let count = 0;
    for (const id of ids) if ((await this.send(id)).ok) count += 1;
    return count;
  }

  /** Takes a request out of the queue; false when it has left. */
  async cancel(id: string): Promise<boolean> {
    const isGone = await this.#ports.database.call('submissions.cancel', id);
    if (isGone) this.#ports.onMoved(id);
    await this.#tell();
    return isGone;
  }

  async receipt(id: string): Promise<Receipt | undefined> {
    const receipt = await this.#ports.database.call('submissions.receipt', id);
    return receipt && { ...receipt, waitedFor: await this.#ports.waitedFor(receipt) };
  }

  /** What there is to know before a draft is sent; undefined when there is none. The coverage is read now, or was before. */
  async check(id: string): Promise<SendCheck | undefined> {
    const { database } = this.#ports;
    const draft = await database.call('drafts.read', id);
    if (!draft) return undefined;
    const { consumer, contractId } = draft.fields;
    const coverage = consumer && contractId !== undefined ? await this.coverage(consumer.reference, contractId) : undefined;
    return { missing: draft.missing, duplicates: await database.call('duplicates', id), ...(coverage && { coverage }) };
  }

  /** The consumer's coverage under a contract, both FHIR references: read now, or as last seen. Undefined: never seen. */
  coverage(patient: string, contractId: string): Promise<SeenCoverage | undefined> {
    return this.#coverages.of(patient, contractId);
  }

  /** Asks the payer for the answer to a pended request. */
  async checkStatus(id: string): Promise<{ ok: true; value: Receipt } | { ok: false; problem: Problem }> {
    const { database, fhir } = this.#ports;
    const row = await database.call('submissions.of', id);
    if (row?.state !== 'answered' || row.inquiry === null) return notAnswered('unexpected-answer');
    const outcome = await inquire(fhir, row.inquiry, row.identifier.value, row.fields);
    if (outcome === 'none' || outcome.settlement.state !== 'answered') return notAnswered(outcome !== 'none' && outcome.trouble === 'no-server' ? 'offline' : 'unexpected-answer');
    await this.#settle(row, outcome.settlement);
    await this.#tell();
    const receipt = await this.receipt(id);
    return receipt ? { ok: true, value: receipt } : notAnswered('unexpected-answer');
  }

  /** Sends what waits, in order; at once also when it paused because the server could not be reached. */
  run(): Promise<void> {
    this.#wanted += 1;
    this.#pause.abort();
    this.#running ??= this.#runs().finally(() => {
      this.#running = undefined;
      return this.#tell();
    });
    return this.#running;
  }

  /** Stops after the exchange that is on its way; `fhir` is over by then. */
  async close(): Promise<void> {
    this.#over.abort();
    this.#pause.abort();
    clearTimeout(this.#telling);
    await this.#running;
  }

  async #runs(): Promise<void> {
    for (let done = 0; done < this.#wanted && !this.#over.signal.aborted; ) {
      const wanted = this.#wanted;
      this.#pause = new AbortController();
      const wait = await this.#pass();
      if (wait === undefined) {
        this.#failures = 0;
        done = wanted;
        continue;
      }
      const ceiling = Math.min(firstRetryMs * 2 ** this.#failures, slowestRetryMs);
      this.#failures += 1;
      await this.#tell();
      if (this.#wanted === wanted) await this.#ports.clock.wait(Math.max(wait, ceiling / 2 + (Math.random() * ceiling) / 2), this.#pause.signal);
    }
  }

  /** Goes through the queue once. Gives how long the server wants to be left alone when something is left, in ms. */
  async #pass(): Promise<number | undefined> {
    const held = new Set<string>();
    let left: number | undefined;
    const total = this.#current.items.length;
    this.#current = { ...this.#current, progress: { done: 0, total } };
    for (let after = 0, done = 0; !this.#over.signal.aborted; ) {
      const row = await this.#ports.database.call('submissions.next', after);
      if (!row) break;
      after = row.seq;
      const consumer = row.fields.consumer?.reference ?? '';
      if (held.has(consumer)) continue;
      const outcome = await this.#advance(row);
      if (outcome?.trouble) {
        held.add(consumer);
        left = Math.max(left ?? 0, outcome.waitMs ?? 0);
      } else {
        done += 1;
        this.#current = { ...this.#current, progress: { done, total: Math.max(total, done) } };
      }
      this.#tellSoon();
      if (outcome?.trouble === 'no-server') break;
    }
    const { progress: _over, ...current } = this.#current;
    this.#current = current;
    return left;
  }

  /** Brings one request as far as it goes now. Undefined: it was cancelled. */
  async #advance(row: SubmissionRow): Promise<Outcome | undefined> {
    const asked = row.state === 'queued' ? 'none' : await this.#ask(row);
    if (asked !== 'none') return this.#settled(row, asked);
    const sent = await this.#send(row);
    if (sent?.settlement.state !== 'outcome-unknown' || sent.trouble === 'no-server' || sent.waitMs !== undefined) return sent && this.#settled(row, sent);
    await this.#settle(row, sent.settlement);
    const again = await this.#ask(row);
    return again === 'none' ? sent : this.#settled(row, again);
  }

  async #ask({ seq, identifier, fields }: SubmissionRow): Promise<Outcome | 'none'> {
    const row = await this.#ports.database.call('submissions.at', seq);
    return row?.inquiry === undefined || row.inquiry === null ? 'none' : inquire(this.#ports.fhir, row.inquiry, identifier.value, fields);
  }

  async #send(row: SubmissionRow): Promise<Outcome | undefined> {
    const { database, fhir, base, clock, facility } = this.#ports;
    const before = row.state === 'queued' ? 'queued' : 'outcome-unknown';
    const parties = row.key === null ? await this.#parties.read(row.fields, facility()) : undefined;
    if (parties && !parties.ok) return unread(parties.failure);
    const outgoing = await database.call('submissions.begin', row.seq, clock.now(), parties && { parties: parties.value, base });
    if (!outgoing) return undefined;
    this.#ports.onMoved(row.draft_id);
    this.#tellSoon();
    return submit(fhir, outgoing, row.identifier.value, row.fields, before);
  }

  async #settled(row: SubmissionRow, outcome: Outcome): Promise<Outcome> {
    await this.#settle(row, outcome.settlement);
    return outcome;
  }

  async #settle({ seq, draft_id: draftId }: SubmissionRow, settlement: Settlement): Promise<void> {
    await this.#ports.database.call('submissions.settle', seq, this.#ports.clock.now(), settlement);
    this.#ports.onMoved(draftId);
    if (settlement.state === 'answered') this.#ports.onAnswered();
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      void this.#tell();
    }, calmMs);
  }

  async #tell(): Promise<void> {
    if (this.#over.signal.aborted) return;
    const items = await this.#ports.database.call('submissions.items');
    this.#current = { ...this.#current, revision: this.#current.revision + 1, running: this.#running !== undefined, items };
    this.#ports.onChange(this.#current);
  }
}

const notAnswered = (code: ProblemCode) => ({ ok: false, problem: { code } }) as const;

/** What a request was about could not be read: it has not left. */
function unread(problem: PartiesProblem): Outcome {
  if (problem.code === 'missing') return { settlement: { state: 'refused', issues: [{ code: 'not-found', text: '', path: [problem.field] }] } };
  return { settlement: { state: 'queued' }, trouble: problem.code === 'timeout' || problem.code === 'server-trouble' || problem.code === 'unexpected-answer' ? 'later' : 'no-server', waitMs: problem.waitMs };
}
