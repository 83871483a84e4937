import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import { guardPorts } from '../testing/guard-ports.ts';
import { MemoryKeychain } from '../testing/memory-keychain.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { newKdf, type PasswordKey } from './key-derivation.ts';
import { VaultFolder, type VaultFile } from './vault-file.ts';
import type { Tile } from './tile.ts';
import { Vaults, type OpenVault } from './vault.ts';

const ana: Tile = { name: 'Ana Muñoz', email: 'ana@example.org', via: 'phone', subject: 'account-subject-1', practitioner: 'Practitioner/pr-1' };
const bo: Tile = { name: 'Bo Chen', email: 'bo@example.org', via: 'email', subject: 's2', practitioner: 'Practitioner/2' };
/** A password's half without the time that Argon2id takes. */
const half = (byte: number): PasswordKey => ({ kdf: newKdf(), key: Buffer.alloc(32, byte) });

function desk() {
  const root = join(temporaryFolder(), 'people');
  const keychain = new MemoryKeychain();
  const folder = new VaultFolder(root);
  return { root, keychain, folder, vaults: new Vaults(folder, keychain, guardPorts()) };
}

async function remembered(tile = ana) {
  const at = desk();
  const created = await at.vaults.create(tile, half(1));
  if (!created.ok) return expect.fail(created.failure);
  const { id } = created.value;
  const change = (edit: (vault: VaultFile) => VaultFile) => {
    const vault = at.folder.read(id) ?? expect.fail('no vault');
    writeFileSync(join(at.root, id, 'vault.json'), JSON.stringify(edit(vault)));
  };
  return { ...at, id, open: created.value, change };
}

const keyOf = (opened: { ok: boolean; value?: OpenVault }) => opened.value?.dataKey.toString('hex');

describe('opening a vault', () => {
  it('takes the keychain and the password together', async () => {
    const { vaults, id, open } = await remembered();
    const opened = await vaults.open(id, half(1));
    expect(opened).toMatchObject(ok(open));
    expect(open.dataKey).toHaveLength(32);
  });

  it('tells a wrong password from a keychain that changed', async () => {
    const { vaults, id, keychain } = await remembered();
    expect(await vaults.open(id, half(2))).toEqual(failed({ code: 'wrong-password' }));
    keychain.entries.set(id, Buffer.alloc(32, 9).toString('base64'));
    expect(await vaults.open(id, half(1))).toEqual(failed({ code: 'keychain-changed' }));
    keychain.entries.delete(id);
    expect(await vaults.open(id, half(1))).toEqual(failed({ code: 'keychain-changed' }));
    keychain.entries.set(id, 'garbled');
    expect(await vaults.open(id, half(1))).toEqual(failed({ code: 'keychain-garbled' }));
  });

  it.each(['keychain-absent', 'keychain-locked', 'keychain-hanging'] as const)('says %s', async (problem) => {
    const { vaults, id, keychain } = await remembered();
    keychain.refusing = { get: problem };
    expect(await vaults.open(id, half(1))).toEqual(failed({ code: problem }));
  });

  it('is impossible with a copy of the folder and the password alone', async () => {
    const { root, id } = await remembered();
    const stolen = join(temporaryFolder(), 'people');
    cpSync(root, stolen, { recursive: true });
    const elsewhere = new Vaults(new VaultFolder(stolen), new MemoryKeychain(), guardPorts());
    expect(await elsewhere.open(id, half(1))).toEqual(failed({ code: 'keychain-changed' }));
    expect(await elsewhere.people()).toMatchObject({ readable: [], unreadable: 0, lost: [expect.any(String)], problem: 'keychain-changed' });
    const text = readFileSync(join(stolen, id, 'vault.json'), 'utf8');
    for (const value of [ana.name, ana.email, ana.subject, ana.practitioner]) expect(text).not.toContain(value);
  });

  it('is impossible with one person\'s boxes in another person\'s file', async () => {
    const { vaults, keychain, root, id } = await remembered();
    const created = await vaults.create(bo, half(1));
    const otherId = created.ok ? created.value.id : expect.fail();
    cpSync(join(root, id, 'vault.json'), join(root, otherId, 'vault.json'));
    keychain.entries.set(otherId, keychain.entries.get(id) ?? '');
    expect(await vaults.open(otherId, half(1))).toEqual(failed({ code: 'guard-changed' }));
    await vaults.accepted(otherId);
    expect(await vaults.open(otherId, half(1))).toEqual(failed({ code: 'wrong-password' }));
  });

  it.each([
    ['longer by a byte', Buffer.alloc(33).toString('base64')],
    ['of another secret', Buffer.alloc(32).toString('base64')],
  ])('survives a device check %s', async (_title, deviceCheck) => {
    const { vaults, id, change } = await remembered();
    expect(deviceCheck).toHaveLength(44);
    change((vault) => ({ ...vault, deviceCheck }));
    expect(await vaults.open(id, half(1))).toEqual(failed({ code: 'keychain-changed' }));
  });
});

