import * as z from 'zod';
import type { CaseState } from './case.ts';
import { contractClockSchema, type ClockKind, type ContractClock } from './setup.ts';

const hourMs = 3_600_000;

/** A submitted request as its clocks see it; times are epoch milliseconds. */
export type ClockedCase = {
  readonly state: CaseState;
  readonly expedited: boolean;
  readonly sent: number;
  readonly answered?: number | undefined;
};

/** When something is due (epoch milliseconds), by which clock. */
export const deadlineSchema = z.object({ due: z.number(), clock: contractClockSchema });
export type Deadline = z.infer<typeof deadlineSchema>;

/**
 * What is due next in a submitted request by the clocks of its contract: the payer's decision, the facility's answer to a
 * pended one, or the time to ask for a reconsideration. Undefined: nothing, or no clock is known for it.
 */
export function deadlineOf(clocks: readonly ContractClock[], { state, expedited, sent, answered }: ClockedCase): Deadline | undefined {
  const decision: readonly [ClockKind, number] = [expedited ? 'decision-expedited' : 'decision-standard', sent];
  if (state === 'sent') return runs(clocks, ...decision);
  if (state === 'pended') return runs(clocks, 'answer-to-pend', answered ?? sent) ?? runs(clocks, ...decision);
  if (state === 'not-certified' && answered !== undefined) return runs(clocks, 'reconsideration', answered);
  return undefined;
}

/** When the clock that began at `from` ends. Public holidays are not known: a day too early rather than too late. */
export function dueAt({ amount, unit }: Pick<ContractClock, 'amount' | 'unit'>, from: number): number {
  if (unit === 'hours') return from + amount * hourMs;
  const due = new Date(from);
  for (let left = amount; left > 0; ) {
    due.setDate(due.getDate() + 1);
    if (unit === 'days' || (due.getDay() !== 0 && due.getDay() !== 6)) left -= 1;
  }
  return due.getTime();
}

/** Whole days of this PC's calendar from `now` to `due`: 0 is today, below 0 is over. */
export function daysLeft(due: number, now: number): number {
  const day = (time: number) => {
    const date = new Date(time);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  if (due < now && day(due) === day(now)) return -1;
  return (day(due) - day(now)) / (24 * hourMs);
}

function runs(clocks: readonly ContractClock[], kind: ClockKind, from: number): Deadline | undefined {
  const clock = clocks.find((each) => each.kind === kind && (each.since === undefined || new Date(from) >= new Date(each.since)));
  return clock && { due: dueAt(clock, from), clock };
}
