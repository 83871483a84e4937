import { generate } from 'otplib';
import { describe, expect, it } from 'vitest';
import { appKeySchema, openAppKey, sealAppKey, stepOf, type AppKey } from './app-code.ts';

/** The key of the test values in RFC 6238, appendix B. */
const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const app: AppKey = { key, digits: 6 };
/** A time at the begin of a step. */
const time = 1_767_600_000_000;
const step = time / 30_000;
const codeAt = (epochMs: number, digits: AppKey['digits'] = 6) => generate({ secret: key, digits, epoch: epochMs / 1000 });

describe('a code of the authenticator app', () => {
  it.each([
    [59_000, '94287082', 1],
    [1_111_111_109_000, '07081804', 37_037_036],
    [20_000_000_000_000, '65353130', 666_666_666],
  ])('is that of the time %d (RFC 6238)', async (at, code, itsStep) => {
    expect(await stepOf({ key, digits: 8 }, code, at)).toBe(itsStep);
  });

  it('is told by the step that it was made in, one early or late included, so that it is used once', async () => {
    for (const at of [time, time + 29_999]) {
      expect(await stepOf(app, await codeAt(time), at)).toBe(step);
      expect(await stepOf(app, await codeAt(time - 30_000), at)).toBe(step - 1);
      expect(await stepOf(app, await codeAt(time + 30_000), at)).toBe(step + 1);
      expect(await stepOf(app, await codeAt(time - 60_000), at)).toBeUndefined();
      expect(await stepOf(app, await codeAt(time + 60_000), at)).toBeUndefined();
    }
  });

  it.each([6, 7, 8] as const)('has as many digits as its app says: %d', async (digits) => {
    const code = await codeAt(time, digits);
    expect(await stepOf({ key, digits }, code, time)).toBe(step);
    for (const wrong of ['', code.slice(1), `${code}0`, ` ${code}`, `${code}\n`, code.replace(/.$/, 'x'), code.replace(/^./, '٣')]) {
      expect(await stepOf({ key, digits }, wrong, time)).toBeUndefined();
    }
  });

  it('comes from an app with so many digits only', () => {
    expect(appKeySchema.safeParse({ key, digits: 5 }).success).toBe(false);
    expect(appKeySchema.safeParse({ key, digits: 9 }).success).toBe(false);
  });
});

describe('what the app and this PC share', () => {
  const [secret, dataKey] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const box = sealAppKey('a', secret, dataKey, app);

  it('opens with both halves of its own vault alone', () => {
    expect(openAppKey('a', secret, dataKey, box)).toEqual(app);
    expect(openAppKey('b', secret, dataKey, box)).toBeUndefined();
    expect(openAppKey('a', Buffer.alloc(32, 3), dataKey, box)).toBeUndefined();
    expect(openAppKey('a', secret, Buffer.alloc(32, 3), box)).toBeUndefined();
    expect(JSON.stringify(box)).not.toContain(key);
  });
});
