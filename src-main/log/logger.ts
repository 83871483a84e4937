import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

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
const allowed = ['code', 'status', 'count', 'ms', 'reference', 'where'] as const;
/** What a code, reference or source position looks like; whatever else a string holds could be a secret or PHI. */
const plain = /^[\w./:<>()-]{1,120}$/;
const secretLike = /eyJ|\d{4}-\d{2}-\d{2}|(?<![\w.-])\d{4,}(?![\w-])/;

/** A string that is safe to write, or `redacted`. */
export function redact(text: string): string {
  return plain.test(text) && !secretLike.test(text) ? text : 'redacted';
}

/** One JSON line, holding only the allowed fields, each redacted. `at` is an ISO instant. */
export function formatLine(level: string, event: string, fields: LogFields, at: Date): string {
  const line: Record<string, string | number> = { at: at.toISOString(), level, event: redact(event) };
  for (const name of allowed) {
    const value = fields[name];
    if (typeof value === 'number') line[name] = value;
    else if (typeof value === 'string') line[name] = redact(value);
  }
  return `${JSON.stringify(line)}\n`;
}

/** A log in `folder`/facility-desk.log, mode 0600, with one older file beside it. Never throws: a full disk stops the log, not the desk. */
export function openLog(folder: string): Logger {
  const file = join(folder, 'facility-desk.log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const write = (level: string) => (event: string, fields: LogFields = {}) => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, formatLine(level, event, fields, new Date()), { mode: 0o600 });
    } catch {
      // Nowhere left to say it.
    }
  };
  return { info: write('info'), error: write('error') };
}

/** Where an error was thrown, without its message, which may hold what must not be logged. */
export function whereThrown(error: unknown): string {
  const frame = error instanceof Error ? /\(?([\w./-]+\.(?:cjs|ts):\d+:\d+)\)?/.exec(error.stack ?? '')?.[1] : undefined;
  return `${error instanceof Error ? error.name : typeof error}/${frame?.split('/').at(-1) ?? 'unknown'}`;
}
