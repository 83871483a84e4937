import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftState } from '../../src-shared/models/draft.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { message } from '../testing/message-server.ts';
import { claim, claimResponse, patient, searchset } from '../testing/resources.ts';
import { countOf, type Attention } from './attention.ts';
import { AttentionService } from './attention-service.ts';

/** A home with four submitted requests and two messages, one of them read. */
async function home() {
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  const claims = ['c1', 'c2', 'c3', 'c4'].map((id) => claim(id, { status: 'active' }));
  await database.call('savePage', JSON.stringify(searchset([...claims, claim('withdrawn', { status: 'cancelled' }), patient('p1')])), {}, 1);
  await database.call('saveMessages', JSON.stringify(searchset([message('m1'), message('m2', { received: '2026-01-05T09:00:00.000Z' })])), false, {}, 1);
  const answer = (...of: unknown[]) => database.call('saveKept', JSON.stringify(searchset(of)));
  const clock = new ManualClock();
  const drafts: { id: string; state: DraftState; consumerName: string; savedAt: number }[] = [];
  const told: (Attention | undefined)[] = [];
  const state = { isLoaded: true };
  const service = new AttentionService({ database, clock, drafts: () => drafts, refusedReplies: () => ['m2'], isLoaded: () => state.isLoaded, onChange: (attention) => told.push(attention) });
  return { answer, clock, drafts, told, state, service };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const answered = (days: number) => ({ created: new Date(Date.UTC(2026, 0, 5 - days)).toISOString() });

describe('what needs a person', () => {
  it('is what the payer pended or wants to talk about or could not read, new messages, and what could not be sent', async () => {
    const { answer, drafts, told, service } = await home();
    await answer(claimResponse('c1', ['A4']), claimResponse('c2', ['A1']), claimResponse('c3', ['CT'], answered(1)), claimResponse('withdrawn', ['A4']));
    for (const state of ['local', 'changed', 'parked', 'refused', 'conflict', 'queued', 'gone'] as const) drafts.push({ id: state, state, consumerName: 'Muñoz, Ana', savedAt: 0 });
    await service.open();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ messages: ['m1'], unsent: ['parked', 'refused'], replies: ['m2'], conflicts: ['conflict'] });
    expect(told[0]?.answers.map((each) => each.split(' ')[1])).toEqual(['pended', 'contact-payer']);
    expect(told[0] && countOf(told[0])).toBe(7);
  });

  it('is told again only when it is another: a second word of the payer is', async () => {
    const { answer, told, service } = await home();
    await answer(claimResponse('c1', ['A4']));
    await service.open();
    service.changed();
    await vi.runAllTimersAsync();
    expect(told).toHaveLength(1);
    await answer(claimResponse('c1', ['CT'], { ...answered(0), meta: { lastUpdated: '2026-01-09T08:00:00.000Z' } }));
    service.changed();
    await vi.runAllTimersAsync();
    expect(told).toHaveLength(2);
    expect(told[1]?.answers).not.toEqual(told[0]?.answers);
    expect(told[1]?.answers).toHaveLength(1);
  });

  it('is no more what nothing can take back, a month after it was answered; a pended request stays', async () => {
    const { answer, told, service } = await home();
    await answer(claimResponse('c1', ['A4'], answered(90)), claimResponse('c2', ['CT'], answered(31)), claimResponse('c3', ['CT'], answered(29)));
    await service.open();
    expect(told[0]?.answers.map((each) => each.split(' ')[1]).toSorted()).toEqual(['contact-payer', 'pended']);
  });

  it('is not known before everything was received, and not told after the end', async () => {
    const { told, state, service, answer } = await home();
    state.isLoaded = false;
    await service.open();
    expect(told).toEqual([]);
    state.isLoaded = true;
    service.changed();
    await vi.runAllTimersAsync();
    expect(told).toEqual([{ answers: [], messages: ['m1'], unsent: [], replies: ['m2'], conflicts: [] }]);
    state.isLoaded = false;
    service.changed();
    await vi.runAllTimersAsync();
    expect(told.slice(1)).toEqual([undefined]);
    state.isLoaded = true;
    await answer(claimResponse('c1', ['A4']));
    service.changed();
    service.close();
    service.changed();
    await vi.runAllTimersAsync();
    expect(told).toHaveLength(2);
  });
});