describe('remembering somebody', () => {
  it('keeps its key, and what guards it, in the keychain and the file; nothing of it is the data key', async () => {
    const { keychain, root, id, open } = await remembered();
    expect([...keychain.entries.keys()]).toEqual([id, `guard-${id}`]);
    expect(keychain.entries.get(id)).not.toBe(open.dataKey.toString('base64'));
    expect(readFileSync(join(root, id, 'vault.json'), 'utf8')).not.toContain(open.dataKey.toString('base64'));
  });

  it('gives everybody keys of their own', async () => {
    const { vaults, open } = await remembered();
    const second = await vaults.create(ana, half(1));
    expect(keyOf(second)).not.toBe(open.dataKey.toString('hex'));
  });

  it.each([
    ['refuses to write', { set: 'keychain-locked' } as const, 'keychain-locked'],
    ['does not answer afterwards', { get: 'keychain-hanging' } as const, 'keychain-hanging'],
  ])('leaves nothing behind when the keychain %s', async (_title, refusing, problem) => {
    const { vaults, keychain, root } = desk();
    keychain.refusing = refusing;
    expect(await vaults.create(ana, half(1))).toEqual(failed(problem));
    expect(existsSync(root)).toBe(false);
    expect(keychain.entries.size).toBe(0);
  });

  it('leaves nothing behind when the entry reads back otherwise', async () => {
    const { vaults, keychain, root } = desk();
    keychain.storing = (secret) => secret.slice(0, 20);
    expect(await vaults.create(ana, half(1))).toEqual(failed('keychain-garbled'));
    expect(existsSync(root)).toBe(false);
    expect(keychain.entries.size).toBe(0);
  });
});

describe('the tiles', () => {
  it('are read by name, without any password', async () => {
    const { vaults, id } = await remembered(bo);
    const created = await vaults.create(ana, half(5));
    const anaId = created.ok ? created.value.id : expect.fail();
    expect(await vaults.people()).toEqual({ readable: [{ id: anaId, ...ana }, { id, ...bo }], unreadable: 0, lost: [] });
  });

  it('a changed one is counted, the others are shown', async () => {
    const { vaults, change, id } = await remembered();
    await vaults.create(bo, half(1));
    change((vault) => ({ ...vault, tile: { ...vault.tile, tag: Buffer.alloc(16).toString('base64') } }));
    expect(await vaults.people()).toMatchObject({ readable: [{ name: bo.name }], unreadable: 0, lost: [id], problem: 'keychain-changed' });
    expect(await vaults.open(id, half(1))).toMatchObject({ ok: true });
  });

  it('a hanging keychain is asked once, not once a person', async () => {
    const { vaults, keychain } = await remembered();
    await vaults.create(bo, half(1));
    keychain.refusing = { get: 'keychain-hanging' };
    keychain.calls.length = 0;
    expect(await vaults.people()).toEqual({ readable: [], unreadable: 2, lost: [], problem: 'keychain-hanging' });
    expect(keychain.calls).toHaveLength(1);
  });

  it('one unreadable file does not hide that the keychain is locked', async () => {
    const { vaults, keychain, folder, root } = await remembered();
    for (let more = 0; more < 3; more += 1) await vaults.create(bo, half(1));
    const broken = folder.ids().at(-1) ?? '';
    writeFileSync(join(root, broken, 'vault.json'), '{}');
    keychain.refusing = { get: 'keychain-locked' };
    expect(await vaults.people()).toEqual({ readable: [], unreadable: 3, lost: [broken], problem: 'keychain-locked' });
  });

  it('nobody remembered: the keychain is left alone', async () => {
    const { vaults, keychain } = desk();
    expect(await vaults.people()).toEqual({ readable: [], unreadable: 0, lost: [] });
    expect(keychain.calls).toEqual([]);
  });
});

