import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { DraftProblem, Drafts } from '../../src-shared/models/draft.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import type { Outgoing } from '../db/draft-sync-store.ts';
import { requestIdentifier } from '../fhir/draft/draft-to-claim.ts';

/** Typing rests this long before the server hears of it. */
const calmMs = 2_000;
/** A deletion is sent when it is not undone within this (a little more than the store asks for). */
const deletionMs = 10_500;
const firstRetryMs = 2_000;
const slowestRetryMs = 300_000;
/** A draft that somebody else keeps changing waits for the next occasion after so many rounds. */
const mostRounds = 5;

export type DraftSyncPorts = {
  readonly database: DatabaseCalls;
  readonly fhir: Pick<FhirClient, 'send' | 'text'>;
  readonly clock: Clock;
  /** FHIR references of whose session it is, and of the person's facilities once they are known. */
  readonly practitioner: string;
  readonly facilities: () => readonly string[];
  /** A number from 0 to 1, so that not every PC tries again at the same moment. */
  readonly random: () => number;
  readonly onState: (state: Pick<Drafts, 'syncing' | 'progress'>) => void;
};

type Pushed = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly problem: FhirProblem };

/**
 * Brings the drafts to the server and the server's changes here, one request at a time in the order in which they were
 * written, which is also each consumer's. Nothing is overwritten: an update names the version that it is based on, and
 * when that is not the server's any more, both are merged. What the server refuses waits for a person, the others go on.
 */
export class DraftSync {
  readonly #ports: DraftSyncPorts;
  readonly #over = new AbortController();
  #calm = new AbortController();
  #running: Promise<void> | undefined;
  #failures = 0;

  constructor(ports: DraftSyncPorts) {
    this.#ports = ports;
  }

  /** Sends nothing more; what is on its way has been written down when this is over. */
  async close(): Promise<void> {
    this.#over.abort();
    this.#calm.abort();
    await this.#running;
  }

  /** Something was written: the server hears of it when the typing rests. */
  soon(): void {
    this.#runAfter(calmMs);
  }

  /** Something was deleted: the server hears of it when that is not undone. */
  afterDeletion(): void {
    void this.#ports.clock.wait(deletionMs, this.#over.signal).then(() => this.run());
  }

