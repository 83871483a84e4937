import type { ConsumerDetail, ConsumerHits, ConsumerSearch } from '../../src-shared/models/consumer.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';

const most = 50;

/** The consumers of one open session: what the server finds is kept, and what is kept is found without it. */
export class ConsumerService {
  readonly #fhir: FhirClient;
  readonly #database: DatabaseCalls;

  constructor(fhir: FhirClient, database: DatabaseCalls) {
    this.#fhir = fhir;
    this.#database = database;
  }

  /** Those whose id, or last name and date of birth, is asked for. */
  async find(query: ConsumerSearch): Promise<ConsumerHits> {
    const search = 'consumerId' in query ? `identifier=${encodeURIComponent(query.consumerId)}` : `family=${encodeURIComponent(query.lastName)}&birthdate=${query.birthDate}`;
    const asked = await this.#keep(`Patient?${search}&_count=${most}`);
    return { items: await this.#database.call('findConsumers', query), kept: !asked };
  }

  /** One consumer with coverages and requests. */
  async read(reference: string): Promise<ConsumerDetail | undefined> {
    const asked = await this.#keep(`Coverage?beneficiary=${reference}`);
    const read = await this.#database.call('readConsumer', reference);
    return read && { ...read, kept: !asked };
  }

  /** Whether the server answered, and what it gave is kept. */
  async #keep(search: string): Promise<boolean> {
    const text = await this.#fhir.text(search);
    return text.ok && (await this.#database.call('saveKept', text.value)) !== undefined;
  }
}
