import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal, type Sealed } from './sealed-box.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));
const plaintext = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));

/** The base64 text with one bit of its bytes turned. */
function turned(text: string, at: number): string {
  const buffer = Buffer.from(text, 'base64');
  const index = at % buffer.length;
  buffer[index] = (buffer[index] ?? 0) ^ (1 << at % 8);
  return buffer.toString('base64');
}

describe('a sealed box', () => {
  it('opens to what was put in, and shows nothing of it', () => {
    fc.assert(
      fc.property(bytes(32), plaintext, fc.string(), (key, plain, context) => {
        const box = seal(key, plain, context);
        expect(unseal(key, box, context)).toEqual(plain);
        if (plain.length >= 8) expect(Buffer.from(box.ciphertext, 'base64').includes(plain)).toBe(false);
      }),
    );
  });

  it('stays shut for another key, another context, or one changed bit', () => {
    fc.assert(
      fc.property(bytes(32), bytes(32), plaintext, fc.string(), fc.string(), fc.nat(1_000), (key, otherKey, plain, context, otherContext, at) => {
        fc.pre(!key.equals(otherKey) && context !== otherContext && plain.length > 0);
        const box = seal(key, plain, context);
        expect(unseal(otherKey, box, context)).toBeUndefined();
        expect(unseal(key, box, otherContext)).toBeUndefined();
        for (const part of ['nonce', 'ciphertext', 'tag'] as const) expect(unseal(key, { ...box, [part]: turned(box[part], at) }, context)).toBeUndefined();
      }),
    );
  });

  it('never seals twice alike', () => {
    const key = Buffer.alloc(32, 1);
    const nonces = Array.from({ length: 200 }, () => seal(key, Buffer.from('same'), 'c').nonce);
    expect(new Set(nonces).size).toBe(200);
  });

  it.each<[string, Partial<Sealed>]>([
    ['an empty tag', { tag: '' }],
    ['a short tag', { tag: Buffer.alloc(4).toString('base64') }],
    ['an empty nonce', { nonce: '' }],
    ['no ciphertext', { ciphertext: '' }],
  ])('stays shut with %s', (_title, change) => {
    const key = Buffer.alloc(32, 1);
    expect(unseal(key, { ...seal(key, Buffer.from('secret'), 'c'), ...change }, 'c')).toBeUndefined();
  });
});
