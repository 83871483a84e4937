import { describe, expect, it } from 'vitest';
import { daysLeft, deadlineOf, dueAt } from './deadline.ts';
import type { ContractClock } from './setup.ts';

const at = (text: string) => new Date(text).getTime();
const local = (time: number) => {
  const date = new Date(time);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()} ${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
};
const clock = (kind: ContractClock['kind'], amount: number, unit: ContractClock['unit'], since?: string): ContractClock => ({ kind, amount, unit, source: kind, ...(since !== undefined && { since }) });
const federal = [clock('decision-expedited', 72, 'hours', '2026-01-01'), clock('decision-standard', 7, 'days', '2026-01-01')];
const all = [...federal, clock('answer-to-pend', 15, 'days'), clock('reconsideration', 20, 'business-days')];

describe('when a clock ends', () => {
  it.each([
    ['hours count through the night', 72, 'hours', '2026-11-20T16:30', '2026-11-23 16:30'],
    ['days are days of the calendar', 7, 'days', '2026-11-20T16:30', '2026-11-27 16:30'],
    ['a day is a day when the clocks are put back', 7, 'days', '2026-10-28T16:30', '2026-11-4 16:30'],
    ['Saturdays and Sundays are no business days', 3, 'business-days', '2026-11-20T16:30', '2026-11-25 16:30'],
    ['a business day from a Saturday is Monday', 1, 'business-days', '2026-11-21T09:00', '2026-11-23 9:00'],
    ['twenty business days are four weeks', 20, 'business-days', '2026-11-03T09:00', '2026-12-1 9:00'],
  ] as const)('%s', (_what, amount, unit, from, due) => {
    expect(local(dueAt({ amount, unit }, at(from)))).toBe(due);
  });
});

describe('what is due', () => {
  const sent = at('2026-11-02T10:00');
  const answered = at('2026-11-04T10:00');
  const due = (clocks: readonly ContractClock[], state: Parameters<typeof deadlineOf>[1]['state'], more: { expedited?: boolean; sent?: number; answered?: number } = {}) => {
    const found = deadlineOf(clocks, { state, expedited: false, sent, ...more });
    return found && `${found.clock.kind} ${local(found.due)}`;
  };

  it('is the decision, while there is no answer', () => {
    expect(due(all, 'sent')).toBe('decision-standard 2026-11-9 10:00');
    expect(due(all, 'sent', { expedited: true })).toBe('decision-expedited 2026-11-5 10:00');
  });

  it('is the facility’s answer when it is pended, or the decision where no such time is known', () => {
    expect(due(all, 'pended', { answered })).toBe('answer-to-pend 2026-11-19 10:00');
    expect(due(federal, 'pended', { answered })).toBe('decision-standard 2026-11-9 10:00');
    expect(due(all, 'pended')).toBe('answer-to-pend 2026-11-17 10:00');
  });

  it('is the reconsideration when it is not certified', () => {
    expect(due(all, 'not-certified', { answered })).toBe('reconsideration 2026-12-2 10:00');
    expect(due(federal, 'not-certified', { answered })).toBeUndefined();
  });

  it('is nothing once it is decided, or before the rule holds', () => {
    for (const state of ['certified', 'partial', 'modified', 'not-needed', 'contact-payer', 'cancelled', 'error'] as const) expect(due(all, state, { answered })).toBeUndefined();
    expect(due(all, 'sent', { sent: at('2025-12-30T10:00') })).toBeUndefined();
    expect(due([], 'pended', { answered })).toBeUndefined();
  });
});

describe('days left', () => {
  const due = at('2026-11-24T10:00');
  it.each([
    ['2026-11-22T23:59', 2],
    ['2026-11-23T00:01', 1],
    ['2026-11-24T09:59', 0],
    ['2026-11-24T10:01', -1],
    ['2026-11-25T00:01', -1],
    ['2026-11-26T12:00', -2],
  ])('at %s are %i', (now, days) => {
    expect(daysLeft(due, at(now))).toBe(days);
  });

  it('are days also when the clocks are changed between', () => {
    expect(daysLeft(at('2026-11-02T08:00'), at('2026-10-31T20:00'))).toBe(2);
  });
});
