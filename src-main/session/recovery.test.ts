import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import { defaultSettings } from '../../src-shared/models/settings.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../api/http-client.ts';
import { config } from '../testing/config.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { guardPorts } from '../testing/guard-ports.ts';
import { MemoryKeychain } from '../testing/memory-keychain.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { newKdf, type PasswordKey } from '../vault/key-derivation.ts';
import { VaultFolder } from '../vault/vault-file.ts';
import { Vaults } from '../vault/vault.ts';
import { SessionService, type SessionPorts } from './session-service.ts';
import type { SignedIn } from './signed-in.ts';

const accountUrl = 'https://server.example/account/v1.0';
const half = (byte: number): PasswordKey => ({ kdf: newKdf(), key: Buffer.alloc(32, byte) });
const signedIn = (byte: number): SignedIn & { passwordKey: PasswordKey } => ({
  tokens: { accessToken: `access-${byte}`, refreshToken: 'refresh', expiresInMs: 3_600_000 },
  identity: { subject: 's1', name: 'Ana', email: 'ana@clinic.example', practitioner: 'Practitioner/1' },
  via: 'phone',
  passwordKey: half(byte),
});
const answer = (status: number, json?: unknown): HttpAnswer => ({ status, body: json === undefined ? '' : JSON.stringify(json), date: undefined, retryAfterMs: undefined });

/** The account service's recovery keys: each a PUT away. `onPut` happens before the answer to one. */
class KeyServer implements HttpClient {
  readonly keys = new Map<string, string>();
  readonly asked: HttpRequest[] = [];
  offline = false;
  onPut: (request: HttpRequest) => unknown = () => undefined;

  readonly send: HttpClient['send'] = async (request) => {
    const id = /\/devices\/([^/]+)\/recoveryKey$/.exec(request.url)?.[1];
    if (id === undefined) return failed({ code: 'offline' });
    this.asked.push(request);
    if (this.offline) return failed({ code: 'offline' });
    if (request.method === 'PUT') {
      this.keys.set(id, request.json?.key ?? '');
      await this.onPut(request);
      return ok(answer(204));
    }
    const key = this.keys.get(id);
    if (request.method === 'DELETE') return ok(answer(this.keys.delete(id) ? 204 : 404));
    return ok(key === undefined ? answer(404) : answer(200, { key }));
  };
}

