import type { AuditEvent, AuditFilter, AuditHead, AuditPage, AuditQuery, AuditState, AuditVerification } from '../../src-shared/models/audit.ts';
import type { Clock } from '../clock.ts';
import { noHash, type AuditRow } from '../db/audit-chain.ts';
import type { NewEntry } from '../db/audit-store.ts';
import { DatabaseDamagedError, type DatabaseThread } from '../db/database-thread.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import { toCsv } from '../reports/csv.ts';
import { toDocument, toTable } from './audit-document.ts';
import { openTrail, type OpenTrail } from './open-trail.ts';
import type { TrailKeys } from './trail-keys.ts';

/** A repeat within this time is the same event: a screen reads what it shows anew, each key is an edit, and Ctrl+C repeats while it is held. */
const sameWithinMs = 5 * 60_000;
const repeatable: readonly AuditEvent['action'][] = ['viewed', 'searched', 'edited', 'copied'];
/** Somebody leaves: what comes after is not a repeat, and the keychain gets the end of the chain. */
const ends: readonly AuditEvent['action'][] = ['locked', 'signed-out'];
/** How long quitting waits for the disk and the keychain. */
const closeWithinMs = 3_000;
/** How many entries there are at most behind the end that the keychain has. */
const headEvery = 100;

/** What the trail is kept with. `path` is its file, `host` the PC's name. */
export type AuditPorts = {
  /** A thread of its own. */
  readonly database: Pick<DatabaseThread, 'call' | 'end'>;
  readonly keys: TrailKeys;
  readonly path: string;
  readonly nativeBinding: string;
  readonly host: string;
  readonly clock: Clock;
  /** How far the server's clock is ahead, milliseconds; undefined: not known. */
  readonly aheadMs: () => number | undefined;
  readonly log: Logger;
  /** Practitioner/… or the account of the open session; undefined while there is none. */
  readonly who: () => string | undefined;
};

/**
 * Who did what on this PC and when (45 CFR 164.312(b)): a chain of entries, each with the hash of the one before, in an
 * encrypted file of its own. Nothing is ever deleted from it (164.316(b)(2) wants six years).
 */
export class AuditTrail {
  readonly #ports: AuditPorts;
  readonly #lately = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #waiting: Omit<NewEntry, 'pc'>[] = [];
  #opened: Promise<OpenTrail> | undefined;
  #writing: Promise<boolean> | undefined;
  /** The file was found damaged while it was open. */
  #damaged = false;
  #head: AuditHead | undefined;
  #keptHead = 0;

  constructor(ports: AuditPorts) {
    this.#ports = ports;
  }

  /** Opens the trail before it is needed. */
  start(): void {
    void this.#write();
  }

  /** Whose an event is that is recorded now. */
  who(): string | undefined {
    return this.#ports.who();
  }

  /**
   * Takes an event, in order and at once; settles with whether it is on the disk. What a disk refuses waits for the next
   * event, and without a keychain it is in memory only. `who`: whose it is, where that is not the open session's person.
   */
  record({ outcome = 'done', ...event }: AuditEvent, who = this.#ports.who()): Promise<boolean> {
    const at = this.#ports.clock.now();
    if (!this.#isRepeat(JSON.stringify([event, outcome, who]), event.action)) {
      const aheadMs = this.#ports.aheadMs();
      this.#waiting.push({ ...event, outcome, at, host: this.#ports.host, ...(aheadMs !== undefined && { aheadMs }), ...(who !== undefined && { who }) });
    }
    const written = this.#write();
    if (ends.includes(event.action)) void written.then(() => this.flush());
    return written;
  }

