import type { Database } from 'better-sqlite3';
import * as z from 'zod';
import type { ConsumerDetail, ConsumerHits, ConsumerSearch } from '../../src-shared/models/consumer.ts';
import type { RequestRow } from '../../src-shared/models/home.ts';
import { foundConsumer } from '../fhir/consumer.ts';
import { coverageSchema, patientSchema, type Coverage } from '../fhir/resources.ts';
import type { CaseStore } from './case-store.ts';
import { keptConsumers } from './kept-consumers.ts';
import { readResource } from './read-resource.ts';
import { requestColumns } from './request-store.ts';

const contractsSchema = z.array(z.object({ id: z.string(), name: z.string() })).catch([]);

/** The database thread's calls about consumers. */
export type ConsumerCalls = {
  readonly findConsumers: (query: ConsumerSearch) => ConsumerHits['items'];
  readonly readConsumer: (reference: string) => Omit<ConsumerDetail, 'kept'> | undefined;
  /** The kept coverages of a consumer; `payers` are FHIR references. */
  readonly coveragesOf: (patient: string) => { readonly status: string; readonly memberId: string | undefined; readonly payers: readonly string[] }[];
};

/** What is kept of consumers: of the requests' and of those that were looked for. */
export function consumerCalls(database: () => Database, cases: () => CaseStore): ConsumerCalls {
  return {
    findConsumers: (query) =>
      keptConsumers(database(), query).map((patient) => {
        const payers = coveragesOf(database(), `Patient/${patient.id}`).flatMap(({ status, payer }) => (status === 'active' && payer !== '' ? payer : []));
        return { ...foundConsumer(patient), payers: [...new Set(payers)].join(', ') };
      }),
    readConsumer: (reference) => {
      const patient = patientSchema.safeParse(readResource(database(), reference)).data;
      if (!patient) return undefined;
      const consumer = foundConsumer(patient);
      // A draft that only this PC has refers to no Patient.
      const drafts = database().prepare(`SELECT ${requestColumns} FROM worklist WHERE consumer_id = ? AND birth_date = ? ORDER BY last_modified DESC, id`).all(consumer.consumerId, consumer.birthDate) as RequestRow[];
      return { consumer, coverages: coveragesOf(database(), reference), cases: cases().ofConsumer(reference), drafts };
    },
    coveragesOf: (patient) =>
      keptCoverages(database(), patient).map(({ status, subscriberId, payor = [] }) => ({ status, memberId: subscriberId, payers: payor.flatMap(({ reference }) => reference ?? []) })),
  };
}

function coveragesOf(database: Database, patient: string): ConsumerDetail['coverages'] {
  const contracts = contractsSchema.parse(JSON.parse((database.prepare(`SELECT value FROM setting WHERE name = 'home.contracts'`).pluck().get() as string | undefined) ?? '[]'));
  return keptCoverages(database, patient).map(({ status, subscriberId, identifier, payor, period }) => ({
    payer: contracts.find(({ id }) => id === payor?.[0]?.reference)?.name ?? payor?.[0]?.display ?? '',
    status,
    memberId: subscriberId ?? identifier?.[0]?.value ?? '',
    ...(period?.start !== undefined && { from: period.start }),
    ...(period?.end !== undefined && { to: period.end }),
  }));
}

function keptCoverages(database: Database, patient: string): Coverage[] {
  const rows = database
    .prepare(`SELECT json FROM resource WHERE reference > 'Coverage/' AND reference < 'Coverage0' AND instr(json, ?) > 0`)
    .pluck()
    .all(`${patient}"`) as string[];
  return rows.flatMap((json) => coverageSchema.safeParse(JSON.parse(json)).data ?? []).filter(({ beneficiary }) => beneficiary.reference === patient);
}
