import { generateSync } from 'otplib';
import { describe, expect, it } from 'vitest';
import { drawKey, looksAtClock } from './authenticator-key.ts';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const now = Date.UTC(2026, 0, 5, 8);
const codeAt = (seconds: number, digits: 6 | 8 = 6) => generateSync({ secret, digits, epoch: now / 1000 + seconds });

describe('a code of the app', () => {
  it.each([
    [0, 'right'],
    [-30, 'right'],
    [30, 'right'],
    [-120, 'clock-off'],
    [90, 'clock-off'],
    [-600, 'clock-off'],
    [600, 'clock-off'],
    [-900, 'unknown'],
    [3_600, 'unknown'],
  ] as const)('made %i s from now is %s', async (seconds, seen) => {
    expect(await looksAtClock(secret, codeAt(seconds), 6, now)).toBe(seen);
  });

  it('of another length is told by its own digits', async () => {
    expect(await looksAtClock(secret, codeAt(0, 8), 8, now)).toBe('right');
  });

  it.each([['12345'], ['1234567'], ['12345a'], ['']])('%j is for the server to refuse', async (code) => {
    expect(await looksAtClock(secret, code, 6, now)).toBe('unknown');
  });

  it('of a length that apps do not have is for the server', async () => {
    expect(await looksAtClock(secret, '12345', 5, now)).toBe('unknown');
  });
});

/** The modules that a path of unit-high rectangles paints. */
function painted(d: string): Set<string> {
  const modules = new Set<string>();
  for (const [, x, y, length] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(length); at += 1) modules.add(`${Number(x) + at} ${y}`);
  }
  return modules;
}

describe('the picture of a key', () => {
  it('paints exactly the modules of its otpauth URI, with a quiet zone of four', async () => {
    const { encode } = await import('uqr');
    const { qr, qrSize } = await drawKey({ secret, issuer: 'Portal: one', accountName: 'ana@example.org', digits: 6 });
    const uri = `otpauth://totp/Portal%20%20one:ana%40example.org?secret=${secret}&issuer=Portal%20%20one`;
    const { data, size } = encode(uri, { ecc: 'M', border: 4 });
    const dark = data.flatMap((row, y) => row.flatMap((each, x) => (each ? [`${x} ${y}`] : [])));
    expect(painted(qr)).toEqual(new Set(dark));
    expect(dark.length).toBeGreaterThan(300);
    expect(qrSize).toBe(size);
    expect(dark.every((at) => at.split(' ').every((each) => Number(each) >= 4 && Number(each) < size - 4))).toBe(true);
    expect(qr).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
  });
});
