import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { VaultFolder, type VaultFile } from './vault-file.ts';

const id = '5b0d0f5e-3f0e-4c55-9c3e-0d6f6f0f8a11';
const other = '7c1e1a6f-4a1f-4d66-8d4f-1e7a7a1a9b22';
const box = { nonce: 'AAAA', ciphertext: 'BBBB', tag: 'CCCC' };
const vault: VaultFile = {
  format: 1,
  kdf: { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 4, salt: 'AAAA' },
  deviceCheck: Buffer.alloc(32).toString('base64'),
  dataKey: box,
  tile: box,
};

function open() {
  const root = join(temporaryFolder(), 'people');
  return { root, folder: new VaultFolder(root), file: join(root, id, 'vault.json') };
}

describe('a vault file', () => {
  it('is read as it was written, readable by its owner alone, with nothing left beside it', () => {
    const { root, folder, file } = open();
    folder.write(id, vault);
    expect(folder.read(id)).toEqual(vault);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(root, id)).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(root, id))).toEqual(['vault.json']);
  });

  it('is replaced whole: a write that was cut off leaves the old one', () => {
    const { folder, file } = open();
    folder.write(id, vault);
    writeFileSync(`${file}.new`, '{"format":1,');
    expect(folder.read(id)).toEqual(vault);
    folder.write(id, { ...vault, tile: { ...box, tag: 'DDDD' } });
    expect(folder.read(id)?.tile.tag).toBe('DDDD');
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('that can not be written leaves the old one', () => {
    const { folder, file } = open();
    folder.write(id, vault);
    mkdirSync(`${file}.new`);
    expect(() => folder.write(id, { ...vault, tile: { ...box, tag: 'DDDD' } })).toThrow();
    expect(folder.read(id)).toEqual(vault);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a later format', JSON.stringify({ ...vault, format: 2 })],
    ['a weaker derivation', JSON.stringify({ ...vault, kdf: { ...vault.kdf, memoryKiB: 8 } })],
    ['a missing part', JSON.stringify({ ...vault, dataKey: undefined })],
    ['a device check of another length', JSON.stringify({ ...vault, deviceCheck: 'AAAA' })],
  ])('holding %s is not one, and stays', (_title, text) => {
    const { folder, file } = open();
    folder.write(id, vault);
    writeFileSync(file, text);
    expect(folder.read(id)).toBeUndefined();
    expect(folder.ids()).toEqual([id]);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('the folder of people', () => {
  it('is empty before anybody is remembered', () => {
    expect(open().folder.ids()).toEqual([]);
  });

  it('forgets a folder without a vault and leaves other names alone', () => {
    const { root, folder } = open();
    folder.write(id, vault);
    mkdirSync(join(root, other));
    writeFileSync(join(root, other, 'cache.sqlite'), 'unreadable by anybody');
    mkdirSync(join(root, 'lost+found'));
    writeFileSync(join(root, 'notes.txt'), 'x');
    expect(folder.ids()).toEqual([id]);
    expect(readdirSync(root).sort()).toEqual([id, 'lost+found', 'notes.txt'].sort());
  });

  it('keeps a file that only looks like a person', () => {
    const { root, folder } = open();
    mkdirSync(root);
    writeFileSync(join(root, other), 'x');
    expect(folder.ids()).toEqual([]);
    expect(existsSync(join(root, other))).toBe(true);
  });

  it('removes one person and nobody else', () => {
    const { root, folder } = open();
    folder.write(id, vault);
    folder.write(other, vault);
    writeFileSync(folder.databasePath(id), 'x');
    folder.remove(id);
    folder.remove(id);
    expect(readdirSync(root)).toEqual([other]);
  });

  it.each(['..', '.', '', '../people', `${id}/..`, `${id}/../..`, '/tmp', 'C:\\Windows', id.toUpperCase()])('refuses %j in place of an id', (name) => {
    const { root, folder } = open();
    folder.write(id, vault);
    expect(() => folder.remove(name)).toThrow('Not the id of a person');
    expect(() => folder.write(name, vault)).toThrow('Not the id of a person');
    expect(() => folder.databasePath(name)).toThrow('Not the id of a person');
    expect(folder.read(name)).toBeUndefined();
    expect(readdirSync(root)).toEqual([id]);
  });
});
