import type { ContractClock } from '../../src-shared/models/setup.ts';
import { deadlineOf, dueAt, type ClockedCase } from '../../src-shared/models/deadline.ts';
import type { Pended, Turnaround, Week } from '../../src-shared/models/report.ts';
import { clocked, type SentRow } from '../db/report-rows.ts';

/** The first days of the bands of age. */
export const ageBands = [0, 2, 4, 8, 15] as const;
const weeksShown = 8;
const turnaroundDays = 90;

export type ClocksOf = (contract: string) => readonly ContractClock[];
type Sent = ClockedCase & { readonly row: SentRow };

/** The beginning of this PC's day, `days` before that of `now`. */
export function dayStart(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime();
}

/** From when the rows are needed. */
export const needed = (now: number): number => dayStart(now, turnaroundDays);

/** Rows with their times read. */
export const timed = (rows: readonly SentRow[]): Sent[] => rows.map((row) => ({ row, ...clocked(row) }));

/** What was sent and answered in each of the last weeks, the oldest first. */
export function weeksOf(cases: readonly Sent[], now: number): Week[] {
  const sinceMonday = (new Date(now).getDay() + 6) % 7;
  return Array.from({ length: weeksShown }, (_, index) => {
    const start = dayStart(now, sinceMonday + 7 * (weeksShown - 1 - index));
    const end = dayStart(now, sinceMonday + 7 * (weeksShown - 2 - index));
    const within = (time: number | undefined) => time !== undefined && time >= start && time < end;
    return { start, sent: cases.filter(({ sent }) => within(sent)).length, answered: cases.filter(({ answered }) => within(answered)).length };
  });
}

/** How long each contract took, urgent requests apart; a pended request is not decided yet. */
export function turnaroundOf(cases: readonly Sent[], clocksOf: ClocksOf, now: number): Turnaround[] {
  const groups = new Map<string, Sent[]>();
  for (const each of cases) {
    const key = JSON.stringify([each.row.contract, each.expedited]);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()]
    .flatMap((group): Turnaround[] => {
      const [first] = group;
      if (!first) return [];
      const { row: { contract }, expedited } = first;
      const clock = clocksOf(contract).find(({ kind }) => kind === (expedited ? 'decision-expedited' : 'decision-standard'));
      const isDecided = ({ state }: Sent) => state !== 'sent' && state !== 'pended' && state !== 'cancelled';
      const decided = group.filter((each) => isDecided(each) && (each.answered ?? 0) >= needed(now)).map(({ sent, answered = sent }) => ({ sent, took: Math.max(0, answered - sent) }));
      const waiting = group.filter(({ state }) => state === 'sent' || state === 'pended');
      const isInTime = (sent: number, at: number) => clock === undefined || at <= dueAt(clock, sent);
      const times = decided.map(({ took }) => took).toSorted((a, b) => a - b);
      return [{
        contract,
        expedited,
        ...(clock && { clock }),
        decided: decided.length,
        inTime: decided.filter(({ sent, took }) => isInTime(sent, sent + took)).length,
        ...(times.length > 0 && { medianMs: median(times), longestMs: times.at(-1) }),
        waiting: waiting.length,
        late: waiting.filter(({ sent }) => !isInTime(sent, now)).length,
      }];
    })
    .filter(({ decided, waiting }) => decided + waiting > 0)
    .toSorted((a, b) => a.contract.localeCompare(b.contract) || Number(b.expedited) - Number(a.expedited));
}

/** What the payer pended, the most urgent first; what no clock is known for comes last, the oldest first. */
export function pendedOf(cases: readonly Sent[], clocksOf: ClocksOf): Pended[] {
  return cases
    .filter(({ state }) => state === 'pended')
    .map((each): Pended => {
      const { row, sent, answered = sent } = each;
      const { id, consumerName, consumerId, contract, services } = row;
      return { id, consumerName, consumerId, contract, services, pendedAt: answered, ...deadlineOf(clocksOf(contract), each) };
    })
    .toSorted((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity) || a.pendedAt - b.pendedAt);
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
