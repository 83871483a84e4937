import { describe, expect, it } from 'vitest';
import type { ContractClock } from '../../src-shared/models/setup.ts';
import type { Claim } from '../fhir/resources.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { claim, patient, searchset } from '../testing/resources.ts';
import { ReportService } from './report-service.ts';

const hourMs = 3_600_000;
/** A Wednesday at noon, here. */
const now = new Date(2026, 10, 25, 12).getTime();
const ago = (hours: number) => new Date(now - hours * hourMs).toISOString();
const urgent: Partial<Claim> = { priority: { coding: [{ code: 'stat' }] } };
const clocks: readonly ContractClock[] = [
  { kind: 'decision-expedited', amount: 72, unit: 'hours', source: 'rule' },
  { kind: 'decision-standard', amount: 7, unit: 'days', source: 'rule' },
  { kind: 'answer-to-pend', amount: 15, unit: 'days', source: 'payer' },
];

const draft = (id: string, hours: number) => claim(id, { meta: { versionId: '1', lastUpdated: ago(hours) } });
const sent = (id: string, hours: number, more: Partial<Claim> = {}) => claim(id, { status: 'active', meta: { versionId: '2', lastUpdated: ago(hours) }, ...more });
const answer = (id: string, hours: number, action: string) => ({
  resourceType: 'ClaimResponse', id: `r-${id}`, meta: { versionId: '1', lastUpdated: ago(hours) }, status: 'active', created: ago(hours), request: { reference: `Claim/${id}` }, outcome: action === 'A4' ? 'partial' : 'complete',
  item: [{ itemSequence: 1, adjudication: [{ extension: [{ url: 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewAction', extension: [{ url: 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewActionCode', valueCodeableConcept: { coding: [{ code: action }] } }] }] }] }],
});

async function reports(claims: readonly Claim[], answers: readonly object[] = []) {
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  await database.call('savePage', JSON.stringify(searchset([...claims, patient('p1')])), { 'Organization/i1': 'Acme Health' }, 1);
  await database.call('saveKept', JSON.stringify(searchset(answers)));
  const clock = new ManualClock();
  clock.set(now);
  return new ReportService({ database, clocksOf: () => clocks, clock }).read();
}

describe('drafts by age', () => {
  it('are counted by this PC’s days since the last change', async () => {
    const { drafts } = await reports([draft('a', -1), draft('b', 1), draft('c', 35), draft('d', 37), draft('e', 24 * 5), draft('f', 24 * 10), draft('g', 24 * 400), sent('h', 1)]);
    expect(drafts.map(({ from, to, count }) => `${from}-${to ?? ''} ${count}`)).toEqual(['0-1 3', '2-3 1', '4-7 1', '8-14 1', '15- 1']);
  });
});

describe('sent and answered', () => {
  it('are counted by weeks from Monday', async () => {
    const { weeks } = await reports([sent('a', 1), sent('b', 24 * 2 + 11), sent('c', 24 * 2 + 13), sent('d', 24 * 80)], [answer('c', 2, 'A1'), answer('d', 24 * 79, 'A1')]);
    expect(weeks).toHaveLength(8);
    expect(weeks.slice(-2).map(({ start, ...counts }) => [new Date(start).getDate(), counts])).toEqual([[16, { sent: 1, answered: 0 }], [23, { sent: 2, answered: 1 }]]);
  });
});

describe('turnaround', () => {
  it('is held against the clock, urgent requests apart, and counts what waits too long', async () => {
    const { turnaround } = await reports(
      [sent('a', 100, urgent), sent('b', 100, urgent), sent('c', 100, urgent), sent('d', 100), sent('e', 24 * 9), sent('f', 24 * 200)],
      [answer('a', 100 - 10, 'A1'), answer('b', 100 - 80, 'A3'), answer('c', 50, 'A4'), answer('f', 24 * 199, 'A1')],
    );
    expect(turnaround).toEqual([
      { contract: 'Acme Health', expedited: true, clock: clocks[0], decided: 2, inTime: 1, medianMs: 45 * hourMs, longestMs: 80 * hourMs, waiting: 1, late: 1 },
      { contract: 'Acme Health', expedited: false, clock: clocks[1], decided: 0, inTime: 0, waiting: 2, late: 1 },
    ]);
  });
});

describe('pended', () => {
  it('are those that the reviewer asked about, what is due first before the others', async () => {
    const { pended } = await reports([sent('a', 100), sent('b', 300), sent('c', 100)], [answer('a', 90, 'A4'), answer('b', 290, 'A4'), answer('c', 90, 'A1')]);
    expect(pended.map(({ id, consumerName, due = 0, clock }) => [id, consumerName, Math.round((due - now) / hourMs / 24), clock?.kind])).toEqual([
      ['b', 'Muñoz, Ana Lucía', 3, 'answer-to-pend'],
      ['a', 'Muñoz, Ana Lucía', 11, 'answer-to-pend'],
    ]);
  });
});

it('are empty before anything is kept', async () => {
  const { drafts, turnaround, pended } = await reports([]);
  expect([drafts.every(({ count }) => count === 0), turnaround, pended]).toEqual([true, [], []]);
});
