import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../src-shared/models/result.ts';
import { defaultSettings } from '../../src-shared/models/settings.ts';
import type { TokenIssuer } from '../api/token-issuer.ts';
import type { DatabaseThread } from '../db/database-thread.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import type { Remembered } from '../vault/tile.ts';
import { Unlocking, type UnlockingPorts } from './unlocking.ts';

const person = { id: 'a', via: 'phone' } as Remembered;
const hour = 3_600_000;
const clock = new ManualClock();
const refresh = vi.fn<TokenIssuer['refresh']>();
const saved = vi.fn<(values: unknown) => void>();

/** A vault whose days without the server are over, with a kept session that began so many hours ago. */
function beyondItsDays(hoursOld: number) {
  const settings = { refreshToken: 'old', signedInAt: String(clock.now() - hoursOld * hour) };
  const call = (method: string, values: unknown) => {
    if (method === 'saveSettings') saved(values);
    return Promise.resolve(method === 'settings' ? settings : ok(undefined));
  };
  const vault = { id: 'a', databasePath: '/nowhere/cache.sqlite', dataKey: Buffer.alloc(32), standing: { limit: 'offline-days', days: 0, unlocks: 9 } };
  const vaults = { passwordKey: () => Promise.resolve({ key: Buffer.alloc(32) }), open: () => Promise.resolve(ok(vault)), revoke: vi.fn<() => Promise<void>>() };
  const database = { call, end: () => Promise.resolve() } as unknown as DatabaseThread;
  return new Unlocking({
    vaults: vaults as unknown as UnlockingPorts['vaults'], database, nativeBinding: '', issuerOf: () => ({ refresh, revoke: () => Promise.resolve() }), settings: () => defaultSettings, clock,
    log: { info: () => undefined, error: () => undefined },
  });
}

describe('a vault that is beyond its days without the server', () => {
  beforeEach(() => void vi.clearAllMocks());

  it('opens when the server renews the session, whose age does not begin anew', async () => {
    refresh.mockResolvedValue({ kind: 'tokens', tokens: { accessToken: 'a', refreshToken: 'new', expiresInMs: hour } });
    expect(await beyondItsDays(1).unlock(person, 'p')).toMatchObject({ ok: true, value: { person } });
    expect(saved.mock.calls).toEqual([[{ refreshToken: 'new' }]]);
  });

  it('does not open by a session that is too old, and the server is not asked to renew it', async () => {
    expect(await beyondItsDays(defaultSettings.sessionHours + 1).unlock(person, 'p')).toMatchObject({ ok: false, failure: { code: 'offline-days', held: 'emergency' } });
    expect(refresh).not.toHaveBeenCalled();
  });
});
