import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import { ana, flowAt, later, openFlow } from '../testing/sign-in.ts';

const reason = 'The ward calls about a discharge tonight';

/** At the reason of an emergency. */
async function atEmergency() {
  const at = await flowAt('unlock');
  at.sessions.unlock.mockResolvedValueOnce(failed({ code: 'offline-days-over', held: 'emergency' }));
  await at.flow.unlock('password');
  at.flow.offline.askEmergency();
  expect(at.screen().kind).toBe('emergency');
  at.audit.mockClear();
  return at;
}

/** At the code of the authenticator app, which has so many digits. */
async function atCode(digits = 6) {
  const at = await flowAt('unlock');
  at.sessions.unlock.mockResolvedValueOnce(failed({ code: 'offline-code', held: 'code', digits }));
  await at.flow.unlock('password');
  expect(at.screen()).toMatchObject({ kind: 'offline-code', digits });
  return at;
}

describe('a code of the authenticator app', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('opens without its spaces, is sent once, and leaves nothing to show', async () => {
    const { flow, sessions, audit } = await atCode(8);
    const opened = later<ReturnType<typeof ok<undefined>>>();
    sessions.submitOfflineCode.mockReturnValueOnce(opened.promise);
    const submitting = flow.offline.submitCode(' 1234 5678');
    await flow.offline.submitCode('87654321');
    expect(sessions.submitOfflineCode).toHaveBeenCalledExactlyOnceWith('12345678');
    opened.give(ok(undefined));
    await submitting;
    expect(flow.screen()).toBeUndefined();
    expect(audit).toHaveBeenLastCalledWith({ action: 'unlocked' });
  });

  it('that is wrong, or too soon, can be typed again, as long as before', async () => {
    const { flow, sessions, screen, audit } = await atCode(7);
    sessions.submitOfflineCode.mockResolvedValueOnce(failed({ code: 'wrong-app-code', waitMs: 2_000, held: 'code', digits: 7 }));
    await flow.offline.submitCode('1234567');
    expect(screen()).toMatchObject({ kind: 'offline-code', busy: false, digits: 7, problem: { code: 'wrong-app-code', waitMs: 2_000 } });
    expect(audit).toHaveBeenLastCalledWith({ action: 'unlocked', outcome: 'refused', what: ana.practitioner, detail: 'wrong-app-code' });
    sessions.submitOfflineCode.mockResolvedValueOnce(failed({ code: 'unlock-wait', waitMs: 1_000, held: 'code', digits: 7 }));
    await flow.offline.submitCode('1234567');
    expect(screen()).toMatchObject({ kind: 'offline-code', digits: 7, problem: { code: 'unlock-wait', waitMs: 1_000 } });
  });

  it.each(['attempts-over', 'flow-expired', 'guard-changed'] as const)('for which nothing waits any more leads back to the tile: %s', async (code) => {
    const { flow, sessions, screen } = await atCode();
    sessions.submitOfflineCode.mockResolvedValueOnce(failed({ code }));
    await flow.offline.submitCode('123456');
    expect(screen()).toMatchObject({ kind: 'unlock', person: { id: ana.id }, problem: { code } });
    expect(sessions.letGo).toHaveBeenCalledOnce();
  });

  it('is waited for three minutes, for somebody else may have come to the desk', async () => {
    const { sessions, screen } = await atCode();
    vi.advanceTimersByTime(179_999);
    expect(screen().kind).toBe('offline-code');
    vi.advanceTimersByTime(1);
    expect(screen()).toMatchObject({ kind: 'unlock', problem: { code: 'not-confirmed-in-time' } });
    expect(sessions.letGo).toHaveBeenCalledOnce();
  });

  it('is not waited for once the person went back, and opens nothing then', async () => {
    const { flow, sessions, screen } = await atCode();
    flow.back();
    expect(screen()).toMatchObject({ kind: 'unlock', person: { id: ana.id } });
    expect(sessions.letGo).toHaveBeenCalledOnce();
    await flow.offline.submitCode('123456');
    expect(sessions.submitOfflineCode).not.toHaveBeenCalled();
    vi.advanceTimersByTime(180_000);
    expect(screen()).not.toHaveProperty('problem');
  });

  it('may be due after the reason of an emergency', async () => {
    const { flow, sessions, screen } = await atEmergency();
    sessions.openInEmergency.mockResolvedValueOnce(failed({ code: 'offline-code', held: 'code', digits: 6 }));
    await flow.offline.openInEmergency(reason);
    expect(screen()).toMatchObject({ kind: 'offline-code', digits: 6 });
  });
});

describe('beyond the limits', () => {
  it('the tile says which, and offers an emergency only where there is one', async () => {
    const { flow, sessions, screen } = await flowAt('unlock');
    sessions.unlock.mockResolvedValueOnce(failed({ code: 'offline-unlocks-over' }));
    await flow.unlock('password');
    expect(screen()).toMatchObject({ kind: 'unlock', problem: { code: 'offline-unlocks-over' } });
    flow.offline.askEmergency();
    expect(screen().kind).toBe('unlock');
    await flow.offline.openInEmergency(reason);
    expect(sessions.openInEmergency).not.toHaveBeenCalled();
    sessions.unlock.mockResolvedValueOnce(failed({ code: 'offline-unlocks-over', held: 'emergency' }));
    await flow.unlock('password');
    expect(screen()).toMatchObject({ kind: 'unlock', emergency: true });
    // The next try begins anew.
    sessions.unlock.mockResolvedValueOnce(failed({ code: 'wrong-password' }));
    await flow.unlock('other');
    expect(screen()).not.toHaveProperty('emergency');
  });

  it('a PIN that is wrong is called one', async () => {
    const { flow, sessions } = openFlow(undefined, { readable: [{ ...ana, via: 'domain' }] });
    flow.openPerson(ana.id);
    sessions.unlock.mockResolvedValueOnce(failed({ code: 'wrong-password' }));
    await flow.unlock('246810');
    expect(flow.screen()).toMatchObject({ kind: 'unlock', problem: { code: 'wrong-pin' } });
  });
});

describe('an emergency', () => {
  it('opens nothing before its entry is on the disk', async () => {
    const { flow, sessions, audit, screen } = await atEmergency();
    const written = later<boolean>();
    audit.mockReturnValueOnce(written.promise);
    sessions.openInEmergency.mockResolvedValue(ok(undefined));
    const opened = flow.offline.openInEmergency(reason);
    expect(audit).toHaveBeenCalledWith({ action: 'emergency-access', reason }, ana.practitioner);
    flow.cancel();
    expect(screen()).toMatchObject({ kind: 'emergency', busy: true });
    expect(sessions.openInEmergency).not.toHaveBeenCalled();
    written.give(true);
    await opened;
    expect(sessions.openInEmergency).toHaveBeenCalledOnce();
    expect(flow.screen()).toBeUndefined();
  });

  it('stays closed when the disk refuses its entry, says so, and can be tried again', async () => {
    const { flow, sessions, audit, screen } = await atEmergency();
    audit.mockResolvedValueOnce(false);
    await flow.offline.openInEmergency(reason);
    expect(sessions.openInEmergency).not.toHaveBeenCalled();
    expect(screen()).toMatchObject({ kind: 'emergency', busy: false, problem: { code: 'audit-not-kept' } });
    expect(audit).toHaveBeenLastCalledWith({ action: 'unlocked', outcome: 'refused', what: ana.practitioner, detail: 'audit-not-kept' });
    sessions.openInEmergency.mockResolvedValue(ok(undefined));
    await flow.offline.openInEmergency(reason);
    expect(flow.screen()).toBeUndefined();
  });
});