describe('a changed password', () => {
  it('seals the same data key again, with the new tile', async () => {
    const { vaults, id, open } = await remembered();
    const tile: Tile = { ...ana, name: 'Ana Muñoz-Reyes', via: 'email' };
    expect(await vaults.rewrap(open, half(2), tile)).toEqual(ok(undefined));
    expect(await vaults.open(id, half(1))).toEqual(failed({ code: 'wrong-password' }));
    expect(keyOf(await vaults.open(id, half(2)))).toBe(open.dataKey.toString('hex'));
    expect((await vaults.people()).readable).toEqual([{ id, ...tile }]);
  });

  it('leaves the vault alone when the keychain is away', async () => {
    const { vaults, keychain, open, id } = await remembered();
    keychain.refusing = { get: 'keychain-absent' };
    expect(await vaults.rewrap(open, half(2), ana)).toEqual(failed('keychain-absent'));
    keychain.refusing = {};
    expect(await vaults.open(id, half(1))).toMatchObject({ ok: true });
  });

  it('the salt on disk is used again for the person, a new one for somebody new', async () => {
    const { vaults, folder, id } = await remembered();
    expect((await vaults.passwordKey('pw', id)).kdf).toEqual(folder.read(id)?.kdf);
    expect((await vaults.passwordKey('pw')).kdf.salt).not.toBe(folder.read(id)?.kdf.salt);
  });
});

describe('a recovery key', () => {
  const key = Buffer.alloc(32, 7);

  async function recoverable() {
    const at = await remembered();
    expect(await at.vaults.addRecovery(at.open, key)).toEqual(ok(undefined));
    return at;
  }

  it('opens the vault beside the password, on this PC alone', async () => {
    const { vaults, id, open, root } = await recoverable();
    expect(vaults.hasRecovery(id)).toBe(true);
    expect(await vaults.openWithRecovery(id, key)).toEqual(ok(open));
    expect(await vaults.open(id, half(1))).toMatchObject(ok(open));
    const stolen = join(temporaryFolder(), 'people');
    cpSync(root, stolen, { recursive: true });
    expect(await new Vaults(new VaultFolder(stolen), new MemoryKeychain(), guardPorts()).openWithRecovery(id, key)).toEqual(failed('keychain-changed'));
  });

  it('is written nowhere', async () => {
    const { root, id, open } = await recoverable();
    const text = readFileSync(join(root, id, 'vault.json'), 'utf8');
    for (const secret of [key, open.dataKey]) expect(text).not.toContain(secret.toString('base64'));
  });

  it('of another vault, or a wrong one, opens nothing', async () => {
    const { vaults, id } = await recoverable();
    expect(await vaults.openWithRecovery(id, Buffer.alloc(32, 8))).toEqual(failed('wrong-recovery-key'));
    const other = await vaults.create(bo, half(1));
    const otherId = other.ok ? other.value.id : expect.fail();
    expect(vaults.hasRecovery(otherId)).toBe(false);
    expect(await vaults.openWithRecovery(otherId, key)).toEqual(failed('wrong-recovery-key'));
  });

  it('is no help in another person\'s file', async () => {
    const { vaults, id, keychain, root } = await recoverable();
    const other = await vaults.create(bo, half(1));
    const otherId = other.ok ? other.value.id : expect.fail();
    cpSync(join(root, id, 'vault.json'), join(root, otherId, 'vault.json'));
    keychain.entries.set(otherId, keychain.entries.get(id) ?? '');
    expect(await vaults.openWithRecovery(otherId, key)).toEqual(failed('wrong-recovery-key'));
  });

  it('lasts over changed passwords, and opens what a reset one does not', async () => {
    const { vaults, id, open } = await recoverable();
    await vaults.rewrap(open, half(2), ana);
    const recovered = await vaults.openWithRecovery(id, key);
    if (!recovered.ok) return expect.fail(recovered.failure);
    await vaults.rewrap(recovered.value, half(3), ana);
    expect(keyOf(await vaults.open(id, half(3)))).toBe(open.dataKey.toString('hex'));
    expect(await vaults.open(id, half(2))).toEqual(failed({ code: 'wrong-password' }));
    expect(vaults.hasRecovery(id)).toBe(true);
  });

  it('is replaced by the next one, or dropped', async () => {
    const { vaults, id, open } = await recoverable();
    await vaults.addRecovery(open, Buffer.alloc(32, 9));
    expect(await vaults.openWithRecovery(id, key)).toEqual(failed('wrong-recovery-key'));
    expect(await vaults.openWithRecovery(id, Buffer.alloc(32, 9))).toEqual(ok(open));
    vaults.dropRecovery(id);
    expect(vaults.hasRecovery(id)).toBe(false);
    expect(await vaults.open(id, half(1))).toMatchObject(ok(open));
  });

  it.each(['keychain-absent', 'keychain-locked', 'keychain-hanging'] as const)('says %s, and the vault stays', async (problem) => {
    const { vaults, id, open, keychain } = await recoverable();
    keychain.refusing = { get: problem };
    expect(await vaults.addRecovery(open, Buffer.alloc(32, 9))).toEqual(failed(problem));
    expect(await vaults.openWithRecovery(id, key)).toEqual(failed(problem));
    keychain.refusing = {};
    expect(await vaults.openWithRecovery(id, key)).toEqual(ok(open));
  });

  it('brings nobody back who was forgotten while the keychain answered', async () => {
    const { vaults, id, open, root } = await remembered();
    const adding = vaults.addRecovery(open, key);
    const rewrapping = vaults.rewrap(open, half(2), ana);
    await vaults.forget(id);
    await Promise.all([adding, rewrapping]);
    expect(existsSync(join(root, id))).toBe(false);
  });

  it('seals the right key even if the vault is closed while the keychain answers', async () => {
    const { vaults, id, open } = await remembered();
    const dataKey = open.dataKey.toString('hex');
    const adding = vaults.addRecovery(open, key);
    const rewrapping = vaults.rewrap(open, half(2), ana);
    open.dataKey.fill(0);
    await Promise.all([adding, rewrapping]);
    expect(keyOf(await vaults.openWithRecovery(id, key))).toBe(dataKey);
    expect(keyOf(await vaults.open(id, half(2)))).toBe(dataKey);
  });
});

