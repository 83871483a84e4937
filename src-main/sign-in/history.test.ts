import { describe, expect, it } from 'vitest';
import { troubleSchema } from '../../src-shared/models/trouble.ts';
import { SignInHistory } from './history.ts';

describe('the history of signing in', () => {
  it('begins empty', () => {
    const history = new SignInHistory(() => 1);
    expect([history.code(), history.answers()]).toEqual([undefined, []]);
  });

  it('keeps the newest code', () => {
    const history = new SignInHistory(() => 1);
    history.sent('sms', 'XXX-XXX-9885', 10, 300_000, 1);
    history.sent('email', 'a***a@e***e.org', 20, undefined, 2);
    expect(history.code()).toEqual({ channel: 'email', target: 'a***a@e***e.org', sentAt: 20, sendCount: 2 });
  });

  it('keeps the ten newest answers, the newest first, with the time of the wall clock', () => {
    let now = 0;
    const history = new SignInHistory(() => ++now);
    history.answered('wrong-code', 'ref');
    for (let more = 0; more < 9; more++) history.answered('offline');
    expect(history.answers().at(-1)).toEqual({ at: 1, code: 'wrong-code', reference: 'ref' });
    history.answered('flow-expired');
    expect(history.answers()).toHaveLength(10);
    expect(history.answers()[0]).toEqual({ at: 11, code: 'flow-expired' });
    expect(history.answers().map(({ code }) => code)).not.toContain('wrong-code');
    expect(troubleSchema.shape.answers.parse(history.answers())).toEqual(history.answers());
  });

  it.each([
    ['XXX-XXX-9885', 'XXX-XXX-9885'],
    ['+1********6', '+1********6'],
    ['c***r@co**o**o.com', 'c***r@co**o**o.com'],
    ['+12025550123', '***0123'],
    ['ana.munoz@example.org', 'a***@example.org'],
  ])('shows %s as %s', (target, shown) => {
    const history = new SignInHistory(() => 1);
    history.sent('sms', target, 1, undefined, 1);
    expect(history.code()?.target).toBe(shown);
  });
});
