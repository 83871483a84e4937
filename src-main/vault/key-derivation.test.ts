import { describe, expect, it } from 'vitest';
import { derivePasswordKey, expandKey, kdfSchema, newKdf, type Kdf } from './key-derivation.ts';

/** The least that the schema allows, so that tests don't wait. */
const kdf: Kdf = { name: 'argon2id', memoryKiB: 19_456, passes: 2, lanes: 1, salt: Buffer.alloc(16, 7).toString('base64') };

describe('the password half', () => {
  it('is Argon2id of the password: the same again, another for another password, salt or cost', async () => {
    const { key } = await derivePasswordKey('correct horse', kdf);
    expect(key).toHaveLength(32);
    expect((await derivePasswordKey('correct horse', kdf)).key).toEqual(key);
    expect((await derivePasswordKey('correct horsf', kdf)).key).not.toEqual(key);
    expect((await derivePasswordKey('correct horse', { ...kdf, salt: Buffer.alloc(16, 8).toString('base64') })).key).not.toEqual(key);
    expect((await derivePasswordKey('correct horse', { ...kdf, passes: 3 })).key).not.toEqual(key);
  });

  it('equals what another implementation of Argon2id gives', async () => {
    const { argon2Sync } = await import('node:crypto');
    const salt = Buffer.from('somesalt16bytes!');
    const expected = argon2Sync('argon2id', { message: 'password', nonce: salt, parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 });
    expect((await derivePasswordKey('password', { ...kdf, salt: salt.toString('base64') })).key).toEqual(expected);
  });

  it('does not depend on how a keyboard composes a letter', async () => {
    expect((await derivePasswordKey('pa\u00f1o', kdf)).key).toEqual((await derivePasswordKey('pan\u0303o', kdf)).key);
  });

  it('has a fresh salt each time', () => {
    const salts = Array.from({ length: 50 }, () => newKdf().salt);
    expect(new Set(salts).size).toBe(50);
    expect(Buffer.from(salts[0] ?? '', 'base64')).toHaveLength(16);
    expect(kdfSchema.safeParse(newKdf()).success).toBe(true);
  });

  it.each([
    ['less memory', { memoryKiB: 1_024 }],
    ['memory that would stop the PC', { memoryKiB: 8_388_608 }],
    ['one pass', { passes: 1 }],
    ['endless passes', { passes: 1_000 }],
    ['another function', { name: 'argon2i' }],
    ['a salt that is no base64', { salt: '!' }],
  ])('parameters with %s are refused', (_title, change) => {
    expect(kdfSchema.safeParse({ ...kdf, ...change }).success).toBe(false);
  });
});

describe('a key for one purpose', () => {
  const material = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

  it('depends on all its material and its purpose, and leaves the material alone', () => {
    const key = expandKey(material, 'data-key');
    expect(key).toHaveLength(32);
    expect(expandKey(material, 'data-key')).toEqual(key);
    expect(expandKey(material, 'tile')).not.toEqual(key);
    expect(expandKey([Buffer.alloc(32, 1), Buffer.alloc(32, 3)], 'data-key')).not.toEqual(key);
    expect(expandKey([Buffer.alloc(32, 1)], 'data-key')).not.toEqual(key);
    expect(material).toEqual([Buffer.alloc(32, 1), Buffer.alloc(32, 2)]);
  });
});
