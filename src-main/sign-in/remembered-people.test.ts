import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardPorts } from '../testing/guard-ports.ts';
import { MemoryKeychain } from '../testing/memory-keychain.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { newKdf } from '../vault/key-derivation.ts';
import { VaultFolder } from '../vault/vault-file.ts';
import { Vaults } from '../vault/vault.ts';
import { RememberedPeople } from './remembered-people.ts';

function desk(config: { accountUrl?: string } = {}, allowed?: () => boolean) {
  const keychain = new MemoryKeychain();
  const vaults = new Vaults(new VaultFolder(join(temporaryFolder(), 'people')), keychain, guardPorts());
  return { keychain, vaults, people: new RememberedPeople(vaults, keychain, config, allowed) };
}

async function withAna(config?: { accountUrl?: string }) {
  const at = desk(config);
  const tile = { name: 'Ana Muñoz', email: 'Ana@Example.org', via: 'phone', subject: 's1', practitioner: 'Practitioner/1' } as const;
  const created = await at.vaults.create(tile, { kdf: newKdf(), key: Buffer.alloc(32, 1) });
  const id = created.ok ? created.value.id : expect.fail();
  await at.people.load();
  return { ...at, id, open: created.ok ? created.value : expect.fail() };
}

describe('Remember Me', () => {
  it('is ticked when the keychain would keep a secret, and leaves no trace of asking', async () => {
    const { people, keychain } = desk();
    await people.setRememberMe(true);
    expect(people.rememberMe()).toEqual({ checked: true });
    expect(keychain.calls).toEqual(['set probe', 'delete probe']);
    expect(keychain.entries.size).toBe(0);
  });

  it.each(['keychain-absent', 'keychain-locked', 'keychain-hanging'] as const)('is refused with the reason: %s', async (problem) => {
    const { people, keychain } = desk();
    keychain.refusing = { set: problem };
    await people.setRememberMe(true);
    expect(people.rememberMe()).toEqual({ checked: false, blocked: problem });
    keychain.refusing = {};
    await people.setRememberMe(true);
    expect(people.rememberMe()).toEqual({ checked: true });
  });

  it('is neither offered nor taken where this PC may remember nobody', async () => {
    let allowed = true;
    const { people, keychain } = desk({}, () => allowed);
    await people.setRememberMe(true);
    allowed = false;
    expect(people.rememberMe()).toEqual({ checked: false, hidden: true });
    keychain.calls.length = 0;
    await people.setRememberMe(true);
    expect(keychain.calls).toEqual([]);
  });

  it('is unticked without asking the keychain', async () => {
    const { people, keychain } = desk();
    await people.setRememberMe(true);
    keychain.calls.length = 0;
    await people.setRememberMe(false);
    expect(people.rememberMe()).toEqual({ checked: false });
    expect(keychain.calls).toEqual([]);
  });

  it('is unticked for the next person', async () => {
    const { people } = desk();
    await people.setRememberMe(true);
    await people.load();
    expect(people.rememberMe()).toEqual({ checked: false });
  });
});

describe('the people', () => {
  it('nobody: the keychain is not asked', async () => {
    const { people, keychain } = desk();
    await people.load();
    expect(people.known()).toEqual({ readable: [], unreadable: 0, lost: [] });
    expect(keychain.calls).toEqual([]);
  });

  it('are found by e-mail in any case', async () => {
    const { people, id } = await withAna();
    expect(people.idOf('ana@example.ORG')).toBe(id);
    expect(people.idOf('bo@example.org')).toBeUndefined();
  });

  it('can not be read while the keychain is locked, which blocks Remember Me', async () => {
    const { people, keychain } = await withAna();
    keychain.refusing = { get: 'keychain-locked' };
    await people.load();
    expect(people.known()).toMatchObject({ readable: [], unreadable: 1 });
    expect(people.rememberMe()).toEqual({ checked: false, blocked: 'keychain-locked' });
  });

  it('a lost key blocks Remember Me until what it opened is forgotten, or the key is back', async () => {
    const { people, keychain, id } = await withAna();
    const key = keychain.entries.get(id) ?? '';
    keychain.entries.set(id, Buffer.alloc(32).toString('base64'));
    await people.load();
    expect(people.known()).toMatchObject({ unreadable: 0, lost: [id], problem: 'keychain-changed' });
    await people.setRememberMe(true);
    expect(people.rememberMe()).toEqual({ checked: false, blocked: 'keychain-changed' });
    keychain.entries.set(id, key);
    await people.setRememberMe(true);
    expect(people.rememberMe()).toEqual({ checked: true });
    expect(people.known().readable).toHaveLength(1);
  });

  it('what a lost key opened is forgotten, and nobody else', async () => {
    const { people, keychain, id } = await withAna();
    keychain.entries.delete(id);
    await people.load();
    await people.forgetLost();
    expect(people.known()).toEqual({ readable: [], unreadable: 0, lost: [] });
    await people.setRememberMe(true);
    expect(people.rememberMe()).toEqual({ checked: true });
  });

  it('one is forgotten', async () => {
    const { people, keychain, id } = await withAna();
    await people.forget(id);
    expect(people.known()).toEqual({ readable: [], unreadable: 0, lost: [] });
    expect(keychain.entries.size).toBe(0);
  });

  it('a path in place of an id erases nothing', async () => {
    const { people, keychain, id } = await withAna();
    await expect(people.forget(`${id}/../..`)).rejects.toThrow('Not the id of a person');
    expect([...keychain.entries.keys()]).toContain(id);
  });
});

describe('after a reset password', () => {
  it.each([
    ['everything', 'with an account service and a recovery key', { accountUrl: 'https://server.example/account' }, true],
    ['server-only', 'without an account service', {}, true],
    ['server-only', 'without a recovery key', { accountUrl: 'https://server.example/account' }, false],
  ] as const)('%s is kept %s', async (kept, _title, config, recovery) => {
    const { people, vaults, id, open } = await withAna(config);
    if (recovery) await vaults.addRecovery(open, Buffer.alloc(32, 3));
    expect(people.keptAfterReset(id)).toBe(kept);
  });
});

describe('a domain person', () => {
  it('is known by the subject, and not by an e-mail that a customer account may have too', async () => {
    const { people, vaults, id } = await withAna();
    const tile = { name: 'Ana Muñoz', email: 'ana@example.org', via: 'domain', subject: 'd1', practitioner: 'Practitioner/9' } as const;
    const created = await vaults.create(tile, { kdf: newKdf(), key: Buffer.alloc(32, 1) });
    await people.load();
    expect(people.idOfSubject('d1')).toBe(created.ok && created.value.id);
    expect(people.idOfSubject('s1')).toBeUndefined();
    expect(people.idOf('ana@example.org')).toBe(id);
  });
});
