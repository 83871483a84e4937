import type { AuditColumn, AuditEntry } from '../../../src-shared/models/audit.ts';
import type { GridColumns } from '../../components/grid/grid-columns.ts';
import { localDateTime } from '../../format/dates.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';

/** An entry as a row. `name`: who it was, in words. */
export type AuditLine = AuditEntry & { readonly id: string; readonly name: string };

/** A column of an entry as text. */
export function auditText(line: AuditLine, column: AuditColumn): string {
  switch (column) {
    case 'seq':
      return wholeNumber(line.seq);
    case 'at':
      return localDateTime(new Date(line.at).toISOString());
    case 'who':
      return line.name;
    case 'action':
      return words.audit.actions[line.action];
    case 'what':
      return [line.what, line.detail, line.reason].filter((part) => part !== undefined).join(' · ');
    case 'outcome':
      return words.audit.outcomes[line.outcome];
    case 'host':
      return line.host;
  }
}

/** The table of the audit trail. */
export const auditColumns: GridColumns<AuditColumn, AuditLine> = {
  name: 'audit',
  label: words.audit.heading,
  columns: ['seq', 'at', 'who', 'action', 'what', 'outcome', 'host'],
  headings: words.audit.columns,
  cellText: auditText,
  rowLook: ({ outcome }) => `audit-${outcome}`,
  needRem: 58,
  privateColumns: ['who', 'what'],
};
