import * as z from 'zod';
import { coverageSchema, type SeenCoverage } from '../../src-shared/models/submission.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';

const setting = 'submission.coverages';
const most = 200;
const seenSchema = z.array(z.tuple([z.string(), coverageSchema])).catch([]);

/** The coverages that were last seen, the newest at the end, kept for offline. */
export class SeenCoverages {
  readonly #database: DatabaseCalls;
  #seen: Map<string, SeenCoverage> | undefined;

  constructor(database: DatabaseCalls) {
    this.#database = database;
  }

  /** What was last seen of a consumer's coverage by an insurer; each by id. */
  async read(patient: string, insurer: string): Promise<SeenCoverage | undefined> {
    return (await this.#all()).get(keyOf(patient, insurer));
  }

  async keep(patient: string, insurer: string, coverage: SeenCoverage): Promise<void> {
    const all = await this.#all();
    all.delete(keyOf(patient, insurer));
    all.set(keyOf(patient, insurer), coverage);
    this.#seen = new Map([...all].slice(-most));
    await this.#database.call('saveSettings', { [setting]: JSON.stringify([...this.#seen]) });
  }

  async #all(): Promise<Map<string, SeenCoverage>> {
    this.#seen ??= new Map(seenSchema.parse(JSON.parse((await this.#database.call('settings'))[setting] ?? '[]')));
    return this.#seen;
  }
}

const keyOf = (patient: string, insurer: string) => `${patient} ${insurer}`;