  /** Tells when there is more. Gives what ends that. */
  onMore(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Everything taken so far is on the disk, and the keychain has the end of the chain. */
  async flush(): Promise<void> {
    this.#lately.clear();
    await this.#write();
    await this.#keepHead();
  }

  async list(query: AuditQuery): Promise<AuditPage> {
    await this.#write();
    return this.#ports.database.call('audit.list', query);
  }

  async state(): Promise<AuditState> {
    await this.#write();
    const { kept } = await this.#open();
    const { database } = this.#ports;
    const { seq } = await database.call('audit.head');
    const refused = await database.call('audit.refusals');
    return { kept, count: seq, sent: await database.call('audit.sent'), ...(refused && { refused }), people: await database.call('audit.people') };
  }

  /** The entries that fit as CSV, or with their chain as JSON: then all of these days, whatever else the filter says. */
  async export(as: 'csv' | 'json', filter: AuditFilter): Promise<string> {
    await this.#write();
    const { database } = this.#ports;
    if (as === 'csv') return toCsv(toTable((await database.call('audit.list', { ...filter, sort: { column: 'seq', descending: true }, offset: 0, limit: -1 })).rows));
    const head = await database.call('audit.head');
    const span = await database.call('audit.span', filter);
    const before = span ? span.first - 1 : head.seq;
    const [previous] = await database.call('audit.after', before - 1, 1);
    const rows = await database.call('audit.after', before, span ? span.last - before : 0);
    return toDocument({ seq: before, hash: before === 0 ? noHash : (previous?.hash ?? noHash) }, head, rows);
  }

  /** The first entries that the server was not given. */
  async unsent(limit: number): Promise<AuditRow[]> {
    await this.#write();
    return this.#ports.database.call('audit.after', await this.#ports.database.call('audit.sent'), limit);
  }

  /** The first entries after number `seq` that the server refused. */
  async refused(seq: number, limit: number): Promise<AuditRow[]> {
    await this.#open();
    return this.#ports.database.call('audit.refused', seq, limit);
  }

  /** The server has taken these entries and refused those, by their numbers. */
  settle(taken: readonly number[], refused: readonly number[]): Promise<void> {
    return this.#ports.database.call('audit.settle', taken, refused);
  }

  /** Checks every link. */
  async verify(): Promise<AuditVerification> {
    await this.#write();
    const { kept, known } = await this.#open();
    const head = kept === 'kept' ? ((await this.#ports.keys.head()) ?? known) : undefined;
    return this.#ports.database.call('audit.verify', head);
  }

  /** Flushes, and ends its thread. */
  async close(): Promise<void> {
    if (!this.#opened && this.#waiting.length === 0) return;
    const over = new AbortController();
    await Promise.race([this.flush(), this.#ports.clock.wait(closeWithinMs, over.signal)]);
    over.abort();
    await this.#ports.database.end();
    this.#opened = undefined;
  }

  #open(): Promise<OpenTrail> {
    if (!this.#opened) {
      this.#opened = this.#begin();
      this.#opened.catch(() => (this.#opened = undefined));
    }
    return this.#opened;
  }

  async #begin(): Promise<OpenTrail> {
    const { database, keys, path, nativeBinding, host, clock, log } = this.#ports;
    const opened = await openTrail(database, keys, path, nativeBinding, this.#damaged);
    this.#damaged = false;
    if (opened.kept !== 'kept') log.error('audit.not-kept', { code: opened.kept });
    if (opened.began) {
      if (opened.began.outcome) log.error('audit.begun-anew', { code: opened.began.detail ?? '' });
      this.#waiting.unshift({ ...opened.began, outcome: opened.began.outcome ?? 'done', at: clock.now(), host });
    }
    this.#keptHead = opened.known?.seq ?? 0;
    return opened;
  }

  #isRepeat(event: string, action: AuditEvent['action']): boolean {
    if (!repeatable.includes(action)) return false;
    const now = this.#ports.clock.monotonic();
    for (const [each, at] of this.#lately) if (now - at >= sameWithinMs) this.#lately.delete(each);
    if (this.#lately.has(event)) return true;
    this.#lately.set(event, now);
    return false;
  }

  #write(): Promise<boolean> {
    this.#writing ??= this.#writeAll();
    return this.#writing;
  }

  async #writeAll(): Promise<boolean> {
    try {
      await this.#open();
      while (this.#waiting.length > 0) await this.#append([...this.#waiting]);
      if (this.#head && this.#head.seq - this.#keptHead >= headEvery) void this.#keepHead();
      return (await this.#open()).kept === 'kept';
    } catch (error) {
      this.#ports.log.error('audit.not-written', { where: whereThrown(error) });
      if (error instanceof DatabaseDamagedError) {
        this.#damaged = true;
        this.#opened = undefined;
        await this.#ports.database.call('close');
      }
      return false;
    } finally {
      this.#writing = undefined;
    }
  }

  async #append(entries: readonly Omit<NewEntry, 'pc'>[]): Promise<void> {
    const { pc } = await this.#open();
    this.#head = await this.#ports.database.call('audit.append', entries.map((entry) => ({ ...entry, pc })));
    // Others may have come meanwhile.
    this.#waiting.splice(0, entries.length);
    for (const listener of this.#listeners) listener();
  }

  async #keepHead(): Promise<void> {
    const { kept } = await this.#open();
    const head = this.#head;
    if (kept !== 'kept' || !head || head.seq === this.#keptHead) return;
    this.#keptHead = head.seq;
    await this.#ports.keys.keepHead(head);
  }
}