describe('whom the person can ask', () => {
  const ruth = { facility: 'Riverside Clinic', name: 'Ruth Ode', phone: '+15405550171' };

  it('is in the tile, sealed, and lasts over a changed password', async () => {
    const { vaults, id, open, root } = await remembered();
    expect(await vaults.keepAdministrators(open, [ruth])).toEqual(ok(undefined));
    await vaults.rewrap(open, half(2), ana);
    expect((await vaults.people()).readable).toEqual([{ id, ...ana, administrators: [ruth] }]);
    expect(readFileSync(join(root, id, 'vault.json'), 'utf8')).not.toContain(ruth.name);
    expect(await vaults.open(id, half(2))).toMatchObject({ ok: true });
  });

  it('is replaced by who it is now, and not written when nothing changed', async () => {
    const { vaults, open, root, id } = await remembered();
    await vaults.keepAdministrators(open, [ruth]);
    const before = readFileSync(join(root, id, 'vault.json'), 'utf8');
    await vaults.keepAdministrators(open, [ruth]);
    expect(readFileSync(join(root, id, 'vault.json'), 'utf8')).toBe(before);
    await vaults.keepAdministrators(open, []);
    expect((await vaults.people()).readable[0]?.administrators).toEqual([]);
  });
});

describe('forgetting somebody', () => {
  it('takes the keychain entry first, then the files', async () => {
    const { vaults, keychain, root, id } = await remembered();
    const there: boolean[] = [];
    const remove = keychain.delete.bind(keychain);
    keychain.delete = (account) => {
      there.push(existsSync(join(root, id)));
      return remove(account);
    };
    await vaults.forget(id);
    expect(there).toEqual([true, true]);
    expect(keychain.entries.size).toBe(0);
    expect(existsSync(join(root, id))).toBe(false);
  });

  it('erases the files even when the keychain is away', async () => {
    const { vaults, keychain, root, id } = await remembered();
    keychain.refusing = { delete: 'keychain-absent' };
    await vaults.forget(id);
    expect(existsSync(join(root, id))).toBe(false);
  });
});
