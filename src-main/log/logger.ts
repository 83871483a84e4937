import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../src-shared/models/settings.ts';

/** The only things a log line may carry besides its event: codes, counts, and references for support. */
export type LogFields = {
  readonly code?: string;
  readonly status?: number;
  readonly count?: number;
  readonly ms?: number;
  readonly reference?: string;
  readonly where?: string;
};

export type Logger = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
};

const maxBytes = 1_000_000;
const numbers = ['status', 'count', 'ms'] as const;
const texts = ['code', 'reference', 'where'] as const;
const word = /^[a-z][A-Za-z]*(?:[.-][A-Za-z]+)*$/;
/** What each text may look like: words, the server's UUID, a place in the program. Anything else could be a secret or PHI. */
const shapes = {
  event: word,
  code: word,
  reference: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  where: /^[$A-Za-z]+(?:\/(?:[A-Za-z-]+\.(?:cjs|ts):\d+:\d+|unknown))?$/,
};
const longest = 100;

/** A text that is safe to write where it stands, or `redacted`. */
export function redact(name: keyof typeof shapes, text: string): string {
  return text.length <= longest && shapes[name].test(text) ? text : 'redacted';
}

/** One JSON line, holding only the allowed fields, each redacted. `at` is an ISO instant. */
export function formatLine(level: string, event: string, fields: LogFields, at: Date): string {
  const line: Record<string, string | number> = { at: at.toISOString(), level, event: redact('event', event) };
  for (const name of numbers) if (fields[name] !== undefined) line[name] = fields[name];
  for (const name of texts) if (fields[name] !== undefined) line[name] = redact(name, fields[name]);
  return `${JSON.stringify(line)}\n`;
}

/** A log that can be told what to keep: `error` leaves everything else out, lines go after so many days. */
export type LogFile = Logger & { readonly obey: (rules: Pick<Settings, 'logLevel' | 'logDays'>) => void };

const dayMs = 86_400_000;
const timeOf = (line: string) => Date.parse(/^\{"at":"([^"]+)"/.exec(line)?.[1] ?? '');

/** Takes the lines from before `since` out of the file, and those that are none of ours. */
function dropBefore(file: string, since: number): void {
  if (!existsSync(file)) return;
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const kept = lines.filter((line) => timeOf(line) >= since);
  if (kept.length < lines.length) writeFileSync(file, kept.map((line) => `${line}\n`).join(''), { mode: 0o600 });
}

/** A log in `folder`/facility-desk.log, mode 0600, with one older file beside it. Never throws: a full disk stops the log, not the desk. */
export function openLog(folder: string, now = () => Date.now()): LogFile {
  const file = join(folder, 'facility-desk.log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let rules: Parameters<LogFile['obey']>[0] | undefined;
  let cleanedAt = 0;
  const clean = () => {
    cleanedAt = now();
    if (rules) for (const each of [file, `${file}.1`]) dropBefore(each, cleanedAt - rules.logDays * dayMs);
  };
  const write = (level: 'info' | 'error') => (event: string, fields: LogFields = {}) => {
    if (level === 'info' && rules?.logLevel === 'error') return;
    try {
      if (now() - cleanedAt > dayMs) clean();
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, formatLine(level, event, fields, new Date(now())), { mode: 0o600 });
    } catch {
      // Nowhere left to say it.
    }
  };
  const obey: LogFile['obey'] = (given) => {
    rules = given;
    try {
      clean();
    } catch {
      // As above: the next day tries again.
    }
  };
  return { info: write('info'), error: write('error'), obey };
}

/** Where an error was thrown, without its message, which may hold what must not be logged. */
export function whereThrown(error: unknown): string {
  if (!(error instanceof Error)) return `${typeof error}/unknown`;
  const frames = (error.stack ?? '').replace(error.message, '');
  return `${error.name}/${/([\w-]+\.(?:cjs|ts):\d+:\d+)/.exec(frames)?.[1] ?? 'unknown'}`;
}
