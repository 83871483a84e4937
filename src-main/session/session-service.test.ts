import { describe, expect, it, vi } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import { defaultSettings } from '../../src-shared/models/settings.ts';
import type { DatabaseThread } from '../db/database-thread.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SessionService, type SessionPorts } from './session-service.ts';
import type { SignedIn } from './signed-in.ts';

const signedIn: SignedIn = {
  tokens: { accessToken: 'access', refreshToken: 'refresh', expiresInMs: 3_600_000 },
  identity: { subject: 's1', name: 'Ana', email: 'ana@clinic.example', practitioner: 'Practitioner/1' },
  via: 'phone',
};

/** A session over a database whose writes can be made to fail. */
function open() {
  const disk = { full: false };
  const end = vi.fn<DatabaseThread['end']>().mockResolvedValue(undefined);
  const call = (method: string): Promise<unknown> => {
    if (method === 'saveSettings' && disk.full) return Promise.reject(new Error('Database: SQLITE_FULL'));
    const answers: Record<string, unknown> = { open: ok(undefined), openWork: ok(undefined), 'drafts.list': [], 'submissions.items': [], 'replies.unsent': [], settings: {}, counts: { notSubmitted: 0, submitted: 0, newMessages: 0 }, messageCounts: { received: 0, new: 0, sent: 0, waitingMarks: 0 } };
    return Promise.resolve(answers[method]);
  };
  const revoke = vi.fn<(token: string) => Promise<void>>().mockResolvedValue(undefined);
  const endBrowserSession = vi.fn<() => void>();
  const log = { info: vi.fn<() => void>(), error: vi.fn<() => void>() };
  const sessions = new SessionService({
    database: { call, end } as unknown as DatabaseThread,
    issuerOf: () => ({ revoke, refresh: () => Promise.reject(new Error('not asked')) }),
    endBrowserSession,
    http: { send: () => Promise.resolve(failed({ code: 'offline' })) },
    vaults: {} as unknown as SessionPorts['vaults'],
    config: { fhirBaseUrl: 'https://fhir.example/r4' } as SessionPorts['config'],
    nativeBinding: '',
    clock: new ManualClock(),
    log,
    onHome: () => undefined,
    onDrafts: () => undefined,
    onSubmission: () => undefined,
    onMessages: () => undefined,
    onDowntime: () => undefined,
    onAttention: () => undefined,
    connection: () => ({ state: 'checking' }),
    onSignInNeeded: () => undefined,
    settings: () => defaultSettings,
    onProved: () => undefined,
    onOffline: () => undefined,
    onEmergencyOver: () => undefined,
    onSessionOver: () => undefined,
  });
  return { sessions, disk, end, revoke, endBrowserSession, log };
}

describe('signing out', () => {
  it('ends the session at the server and closes the database', async () => {
    const { sessions, end, revoke } = open();
    await sessions.openSignedIn(signedIn);
    expect(sessions.view()).toMatchObject({ name: 'Ana', remembered: false });
    await sessions.signOut();
    expect(sessions.view()).toBeUndefined();
    expect(revoke).toHaveBeenCalledExactlyOnceWith('refresh');
    expect(end).toHaveBeenCalledOnce();
  });

  it.each([
    ['domain', 1],
    ['phone', 0],
  ] as const)('of a %s person ends the browser’s session too: %i', async (via, times) => {
    const { sessions, endBrowserSession } = open();
    await sessions.openSignedIn({ ...signedIn, via });
    await sessions.signOut();
    expect(endBrowserSession).toHaveBeenCalledTimes(times);
  });

  it('at the end of the program leaves the browser alone', async () => {
    const { sessions, revoke, endBrowserSession } = open();
    await sessions.openSignedIn({ ...signedIn, via: 'domain' });
    await sessions.close();
    expect(revoke).toHaveBeenCalledExactlyOnceWith('refresh');
    expect(endBrowserSession).not.toHaveBeenCalled();
  });

  it('does so on a full disk too', async () => {
    const { sessions, disk, end, revoke, log } = open();
    await sessions.openSignedIn(signedIn);
    disk.full = true;
    await sessions.signOut();
    expect(sessions.view()).toBeUndefined();
    expect(revoke).toHaveBeenCalledExactlyOnceWith('refresh');
    expect(end).toHaveBeenCalledOnce();
    expect(log.error).toHaveBeenCalledWith('sign-out.not-saved', expect.anything());
  });
});
