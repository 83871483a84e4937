import { createHash } from 'node:crypto';
import { auditEntrySchema, type AuditBreak, type AuditEntry, type AuditHead, type AuditVerification } from '../../src-shared/models/audit.ts';

/** What the first entry of a chain has in place of the hash before. */
export const noHash = '0'.repeat(64);

/** A row as it stands in the file or in an export: the entry's text, and what is said to be its hash. */
export type AuditRow = { readonly seq: number; readonly text: string; readonly hash: string };

/** The one text of an entry: its members in the order of their names, without spaces. */
export function canonical(entry: AuditEntry): string {
  return JSON.stringify(Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** SHA-256, hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Checks rows in their order, from the one after `before` on, and stops at the first broken link. `known`: an end of the
 * chain that there once was; an end before it was cut off.
 */
export function verifyChain(rows: Iterable<AuditRow>, known: AuditHead | undefined, before: AuditHead = { seq: 0, hash: noHash }): AuditVerification {
  let head = before;
  let count = 0;
  let broken: AuditBreak | undefined;
  for (const row of rows) {
    broken = brokenAt(row, head, known);
    if (broken) break;
    head = { seq: row.seq, hash: row.hash };
    count += 1;
  }
  if (!broken && known && head.seq < known.seq) broken = { seq: head.seq + 1, why: 'cut-off' };
  return { count, ...(count > 0 && { head }), ...(broken && { broken }) };
}

function brokenAt({ seq, text, hash }: AuditRow, head: AuditHead, known: AuditHead | undefined): AuditBreak | undefined {
  const next = head.seq + 1;
  if (seq > next) return { seq: next, why: 'missing' };
  const entry = read(text);
  const changed = seq !== next || entry?.seq !== seq || entry.previous !== head.hash || hashOf(text) !== hash || (known?.seq === seq && known.hash !== hash);
  return changed ? { seq: next, why: 'changed' } : undefined;
}

function read(text: string): AuditEntry | undefined {
  try {
    return auditEntrySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
