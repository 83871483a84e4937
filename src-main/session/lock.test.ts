import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { failed } from '../../src-shared/models/result.ts';
import { defaultSettings } from '../../src-shared/models/settings.ts';
import type { DatabaseThread } from '../db/database-thread.ts';
import { config } from '../testing/config.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { guardPorts } from '../testing/guard-ports.ts';
import { MemoryKeychain } from '../testing/memory-keychain.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { VaultFolder } from '../vault/vault-file.ts';
import type { Remembered } from '../vault/tile.ts';
import { Vaults } from '../vault/vault.ts';
import { SessionService, type SessionPorts } from './session-service.ts';
import type { SignedIn } from './signed-in.ts';

const identity = { subject: 's1', name: 'Ana', email: 'ana@clinic.example', practitioner: 'Practitioner/1' };
const tokens = (of: string) => ({ accessToken: `access-${of}`, refreshToken: `refresh-${of}`, expiresInMs: 3_600_000 });

/** A desk with a real database and vaults, whose server is away. */
function desk() {
  const database = directDatabase();
  const clock = new ManualClock();
  const end = vi.fn(() => database.call('close'));
  const issuer = { refresh: vi.fn().mockResolvedValue({ kind: 'failed', code: 'offline' }), revoke: vi.fn().mockResolvedValue(undefined) };
  const log = { info: vi.fn<() => void>(), error: vi.fn<() => void>() };
  const onSessionOver = vi.fn<(person: Remembered) => void>();
  const ports = {
    database: { ...database, end, warm: () => undefined } as unknown as DatabaseThread,
    vaults: new Vaults(new VaultFolder(temporaryFolder()), new MemoryKeychain(), guardPorts()),
    issuerOf: () => issuer,
    endBrowserSession: () => undefined,
    http: { send: () => Promise.resolve(failed({ code: 'offline' })) },
    config, nativeBinding, log, settings: () => defaultSettings,
    clock,
    ...Object.fromEntries(['onHome', 'onDrafts', 'onSubmission', 'onMessages', 'onDowntime', 'onAttention', 'onSignInNeeded', 'onProved', 'onOffline', 'onEmergencyOver'].map((name) => [name, () => undefined])),
    onSessionOver,
    connection: () => ({ state: 'checking' }),
  };
  const sessions = new SessionService(ports as unknown as SessionPorts);
  const sign = async (of: typeof identity, password: string, remembered: boolean): Promise<SignedIn> => ({ tokens: tokens(of.subject), identity: of, via: 'phone', ...(remembered ? { passwordKey: await ports.vaults.passwordKey(password) } : { lockKey: await sessions.sealed.lockKey(password, of.email) }) });
  const lock = async (): Promise<Remembered> => {
    const locked = (await sessions.lock()) ?? expect.fail('nothing was open');
    await locked.closed;
    return locked.person;
  };
  const begin = async () => {
    const created = await sessions.drafts()?.create({});
    if (created?.ok !== true) return expect.fail('no draft');
    return created.value.id;
  };
  return { sessions, database, sign, lock, begin, clock, end, issuer, onSessionOver };
}

describe.each([
  ['remembered', true],
  ['not remembered', false],
])('the home of a person who is %s', (_title, remembered) => {
  it('is locked with its work and opens again for its password alone', async () => {
    const { sessions, sign, lock, begin } = desk();
    await sessions.openSignedIn(await sign(identity, 'right', remembered));
    const draft = await begin();
    await sessions.drafts()?.edit(draft, ['notes'], 'typed just now');
    const person = await lock();
    expect(sessions.current()).toBeUndefined();
    expect(sessions.drafts()).toBeUndefined();
    expect(await sessions.unlock(person, 'wrong')).toEqual(failed({ code: 'wrong-password' }));
    expect(sessions.current()).toBeUndefined();
    expect(await sessions.unlock(person, 'right')).toMatchObject({ ok: true });
    expect((await sessions.drafts()?.read(draft))?.fields.notes).toBe('typed just now');
    expect(sessions.view()).toMatchObject({ name: 'Ana', remembered });
    // And once more.
    const again = await lock();
    expect(await sessions.unlock(again, 'right')).toMatchObject({ ok: true });
    expect((await sessions.drafts()?.read(draft))?.fields.notes).toBe('typed just now');
  });

  it('takes an edit that was acknowledged while it was being locked, and answers nobody else', async () => {
    const { sessions, sign, lock, begin } = desk();
    await sessions.openSignedIn(await sign(identity, 'right', remembered));
    const draft = await begin();
    const drafts = sessions.drafts();
    const edit = drafts?.edit(draft, ['notes'], 'in flight');
    const person = await lock();
    expect(await edit).toMatchObject({ ok: true });
    await sessions.openSignedIn(await sign({ ...identity, subject: 's2', email: 'bo@clinic.example' }, 'other', remembered));
    await expect(drafts?.edit(draft, ['notes'], 'into another home')).rejects.toThrow('');
    await expect(drafts?.history(draft)).rejects.toThrow('');
    await lock();
    await sessions.unlock(person, 'right');
    expect((await sessions.drafts()?.read(draft))?.fields.notes).toBe('in flight');
  });

  it('goes on with its tokens for the length of a session, and then wants a sign-in in full', async () => {
    const { sessions, sign, lock, begin, clock, issuer } = desk();
    await sessions.openSignedIn(await sign(identity, 'right', remembered));
    await begin();
    const opens = async (ms: number) => {
      const person = await lock();
      clock.advance(ms);
      issuer.refresh.mockClear();
      await sessions.unlock(person, 'right');
      return { contact: await sessions.contact(), asked: issuer.refresh.mock.calls.length > 0 };
    };
    const hour = 3_600_000;
    expect(await opens(11 * hour)).toMatchObject({ asked: true });
    expect(issuer.revoke).not.toHaveBeenCalled();
    expect(await opens(hour)).toEqual({ contact: failed({ code: 'sign-in-needed' }), asked: false });
    // The one that is too old ends at the server too.
    expect(new Set(issuer.revoke.mock.calls.flat())).toEqual(new Set(['refresh-s1']));
    await sessions.confirm(await sign(identity, 'right', remembered));
    expect(await opens(2 * hour)).toMatchObject({ asked: true });
  });

  it('that is being opened is locked as soon as it is, and shows nothing meanwhile', async () => {
    const { sessions, sign, lock } = desk();
    await sessions.openSignedIn(await sign(identity, 'right', remembered));
    const person = await lock();
    const unlocking = sessions.unlock(person, 'right');
    const locking = lock();
    expect(sessions.current()).toBeUndefined();
    expect(await unlocking).toMatchObject({ ok: true });
    expect(sessions.current()).toBeUndefined();
    await locking;
    expect(sessions.view()).toBeUndefined();
  });
});

