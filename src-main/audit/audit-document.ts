import * as z from 'zod';
import { auditHeadSchema, type AuditEntry, type AuditHead, type AuditVerification } from '../../src-shared/models/audit.ts';
import { verifyChain, type AuditRow } from '../db/audit-chain.ts';

/** An export with its chain: the rows after `before`, each entry's text as it is kept; `head` is the end of the whole chain. */
const documentSchema = z.strictObject({
  format: z.literal('facility-desk-audit-1'),
  before: auditHeadSchema,
  head: auditHeadSchema,
  rows: z.array(z.strictObject({ seq: z.int(), text: z.string(), hash: z.string() })),
});

/** Rows that follow each other as JSON that `verifyDocument` can check. */
export function toDocument(before: AuditHead, head: AuditHead, rows: readonly AuditRow[]): string {
  return `${JSON.stringify({ format: 'facility-desk-audit-1', before, head, rows: rows.map(({ seq, text, hash }) => ({ seq, text, hash })) }, undefined, 1)}\n`;
}

/** Checks an export: its links, and that no other byte of it is changed. Undefined when it is none. */
export function verifyDocument(text: string): (AuditVerification & { readonly first: number }) | undefined {
  let read;
  try {
    read = documentSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
  if (!read) return undefined;
  const { before, head, rows } = read;
  const first = before.seq + 1;
  const result = verifyChain(rows, rows.some(({ seq }) => seq === head.seq) ? head : undefined, before);
  const isWhole = toDocument(before, head, rows) === text && (rows.at(-1)?.seq ?? before.seq) <= head.seq;
  return { ...result, first, ...(!result.broken && !isWhole && { broken: { seq: first, why: 'changed' } }) };
}

const columns = ['seq', 'at', 'who', 'action', 'outcome', 'what', 'detail', 'reason', 'host', 'pc'] as const;

/** Entries as the rows of a table under its head; times as ISO instants. */
export function toTable(entries: readonly AuditEntry[]): string[][] {
  const cell = (entry: AuditEntry, column: (typeof columns)[number]) => (column === 'at' ? new Date(entry.at).toISOString() : String(entry[column] ?? ''));
  return [[...columns], ...entries.map((entry) => columns.map((column) => cell(entry, column)))];
}
