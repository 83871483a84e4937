import { describe, expect, it } from 'vitest';
import { ok } from '../../src-shared/models/result.ts';
import { ana, flowAt, later } from '../testing/sign-in.ts';

/** The flow of an open home whose session can be locked. */
async function opened() {
  const at = await flowAt('home');
  const closed = later<undefined>();
  at.sessions.lock.mockImplementation(() => {
    const [person] = at.people.known().readable;
    at.opens(undefined);
    return Promise.resolve(person && { person, closed: closed.promise.then(() => undefined) });
  });
  return { ...at, closed };
}

describe('a lock', () => {
  it('shows whose home it is and why at once, in a new page, and gets the next opening ready', async () => {
    const { flow, closed, screen, replacePage, sessions } = await opened();
    const locking = flow.lock('idle');
    await Promise.resolve();
    expect(screen()).toMatchObject({ kind: 'unlock', person: { id: ana.id }, locked: 'idle' });
    expect(replacePage).toHaveBeenCalledOnce();
    closed.give(undefined);
    await locking;
    expect(sessions.warm).toHaveBeenCalledOnce();
  });

  it('leaves a sign-in that is under way', async () => {
    const { flow, screen, replacePage } = await flowAt('code');
    await flow.lock('suspend');
    expect(screen().kind).toBe('login-options');
    expect(replacePage).not.toHaveBeenCalled();
  });

  it('of somebody of whom nothing is on the disk ends with the session: their tile makes room for the login page, and the trail has it', async () => {
    const { flow, screen, audit, closed } = await opened();
    closed.give(undefined);
    await flow.lock('person');
    flow.sessionOver({ ...ana, id: 'another' });
    expect(screen()).toMatchObject({ kind: 'unlock', person: { id: ana.id } });
    flow.sessionOver(ana);
    expect(screen()).toMatchObject({ kind: 'login-options', problem: { code: 'session-over' } });
    expect(audit).toHaveBeenLastCalledWith({ action: 'signed-out', detail: 'session-age' }, ana.practitioner);
  });

  it('during an unlock wins over it', async () => {
    const at = await flowAt('unlock');
    const opening = later<ReturnType<typeof ok<undefined>>>();
    at.sessions.unlock.mockReturnValue(opening.promise);
    at.sessions.lock.mockImplementation(async () => {
      await opening.promise;
      return { person: ana, closed: Promise.resolve() };
    });
    const unlocking = at.flow.unlock('password');
    const locking = at.flow.lock('suspend');
    opening.give(ok(undefined));
    await Promise.all([unlocking, locking]);
    expect(at.screen()).toMatchObject({ kind: 'unlock', busy: false, locked: 'suspend' });
  });
});
