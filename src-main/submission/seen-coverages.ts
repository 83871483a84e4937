import * as z from 'zod';
import { coverageSchema, type SeenCoverage } from '../../src-shared/models/submission.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { readCoverage } from './read-parties.ts';

const setting = 'submission.coverages';
const most = 200;
const seenSchema = z.array(z.tuple([z.string(), coverageSchema])).catch([]);

type Ports = { readonly database: DatabaseCalls; readonly fhir: FhirClient; readonly clock: Clock };

/** The coverages of consumers by insurers: those last seen are kept for offline, the newest at the end. */
export class SeenCoverages {
  readonly #ports: Ports;
  #seen: Map<string, SeenCoverage> | undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** A consumer's coverage by an insurer (FHIR references) as the server has it now, or as last seen. Undefined: never seen. */
  async of(patient: string, insurer: string): Promise<SeenCoverage | undefined> {
    const [patientId = '', insurerId = ''] = [patient, insurer].map((reference) => reference.split('/')[1]);
    if (patientId === '' || insurerId === '') return undefined;
    const key = `${patientId} ${insurerId}`;
    const read = await readCoverage(this.#ports.fhir, patientId, insurerId);
    if (!read.ok) return (await this.#all()).get(key) ?? this.#kept(patient, insurer);
    const seen = { ...(read.value?.seen ?? { status: 'none' }), asOf: this.#ports.clock.now() };
    await this.#keep(key, seen);
    return seen;
  }

  /** By the coverages that came with the home. A consumer of whom none came is not known to have none. */
  async #kept(patient: string, insurer: string): Promise<SeenCoverage | undefined> {
    const coverages = await this.#ports.database.call('coveragesOf', patient);
    if (coverages.length === 0) return undefined;
    const theirs = coverages.filter(({ payers }) => payers.includes(insurer));
    const { status, memberId } = theirs.find((each) => each.status === 'active') ?? theirs[0] ?? { status: 'none', memberId: undefined };
    return { status, ...(memberId !== undefined && { memberId }) };
  }

  async #keep(key: string, coverage: SeenCoverage): Promise<void> {
    const all = await this.#all();
    all.delete(key);
    all.set(key, coverage);
    this.#seen = new Map([...all].slice(-most));
    await this.#ports.database.call('saveSettings', { [setting]: JSON.stringify([...this.#seen]) });
  }

  async #all(): Promise<Map<string, SeenCoverage>> {
    this.#seen ??= new Map(seenSchema.parse(JSON.parse((await this.#ports.database.call('settings'))[setting] ?? '[]')));
    return this.#seen;
  }
}