it('locking when nothing is open, or twice, does nothing more', async () => {
  const { sessions, sign, end } = desk();
  expect(await sessions.lock()).toBeUndefined();
  await sessions.openSignedIn(await sign(identity, 'right', true));
  const both = await Promise.all([sessions.lock(), sessions.lock()]);
  expect(both.filter(Boolean)).toHaveLength(1);
  for (const locked of both) await locked?.closed;
  expect(end).toHaveBeenCalledOnce();
});

it('the data key of a locked vault is gone', async () => {
  const { sessions, sign, lock } = desk();
  await sessions.openSignedIn(await sign(identity, 'right', true));
  const { vault } = sessions.current() as { vault: { dataKey: Buffer } };
  expect(vault.dataKey.some((byte) => byte !== 0)).toBe(true);
  await lock();
  expect(vault.dataKey.every((byte) => byte === 0)).toBe(true);
});

describe('the locked home of a person of whom nothing is on the disk', () => {
  const hour = 3_600_000;
  const password = { title: 'under a password', sign: (at: ReturnType<typeof desk>) => at.sign(identity, 'right', false) };
  const domain = { title: 'of a domain account', sign: (): SignedIn => ({ tokens: tokens('s1'), identity, via: 'domain' }) };

  it.each([password, domain])('$title ends with the session, which began with the sign-in: the tile is gone, the server is told', async ({ sign }) => {
    const at = desk();
    const { sessions, lock, clock, issuer, onSessionOver } = at;
    await sessions.openSignedIn(await sign(at));
    clock.advance(8 * hour);
    const person = await lock();
    clock.advance(4 * hour - 1);
    await vi.waitFor(() => expect(clock.waiting()).toBeGreaterThan(0));
    expect(sessions.sealed.has(person.id)).toBe(true);
    expect(issuer.revoke).not.toHaveBeenCalled();
    clock.advance(1);
    await vi.waitFor(() => expect(onSessionOver).toHaveBeenCalledExactlyOnceWith(person));
    expect(sessions.sealed.people()).toEqual([]);
    expect(issuer.revoke.mock.calls).toEqual([['refresh-s1']]);
    expect(await sessions.unlock(person, 'right')).toMatchObject({ ok: false });
  });

  it('ends at once when the session is too old at the lock', async () => {
    const { sessions, sign, lock, clock, onSessionOver } = desk();
    await sessions.openSignedIn(await sign(identity, 'right', false));
    clock.advance(12 * hour);
    await lock();
    await vi.waitFor(() => expect(onSessionOver).toHaveBeenCalledOnce());
    expect(sessions.sealed.people()).toEqual([]);
  });

  it('ends while the PC sleeps, when only the wall clock goes on', async () => {
    const { sessions, sign, lock, clock, onSessionOver } = desk();
    await sessions.openSignedIn(await sign(identity, 'right', false));
    await lock();
    clock.set(clock.now() + 12 * hour);
    clock.advance(15_000);
    await vi.waitFor(() => expect(onSessionOver).toHaveBeenCalledOnce());
  });

  it('outlasts the session with what only this PC has: the server is told, and the password opens it still', async () => {
    const { sessions, sign, lock, begin, clock, issuer, onSessionOver } = desk();
    await sessions.openSignedIn(await sign(identity, 'right', false));
    const draft = await begin();
    const person = await lock();
    clock.advance(12 * hour);
    await vi.waitFor(() => expect(onSessionOver).toHaveBeenCalledOnce());
    expect(issuer.revoke.mock.calls).toEqual([['refresh-s1']]);
    expect(sessions.atStake()).toBe(1);
    expect(await sessions.unlock(person, 'right')).toMatchObject({ ok: true });
    expect((await sessions.drafts()?.read(draft))?.id).toBe(draft);
    expect(await sessions.contact()).toEqual(failed({ code: 'sign-in-needed' }));
  });

  it('does not end for somebody who is at the password just then, nor once it is open', async () => {
    const { sessions, sign, lock, clock, onSessionOver } = desk();
    await sessions.openSignedIn(await sign(identity, 'right', false));
    const person = await lock();
    const unlocking = sessions.unlock(person, 'right');
    // The password is being stretched.
    await setImmediate();
    clock.advance(12 * hour);
    expect(await unlocking).toMatchObject({ ok: true });
    clock.advance(hour);
    expect(sessions.view()).toBeDefined();
    expect(onSessionOver).not.toHaveBeenCalled();
  });

  it('is ended at its server when the program is quit, with the others, and a server that is slow holds nothing up for long', async () => {
    const { sessions, sign, lock, clock, issuer } = desk();
    for (const subject of ['s1', 's2', 's3']) {
      if (sessions.current()) await lock();
      await sessions.openSignedIn(await sign({ ...identity, subject, email: `${subject}@clinic.example` }, 'right', false));
    }
    issuer.revoke.mockReturnValue(new Promise<void>(() => undefined));
    const waiting = clock.waiting();
    const quitting = sessions.close();
    await vi.waitFor(() => expect(clock.waiting()).toBe(waiting + 1));
    await vi.waitFor(() => expect(issuer.revoke.mock.calls.flat().toSorted()).toEqual(['refresh-s1', 'refresh-s2', 'refresh-s3']));
    clock.advance(2_000);
    await quitting;
    expect(sessions.current()).toBeUndefined();
  });
});

