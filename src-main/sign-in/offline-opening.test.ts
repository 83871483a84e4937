import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import { ana, flowAt, later } from '../testing/sign-in.ts';

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