  /** The server's drafts were just read: takes their changes, then sends ours. */
  async follow(): Promise<void> {
    const missing = await this.#ports.database.call('sync.follow', this.#ports.clock.now());
    for (const { id, serverId } of missing) if ((await this.#takeServers(id, serverId)).kind === 'failed') return;
    await this.run();
  }

  /** Sends what waits. One run at a time; a second call joins the first. */
  run(): Promise<void> {
    if (this.#over.signal.aborted) return Promise.resolve();
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (!this.#over.signal.aborted) this.#ports.onState({ syncing: false });
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      const ids = await this.#ports.database.call('sync.due', this.#ports.clock.now());
      if (ids.length === 0) return;
      for (const [done, id] of ids.entries()) {
        this.#ports.onState({ syncing: true, progress: { done, total: ids.length } });
        const pushed = await this.#push(id);
        if (this.#over.signal.aborted) return;
        if (pushed.kind === 'failed') return this.#retryAfter(pushed.problem);
        this.#failures = 0;
      }
    }
  }

  async #push(id: string): Promise<Pushed> {
    const { database, clock, practitioner } = this.#ports;
    const [facility, ...others] = this.#ports.facilities();
    if (facility === undefined) return { kind: 'failed', problem: { code: 'sign-in-needed' } };
    const outgoing = await database.call('sync.outgoing', id, { facilities: [facility, ...others], practitioner, created: new Date(clock.now()).toISOString() });
    if (!outgoing) return done;
    const answer = await this.#send(outgoing);
    if (!answer.ok) return { kind: 'failed', problem: answer.failure };
    const { status, body } = answer.value;
    if (outgoing.kind === 'delete') return this.#deleted(outgoing, status, body);
    if (status === 201 || (status === 200 && outgoing.kind === 'update')) {
      const isTaken = await database.call('sync.accepted', id, outgoing.revision, body, clock.now());
      if (isTaken || outgoing.kind === 'create') return isTaken ? done : unexpected;
      return this.#takeServers(id, outgoing.serverId);
    }
    // An earlier attempt, whose answer did not come, has created it.
    if (status === 200) return (await database.call('sync.merge', id, body, clock.now())) ? done : unexpected;
    if (outgoing.kind === 'update' && status === 412) return this.#takeServers(id, outgoing.serverId);
    if (outgoing.kind === 'update' && (status === 404 || status === 410)) await database.call('sync.elsewhere', id, 'gone');
    else await database.call('sync.park', id, problemOf(status, body));
    return done;
  }

  #send(outgoing: Outgoing): ReturnType<FhirClient['send']> {
    const { fhir } = this.#ports;
    if (outgoing.kind === 'create') {
      const { system, value } = requestIdentifier(outgoing.identifier);
      return fhir.send('POST', 'Claim', outgoing.json, { 'If-None-Exist': `identifier=${system}|${value}`, Prefer: 'return=representation' });
    }
    const headers = { 'If-Match': `W/"${outgoing.version}"`, Prefer: 'return=representation' };
    if (outgoing.kind === 'delete') return fhir.send('DELETE', `Claim/${outgoing.serverId}`, undefined, headers);
    return fhir.send('PUT', `Claim/${outgoing.serverId}`, outgoing.json, headers);
  }

  /** Somebody's later change is worth more than our deletion: the draft is here again, with what they wrote. */
  async #deleted({ id, serverId }: Extract<Outgoing, { kind: 'delete' }>, status: number, body: string): Promise<Pushed> {
    const { database } = this.#ports;
    if (status === 412) return this.#takeServers(id, serverId);
    if (status < 300 || status === 404 || status === 410) {
      await database.call('sync.deleted', id, randomUUID());
      return done;
    }
    await database.call('drafts.restore', id);
    await database.call('sync.park', id, problemOf(status, body));
    return done;
  }

  async #takeServers(id: string, serverId: string): Promise<Pushed> {
    const { database, fhir, clock } = this.#ports;
    const text = await fhir.text(`Claim/${serverId}`);
    if (text.ok) return (await database.call('sync.merge', id, text.value, clock.now())) ? done : unexpected;
    if (text.failure.code !== 'not-found') return { kind: 'failed', problem: text.failure };
    await database.call('sync.elsewhere', id, 'gone');
    return done;
  }

  /** A needed sign-in or a lost network comes back by itself; for anything else, later and later, not all PCs at once. */
  #retryAfter({ code, waitMs }: FhirProblem): void {
    if (code === 'sign-in-needed' || code === 'offline') return;
    const most = Math.min(firstRetryMs * 2 ** this.#failures, slowestRetryMs);
    this.#failures += 1;
    this.#runAfter(waitMs ?? most / 2 + (most / 2) * this.#ports.random());
  }

  #runAfter(ms: number): void {
    this.#calm.abort();
    const calm = new AbortController();
    this.#calm = calm;
    if (this.#over.signal.aborted) return;
    void this.#ports.clock.wait(ms, calm.signal).then(() => (calm.signal.aborted ? undefined : this.run()));
  }
}

const done: Pushed = { kind: 'done' };
const unexpected: Pushed = { kind: 'failed', problem: { code: 'unexpected-answer' } };

const outcomeSchema = z.object({ issue: z.array(z.object({ code: z.string().optional(), expression: z.array(z.string()).optional() })) });

/** Why a draft was refused: the status, and the first issue of the OperationOutcome. */
function problemOf(status: number, body: string): DraftProblem {
  let issue: z.infer<typeof outcomeSchema>['issue'][number] | undefined;
  try {
    issue = outcomeSchema.safeParse(JSON.parse(body)).data?.issue[0];
  } catch {
    issue = undefined;
  }
  const expression = issue?.expression?.[0];
  return { status, ...(issue?.code !== undefined && { code: issue.code }), ...(expression !== undefined && { expression }) };
}
