import type { RequestRow, SortColumn } from '../../../src-shared/models/home.ts';
import { localDateTime, plainDate } from '../../format/dates.ts';

/** The table's columns in the portal's order. */
export const columns: readonly SortColumn[] = ['contract', 'caseType', 'consumerId', 'consumerName', 'birthDate', 'lastModified'];

/** What a cell shows. */
export function cellText(row: RequestRow, column: SortColumn): string {
  if (column === 'birthDate') return plainDate(row.birthDate);
  return column === 'lastModified' ? localDateTime(row.lastModified) : row[column];
}
