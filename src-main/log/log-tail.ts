import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { formatLine } from './logger.ts';

const lineSchema = z.object({
  at: z.iso.datetime(),
  level: z.enum(['info', 'error']),
  event: z.string(),
  status: z.number().optional(),
  count: z.number().optional(),
  ms: z.number().optional(),
  code: z.string().optional(),
  reference: z.string().optional(),
  where: z.string().optional(),
});

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  } catch {
    return [];
  }
}

function again(line: string): string | undefined {
  try {
    const { at, level, event, ...fields } = lineSchema.parse(JSON.parse(line));
    return formatLine(level, event, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)), new Date(at));
  } catch {
    return undefined;
  }
}

/** The last lines of the log in `folder`, each redacted once more: what is no line of ours, whoever put it there, is only counted. */
export function logTail(folder: string, most = 2000): string {
  const lines = ['facility-desk.log.1', 'facility-desk.log'].flatMap((name) => linesOf(join(folder, name))).slice(-most);
  const read = lines.map(again);
  const left = read.filter((line) => line === undefined).length;
  return `${read.filter((line) => line !== undefined).join('')}${left === 0 ? '' : `${left} lines left out\n`}`;
}
