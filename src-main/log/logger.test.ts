import fc from 'fast-check';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keychainProblemCodes, networkProblemCodes, signInProblemCodes } from '../../src-shared/models/problem.ts';
import { verbs } from '../../src-shared/ipc/verbs.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { formatLine, openLog, redact, whereThrown } from './logger.ts';

const at = new Date('2026-01-05T08:00:00Z');
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
/** Nearly all of so many random bytes have a character that is neither letter nor dash; those that have none look like words. */
const base64url = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((array) => Buffer.from(array).toString('base64url')).filter((text) => /[^A-Za-z-]/.test(text));
const name = fc.constantFrom('Muñoz', 'Chen', 'O\'Neill', 'Smith', 'Nguyen', 'Delgado');

/** What must never be in a log: tokens, codes, and what identifies a consumer or a member of staff. */
const secret = fc.oneof(
  base64url(32),
  base64url(32).map((token) => `0.A${token}.AgABAAEAAAD`),
  fc.tuple(base64url(40), base64url(60), base64url(64)).map((parts) => `eyJ${parts.join('.')}`),
  digits(6),
  digits(8),
  fc.tuple(name, name).map(([family, given]) => `${family}, ${given}`),
  fc.tuple(name, name).map(([given, family]) => `${given} ${family}`),
  fc.emailAddress(),
  fc.tuple(digits(3), digits(3), digits(4)).map((parts) => parts.join('-')),
  fc.tuple(digits(3), digits(3), digits(4)).map(([area, exchange, line]) => `(${area}) ${exchange}-${line}`),
  fc.tuple(digits(3), digits(2), digits(4)).map((parts) => parts.join('-')),
  digits(9).map((number) => `W${number}`),
  digits(5).map((number) => `MRN-${number}`),
  fc.date({ min: new Date('1920-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1920, max: 2026 })).map((parts) => parts.join('/')),
  fc.string({ minLength: 12 }).filter((text) => /[^$A-Za-z.-]/.test(text)),
);

describe('a line', () => {
  it('never holds a secret, whichever field it was put into', () => {
    fc.assert(
      fc.property(secret, (text) => {
        const line = formatLine('info', text, { code: text, reference: text, where: text }, at);
        expect(JSON.parse(line)).toEqual({ at: at.toISOString(), level: 'info', event: 'redacted', code: 'redacted', reference: 'redacted', where: 'redacted' });
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds nothing but its fields', () => {
    const fields = { code: 'offline', password: 'hunter2', status: 401, ms: 12, count: 0 };
    expect(JSON.parse(formatLine('error', 'sign-in.refused', fields, at))).toEqual({ at: at.toISOString(), level: 'error', event: 'sign-in.refused', code: 'offline', status: 401, ms: 12, count: 0 });
  });

  it('is one line, whatever is in it', () => {
    fc.assert(fc.property(fc.string(), (text) => formatLine('info', text, { code: text }, at).trimEnd().split('\n').length === 1));
  });

  it.each([...networkProblemCodes, ...signInProblemCodes, ...keychainProblemCodes, ...Object.entries(verbs).flatMap(([group, names]) => names.map((verb) => `${group}.${verb}`)), 'crashed', 'abnormal-exit'])('keeps the code %s', (code) => {
    expect(redact('code', code)).toBe(code);
  });

  it.each(['sign-in.opened', 'database.rebuilt', 'vault.key-derived', 'bug'])('keeps the event %s', (event) => {
    expect(redact('event', event)).toBe(event);
  });

  it('keeps the reference that support asks for', () => {
    const reference = '0b8a7c1e-1234-4567-89ab-0123456789ab';
    expect(redact('reference', reference)).toBe(reference);
  });

  it('ends with a long text in no time', () => {
    expect(redact('event', `${'a'.repeat(100_000)}!`)).toBe('redacted');
    expect(redact('event', `${'a'.repeat(99)}!`)).toBe('redacted');
  });
});

describe('where an error was thrown', () => {
  it('names the error and the place, never the message', () => {
    fc.assert(
      fc.property(secret, (message) => {
        const where = whereThrown(new TypeError(message));
        expect(where).toMatch(/^TypeError\/test\.ts:\d+:\d+$/);
        expect(redact('where', where)).toBe(where);
      }),
    );
  });

  it('does not take a place out of the message', () => {
    const error = new Error('at ana-munoz.ts:1:1');
    expect(whereThrown(error)).toMatch(/^Error\/test\.ts:\d+:\d+$/);
  });

  it.each([
    ['Error: x\n    at open (/opt/Facility Desk/resources/app.asar/out/main/main.cjs:70:123456)', 'Error/main.cjs:70:123456'],
    ['Error: x\n    at open (C:\\Program Files\\Facility Desk\\out\\main\\database-worker.cjs:7:9)', 'Error/database-worker.cjs:7:9'],
    ['Error: x\n    at /src-main/desk.ts:40:5', 'Error/desk.ts:40:5'],
    ['Error: x', 'Error/unknown'],
  ])('reads %j', (stack, where) => {
    const error = Object.assign(new Error('x'), { stack });
    expect(whereThrown(error)).toBe(where);
    expect(redact('where', where)).toBe(where);
  });

  it.each([['text', 'string/unknown'], [undefined, 'undefined/unknown'], [{ token: 'x' }, 'object/unknown']])('of %j thrown is its type', (thrown, where) => {
    expect(whereThrown(thrown)).toBe(where);
  });
});

describe('the log file', () => {
  it('gets one line an event, for its owner alone', () => {
    const folder = join(temporaryFolder(), 'logs');
    const log = openLog(folder);
    log.info('sign-in.opened');
    log.error('verb.failed', { code: 'home.refresh' });
    const file = join(folder, 'facility-desk.log');
    expect(readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['sign-in.opened', 'verb.failed']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is put beside once it is large', () => {
    const folder = join(temporaryFolder(), 'logs');
    const log = openLog(folder);
    const file = join(folder, 'facility-desk.log');
    writeFileSync(file, 'x'.repeat(1_000_001));
    log.info('sign-in.opened');
    expect(statSync(`${file}.1`).size).toBe(1_000_001);
    expect(statSync(file).size).toBeLessThan(200);
  });

  it('drops lines that are older than it may keep, at once and a day later, in both files', () => {
    const folder = join(temporaryFolder(), 'logs');
    const dayMs = 86_400_000;
    let now = Date.parse('2026-01-20T08:00:00Z');
    const log = openLog(folder, () => now);
    const file = join(folder, 'facility-desk.log');
    const day = (date: string) => formatLine('info', 'bug', {}, new Date(`${date}T08:00:00Z`));
    writeFileSync(`${file}.1`, day('2025-12-01'));
    writeFileSync(file, `${day('2026-01-05')}x\n${day('2026-01-06')}${day('2026-01-08')}`);
    log.obey({ logLevel: 'info', logDays: 14 });
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(`${day('2026-01-06')}${day('2026-01-08')}`);
    now += dayMs + 1;
    log.error('bug');
    expect(readFileSync(file, 'utf8')).toBe(`${day('2026-01-08')}${formatLine('error', 'bug', {}, new Date(now))}`);
  });

  it('leaves out what did not go wrong when it is told to', () => {
    const folder = join(temporaryFolder(), 'logs');
    const log = openLog(folder);
    log.obey({ logLevel: 'error', logDays: 14 });
    log.info('sign-in.opened');
    log.error('bug');
    expect(readFileSync(join(folder, 'facility-desk.log'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });

  it('that can not be written stops nothing', () => {
    const folder = join(temporaryFolder(), 'logs');
    const log = openLog(folder);
    rmSync(folder, { recursive: true });
    log.error('bug');
    expect(existsSync(folder)).toBe(false);
  });
});
