import type { Database } from 'better-sqlite3';
import type { DraftFields } from '../../src-shared/models/draft.ts';
import type { Duplicate } from '../../src-shared/models/submission.ts';
import { claimSchema } from '../fhir/resources.ts';
import { readSubmissionRow, submissionColumns } from './submission-row.ts';

/** A service that is asked for: its code, and from when to when, as FHIR dates. */
type Asked = { readonly code: string; readonly from: string; readonly to: string };

/** The requests for the same consumer, code and overlapping dates: those sent from here, and those of the kept copy. */
export function duplicatesOf(fields: DraftFields, draft: { readonly id: string; readonly serverId?: string | undefined }, work: Database, cache: Database): Duplicate[] {
  const wanted = askedBy(fields);
  const consumer = fields.consumer;
  if (!consumer || wanted.length === 0) return [];
  const sent = work
    .prepare(`SELECT ${submissionColumns} FROM submission WHERE state <> 'refused' AND draft_id <> ? AND fields ->> '$.consumer.reference' = ?`)
    .all(draft.id, consumer.reference)
    .map(readSubmissionRow);
  const kept = cache
    .prepare(`SELECT json FROM request JOIN resource ON reference = 'Claim/' || id WHERE status = 'active' AND consumer_id = ?`)
    .pluck()
    .all(consumer.consumerId)
    .flatMap((json) => claimSchema.safeParse(JSON.parse(json as string)).data ?? []);
  const known = new Set(sent.map(({ identifier }) => identifier.value));
  return [
    ...sent.flatMap(({ draft_id, fields: other }) => same(wanted, askedBy(other)).map((each) => ({ id: draft_id, where: 'queue' as const, ...each }))),
    ...kept
      .filter(({ id, identifier }) => id !== draft.serverId && !identifier?.some(({ value }) => known.has(value ?? '')))
      .flatMap(({ id, item }) => {
        const asked = (item ?? []).map(({ productOrService, servicedDate, servicedPeriod }): Asked => {
          const from = servicedPeriod?.start ?? servicedDate ?? '';
          return { code: productOrService.coding?.[0]?.code ?? '', from, to: servicedPeriod?.end ?? from };
        });
        return same(wanted, asked).map((each) => ({ id, where: 'server' as const, ...each }));
      }),
  ];
}

function askedBy({ services }: DraftFields): Asked[] {
  return services.map(({ service, from, to }) => ({ code: service?.code ?? '', from: from ?? '', to: to ?? from ?? '' })).filter(({ code }) => code !== '');
}

function same(wanted: readonly Asked[], others: readonly Asked[]): { service: string; from: string }[] {
  return others.filter((other) => wanted.some(({ code, from, to }) => code === other.code && from <= other.to && other.from <= to)).map(({ code, from }) => ({ service: code, from }));
}