describe('several people of whom nothing is on the disk', () => {
  it('are locked side by side, each under the own password', async () => {
    const { sessions, sign, lock, begin } = desk();
    const bo = { ...identity, subject: 's2', name: 'Bo', email: 'bo@clinic.example' };
    await sessions.openSignedIn(await sign(identity, 'ana’s', false));
    const draft = await begin();
    const ana = await lock();
    await sessions.openSignedIn(await sign(bo, 'bo’s', false));
    expect(await sessions.drafts()?.read(draft)).toBeUndefined();
    const locked = await lock();
    expect(sessions.sealed.people().map(({ name }) => name)).toEqual(['Ana', 'Bo']);
    expect(await sessions.unlock(ana, 'bo’s')).toEqual(failed({ code: 'wrong-password' }));
    expect(await sessions.unlock(ana, 'ana’s')).toMatchObject({ ok: true });
    expect((await sessions.drafts()?.read(draft))?.id).toBe(draft);
    expect(sessions.sealed.people()).toEqual([expect.objectContaining({ id: locked.id })]);
  });

  it('have as many tries as those of a vault, each after a longer wait, and then sign in anew', async () => {
    const { sessions, sign, lock, begin, clock } = desk();
    await sessions.openSignedIn(await sign(identity, 'right', false));
    const draft = await begin();
    const person = await lock();
    const codes: string[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const opened = await sessions.unlock(person, attempt < 10 ? 'wrong' : 'right');
      if (!opened.ok) codes.push(opened.failure.code);
      clock.advance(600_000);
    }
    expect(codes).toEqual([...Array<string>(9).fill('wrong-password'), ...Array<string>(3).fill('attempts-over')]);
    await sessions.openSignedIn(await sign(identity, 'right', false));
    expect((await sessions.drafts()?.read(draft))?.id).toBe(draft);
    const again = await lock();
    for (let attempt = 0; attempt < 2; attempt += 1) await sessions.unlock(again, 'wrong');
    expect(await sessions.unlock(again, 'right')).toEqual(failed({ code: 'unlock-wait', waitMs: 1_000 }));
  });

  it('are back in their home when they sign in anew, with or without a password of ours', async () => {
    const { sessions, sign, lock, begin } = desk();
    const signedIn = { tokens: tokens('s1'), identity, via: 'domain' as const };
    await sessions.openSignedIn(signedIn);
    const ofDomain = await begin();
    const domainPerson = await lock();
    expect(sessions.sealed.takesSignIn(domainPerson.id)).toBe(true);
    expect(await sessions.unlock(domainPerson, 'anything')).toEqual(failed({ code: 'wrong-password' }));
    await sessions.openSignedIn(await sign(identity, 'right', false));
    expect(await sessions.drafts()?.read(ofDomain)).toBeUndefined();
    const withPassword = await begin();
    await lock();
    await sessions.openSignedIn(signedIn);
    expect((await sessions.drafts()?.read(ofDomain))?.id).toBe(ofDomain);
    await lock();
    await sessions.openSignedIn(await sign(identity, 'right', false));
    expect((await sessions.drafts()?.read(withPassword))?.id).toBe(withPassword);
  });
});
