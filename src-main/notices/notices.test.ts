import { describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import type { Attention } from './attention.ts';
import { Notices } from './notices.ts';

const nothing: Attention = { answers: [], messages: [], unsent: [], replies: [], conflicts: [] };

/** A home that was opened with one message to read, and a person who looks elsewhere. */
function desktop() {
  const clock = new ManualClock();
  const shown: (string | undefined)[] = [];
  const counts: string[] = [];
  const led: string[] = [];
  const person = { looks: false, language: 'en' as 'en' | 'es' };
  const notices = new Notices({
    clock,
    isLookedAt: () => person.looks,
    show: (text, tab) => void (shown.push(text), led.push(tab)),
    close: () => shown.push(undefined),
    showCount: (count, text) => counts.push(`${count}: ${text}`),
    language: () => person.language,
  });
  const later = async (ms = 3_000) => {
    clock.advance(ms);
    await Promise.resolve();
    await Promise.resolve();
  };
  /** What needs the person beside the message that was there. */
  const now = (change: Partial<Attention> = {}) => notices.changed({ ...nothing, ...change, messages: ['old', ...(change.messages ?? [])] });
  now();
  return { notices, shown, led, counts, person, later, now };
}

describe('a notice', () => {
  it('says how much of each kind is new, once for a burst', async () => {
    const { shown, later, now } = desktop();
    now({ answers: ['a'] });
    await later(2_000);
    now({ answers: ['a', 'b'], messages: ['m'], unsent: ['d'], replies: ['r'], conflicts: ['e'] });
    expect(shown).toEqual([]);
    await later(1_000);
    expect(shown).toEqual(['2 requests need an answer\n1 new message\n1 request could not be sent\n1 answer to a message could not be sent\n1 request was changed here and elsewhere']);
    now({ answers: ['a', 'b'], messages: ['m'], unsent: ['d'], replies: ['r'], conflicts: ['e'] });
    await later();
    expect(shown).toHaveLength(1);
  });

  it('takes the place of the one before, and counts all since the person last looked', async () => {
    const { shown, later, now } = desktop();
    now({ answers: ['a'] });
    await later();
    now({ answers: ['a', 'b'] });
    await later();
    expect(shown).toEqual(['1 request needs an answer', '2 requests need an answer']);
  });

  it('is not shown while the person has the window before them, and nothing of that time later', async () => {
    const { notices, shown, person, later, now } = desktop();
    person.looks = true;
    now({ messages: ['m'] });
    await later();
    person.looks = false;
    now({ messages: ['m'] });
    await later();
    expect(shown).toEqual([]);
    now({ messages: ['m', 'n'] });
    notices.lookedAt();
    await later();
    now({ messages: ['m', 'n', 'o'] });
    await later();
    expect(shown).toEqual(['1 new message']);
  });

  it('is taken away when the person looks, and when all of it was dealt with elsewhere', async () => {
    const { notices, shown, later, now } = desktop();
    now({ messages: ['m'] });
    await later();
    notices.lookedAt();
    notices.lookedAt();
    expect(shown).toEqual(['1 new message', undefined]);
    now({ messages: ['m', 'n'] });
    await later();
    now({ messages: ['m'] });
    expect(shown.slice(2)).toEqual(['1 new message', undefined]);
  });

  it('leads to where the first that it names is dealt with', async () => {
    const { notices, led, later, now } = desktop();
    for (const change of [{ replies: ['r'], conflicts: ['e'] }, { conflicts: ['c'] }, { unsent: ['d'] }, { unsent: ['f'], messages: ['m'] }, { messages: ['n'], answers: ['a'] }]) {
      now(change);
      await later();
      notices.lookedAt();
    }
    expect(led).toEqual(['messageCenter', 'createCase', 'createCase', 'messageCenter', 'cases']);
  });

  it('counts what went away and came again', async () => {
    const { shown, person, later, now } = desktop();
    person.looks = true;
    now({ unsent: ['d'] });
    person.looks = false;
    now();
    now({ unsent: ['d'] });
    await later();
    expect(shown).toEqual(['1 request could not be sent']);
  });

  it('is not repeated when what came meanwhile is gone before the burst is over', async () => {
    const { shown, later, now } = desktop();
    now({ answers: ['a'] });
    await later();
    now({ answers: ['a', 'b'] });
    now({ answers: ['a'] });
    await later();
    expect(shown).toEqual(['1 request needs an answer']);
  });

  it('never stands over a lock, none comes while it lasts, and the next opening tells nothing again', async () => {
    const { notices, shown, later, now } = desktop();
    now({ messages: ['m'] });
    await later();
    now({ messages: ['m', 'n'] });
    notices.changed(undefined);
    await later();
    expect(shown).toEqual(['1 new message', undefined]);
    now({ messages: ['m', 'n', 'o'] });
    await later();
    expect(shown).toHaveLength(2);
    now({ messages: ['m', 'n', 'o'], answers: ['a'] });
    await later();
    expect(shown[2]).toBe('1 request needs an answer');
  });

  it('speaks the language of now', async () => {
    const { shown, person, later, now } = desktop();
    person.language = 'es';
    now({ answers: ['a', 'b'], messages: ['m'] });
    await later();
    expect(shown).toEqual(['2 solicitudes necesitan una respuesta\n1 mensaje nuevo']);
  });

  it('is not shown where the policy wants none; one that stands goes, and what came meanwhile is not told later', async () => {
    const { notices, shown, later, now } = desktop();
    now({ messages: ['m'] });
    await later();
    now({ messages: ['m', 'n'] });
    notices.obey({ notifications: false, taskbarCount: true });
    now({ messages: ['m', 'n', 'o'] });
    await later();
    expect(shown).toEqual(['1 new message', undefined]);
    notices.obey({ notifications: true, taskbarCount: true });
    now({ messages: ['m', 'n', 'o', 'p'] });
    await later();
    expect(shown[2]).toBe('1 new message');
  });
});

describe('the number on the taskbar', () => {
  it('is all that needs the person, also while they look, and goes with the home', () => {
    const { notices, counts, person, now } = desktop();
    person.looks = true;
    now({ answers: ['a'], unsent: ['d'], conflicts: ['e'] });
    now({ answers: ['a'], unsent: ['d'], conflicts: ['e'] });
    notices.changed(undefined);
    expect(counts).toEqual(['1: 1 thing to look at', '4: 4 things to look at', '0: 0 things to look at']);
  });

  it('is not shown where the policy wants none, and comes back with it', () => {
    const { notices, counts, now } = desktop();
    notices.obey({ notifications: true, taskbarCount: false });
    now({ answers: ['a'] });
    notices.obey({ notifications: true, taskbarCount: true });
    expect(counts.map((each) => each.slice(0, 1))).toEqual(['1', '0', '2']);
  });
});