function desk(withService = true) {
  const root = join(temporaryFolder(), 'people');
  const keychain = new MemoryKeychain();
  const vaults = new Vaults(new VaultFolder(root), keychain, guardPorts());
  const server = new KeyServer();
  const log = { info: vi.fn<(event: string, fields?: unknown) => void>(), error: vi.fn<(event: string, fields?: unknown) => void>() };
  const call = (method: string): Promise<unknown> => Promise.resolve({ open: ok(undefined), openWork: ok(undefined), 'drafts.list': [], 'submissions.items': [], 'replies.unsent': [], settings: {}, counts: { notSubmitted: 0, submitted: 0, newMessages: 0 }, messageCounts: { received: 0, new: 0, sent: 0, waitingMarks: 0 } }[method]);
  const issuer = { refresh: vi.fn(), revoke: vi.fn().mockResolvedValue(undefined) };
  const sessions = new SessionService({
    database: { call, end: () => Promise.resolve() } as unknown as SessionPorts['database'],
    issuerOf: () => issuer,
    endBrowserSession: () => undefined,
    http: server,
    vaults,
    config: { ...config, ...(withService && { accountUrl }) },
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
  const id = () => sessions.person()?.personId ?? expect.fail('not remembered');
  return { root, keychain, vaults, server, sessions, log, id };
}

/** A remembered person who signed in online and out again. */
async function remembered(at = desk()) {
  await at.sessions.openSignedIn(signedIn(1));
  const personId = at.id();
  await vi.waitFor(() => expect(at.vaults.hasRecovery(personId)).toBe(true));
  await at.sessions.signOut();
  return { ...at, personId };
}

describe('a recovery key', () => {
  it('goes to the server with the first sign-in, and opens the vault under a new password', async () => {
    const { sessions, server, vaults, personId, log } = await remembered();
    expect(server.asked.map(({ method, url, headers }) => [method, url, headers?.Authorization])).toEqual([['PUT', `${accountUrl}/me/devices/${personId}/recoveryKey`, 'Bearer access-1']]);
    const before = await vaults.open(personId, half(1));
    const reset = { ...signedIn(2), personId };
    expect(await sessions.openSignedIn(reset)).toEqual(failed({ code: 'wrong-password' }));
    expect(await sessions.recover(reset)).toBe(true);
    expect(sessions.view()).toMatchObject({ name: 'Ana', remembered: true });
    expect(sessions.view()).not.toHaveProperty('notRemembered');
    expect(server.asked.at(-1)).toMatchObject({ method: 'GET', headers: { Authorization: 'Bearer access-2' } });
    await sessions.signOut();
    expect(await vaults.open(personId, half(2))).toMatchObject({ value: { dataKey: before.ok ? before.value.dataKey : undefined } });
    expect(await vaults.open(personId, half(1))).toEqual(failed({ code: 'wrong-password' }));
    expect(vaults.hasRecovery(personId)).toBe(true);
    const logged = JSON.stringify([log.info.mock.calls, log.error.mock.calls]);
    for (const key of server.keys.values()) expect(logged).not.toContain(key);
  });

  it('is not asked for by a sign-in that needs none, nor given twice', async () => {
    const { sessions, server, personId } = await remembered();
    await sessions.openSignedIn({ ...signedIn(1), personId });
    await sessions.confirm({ ...signedIn(1), personId });
    await sessions.signOut();
    expect(server.asked).toHaveLength(1);
  });

  it('that could not be given opens the home all the same, and is given the next time', async () => {
    const { sessions, server, vaults, id, log } = desk();
    server.offline = true;
    await sessions.openSignedIn(signedIn(1));
    const personId = id();
    await vi.waitFor(() => expect(log.info).toHaveBeenCalledWith('recovery.not-kept', { code: 'offline' }));
    expect(vaults.hasRecovery(personId)).toBe(false);
    server.offline = false;
    await sessions.confirm({ ...signedIn(1), personId });
    await vi.waitFor(() => expect(vaults.hasRecovery(personId)).toBe(true));
  });

  it('whose box a power cut kept from the disk is replaced by the next, which fits', async () => {
    const { sessions, server, vaults, keychain, id, log } = desk();
    server.onPut = () => (keychain.refusing = { get: 'keychain-locked' });
    await sessions.openSignedIn(signedIn(1));
    const personId = id();
    await vi.waitFor(() => expect(log.info).toHaveBeenCalledWith('recovery.not-kept', { code: 'keychain-locked' }));
    const lost = server.keys.get(personId);
    expect(vaults.hasRecovery(personId)).toBe(false);
    await sessions.signOut();
    keychain.refusing = {};
    server.onPut = () => undefined;
    await sessions.openSignedIn({ ...signedIn(1), personId });
    await vi.waitFor(() => expect(vaults.hasRecovery(personId)).toBe(true));
    expect(server.keys.get(personId)).not.toBe(lost);
    await sessions.signOut();
    expect(await sessions.recover({ ...signedIn(2), personId })).toBe(true);
  });

  it('answered for just as the person signs out seals nothing', async () => {
    const { sessions, server, vaults, id } = desk();
    const on = { way: (): void => undefined };
    server.onPut = () => new Promise<void>((resolve) => { on.way = resolve; });
    await sessions.openSignedIn(signedIn(1));
    const personId = id();
    const before = await vaults.open(personId, half(1));
    await vi.waitFor(() => expect(server.keys.size).toBe(1));
    await sessions.signOut();
    on.way();
    await new Promise(setImmediate);
    expect(vaults.hasRecovery(personId)).toBe(false);
    server.onPut = () => undefined;
    await sessions.openSignedIn({ ...signedIn(1), personId });
    await vi.waitFor(() => expect(vaults.hasRecovery(personId)).toBe(true));
    await sessions.signOut();
    expect(await sessions.recover({ ...signedIn(2), personId })).toBe(true);
    await sessions.signOut();
    expect(await vaults.open(personId, half(2))).toMatchObject({ value: { dataKey: before.ok ? before.value.dataKey : undefined } });
  });

  it.each<[string, (server: KeyServer, id: string) => unknown]>([
    ['is not there', (server, id) => server.keys.delete(id)],
    ['is a wrong one', (server, id) => server.keys.set(id, Buffer.alloc(32).toString('base64'))],
    ['is garbled', (server, id) => server.keys.set(id, 'x')],
    ['can not be asked for', (server) => (server.offline = true)],
  ])('that %s opens nothing; with the earlier password the vault gets another', async (_title, spoil) => {
    const { sessions, server, vaults, personId } = await remembered();
    spoil(server, personId);
    const reset = { ...signedIn(2), personId };
    expect(await sessions.recover(reset)).toBe(false);
    expect(sessions.view()).toBeUndefined();
    expect(vaults.hasRecovery(personId)).toBe(true);
    expect(await vaults.open(personId, half(1))).toMatchObject({ ok: true });
    server.offline = false;
    vi.spyOn(vaults, 'passwordKey').mockResolvedValue(half(1));
    expect(await sessions.openWithEarlierPassword(reset, 'earlier')).toEqual(ok(undefined));
    await vi.waitFor(() => expect(vaults.hasRecovery(personId)).toBe(true));
    await sessions.signOut();
    expect(await sessions.recover({ ...signedIn(3), personId })).toBe(true);
  });

  it('is not there without an account service', async () => {
    const { sessions, server, vaults, id } = desk(false);
    await sessions.openSignedIn(signedIn(1));
    const personId = id();
    await sessions.confirm({ ...signedIn(1), personId });
    await sessions.signOut();
    expect(await sessions.recover({ ...signedIn(2), personId })).toBe(false);
    expect(vaults.hasRecovery(personId)).toBe(false);
    expect(server.asked).toEqual([]);
  });

  it('is not given for somebody who is not remembered', async () => {
    const { sessions, server } = desk();
    const { passwordKey: _none, ...guest } = signedIn(1);
    await sessions.openSignedIn(guest);
    await sessions.signOut();
    expect(server.asked).toEqual([]);
  });

  it('is forgotten with the person', async () => {
    const { sessions, server, personId, root } = await remembered();
    await sessions.openSignedIn({ ...signedIn(1), personId });
    await sessions.forgetMe();
    expect(server.keys.size).toBe(0);
    expect(existsSync(join(root, personId))).toBe(false);
  });

  it('that the server does not forget keeps nobody', async () => {
    const { sessions, server, personId, root } = await remembered();
    await sessions.openSignedIn({ ...signedIn(1), personId });
    server.offline = true;
    await sessions.forgetMe();
    expect(existsSync(join(root, personId))).toBe(false);
  });
});

describe('a password changed on the account screen', () => {
  const next = half(2);

  it('seals what this PC keeps', async () => {
    const { sessions, vaults, personId } = await remembered();
    await sessions.openSignedIn({ ...signedIn(1), personId });
    const derived = vi.spyOn(vaults, 'passwordKey').mockResolvedValue(next);
    await sessions.passwordChanged('next');
    expect(derived).toHaveBeenCalledWith('next', personId);
    expect(await vaults.open(personId, next)).toMatchObject({ ok: true });
    expect(await vaults.open(personId, half(1))).toEqual(failed({ code: 'wrong-password' }));
    expect(sessions.view()).not.toHaveProperty('notRemembered');
  });

  it('that the keychain does not let be sealed is told, and the earlier one still opens', async () => {
    const { sessions, vaults, personId, keychain } = await remembered();
    await sessions.openSignedIn({ ...signedIn(1), personId });
    vi.spyOn(vaults, 'passwordKey').mockResolvedValue(next);
    keychain.refusing = { get: 'keychain-locked' };
    await sessions.passwordChanged('next');
    expect(sessions.view()).toMatchObject({ remembered: true, notRemembered: 'keychain-locked' });
    keychain.refusing = {};
    expect(await vaults.open(personId, half(1))).toMatchObject({ ok: true });
    await sessions.passwordChanged('next');
    expect(sessions.view()).not.toHaveProperty('notRemembered');
  });

  it('leaves a domain person\'s PIN alone', async () => {
    const { sessions, vaults, personId } = await remembered();
    await sessions.openSignedIn({ ...signedIn(1), personId, via: 'domain' });
    vi.spyOn(vaults, 'passwordKey').mockResolvedValue(next);
    await sessions.passwordChanged('next');
    expect(await vaults.open(personId, half(1))).toMatchObject({ ok: true });
  });

  it('is nothing to somebody who is not remembered', async () => {
    const { sessions, root } = desk();
    const { passwordKey: _none, ...guest } = signedIn(1);
    await sessions.openSignedIn(guest);
    await sessions.passwordChanged('next');
    expect(existsSync(root)).toBe(false);
  });
});
