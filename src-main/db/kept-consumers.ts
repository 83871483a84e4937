import type { Database } from 'better-sqlite3';
import type { ConsumerSearch } from '../../src-shared/models/consumer.ts';
import { fold } from '../fhir/request-summary.ts';
import { patientSchema, type Patient } from '../fhir/resources.ts';

/** The consumers kept beside the requests that fit: by member id, or by last name (without case and accents) and date of birth. */
export function keptConsumers(database: Database, query: ConsumerSearch): Patient[] {
  const text = 'consumerId' in query ? query.consumerId : query.birthDate;
  const rows = database.prepare(`SELECT json FROM resource WHERE reference GLOB 'Patient/*' AND instr(json, ?) > 0`).pluck().all(text) as string[];
  return rows.flatMap((json) => patientSchema.safeParse(JSON.parse(json)).data ?? []).filter((patient) => fits(patient, query));
}

function fits({ identifier, name, birthDate }: Patient, query: ConsumerSearch): boolean {
  if ('consumerId' in query) return (identifier ?? []).some(({ value }) => value === query.consumerId);
  return birthDate === query.birthDate && (name ?? []).some(({ family }) => fold(family ?? '').startsWith(fold(query.lastName)));
}
