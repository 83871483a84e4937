import type { RequestRow, SortColumn } from '../../../src-shared/models/home.ts';
import type { GridColumns } from '../../components/grid/grid-columns.ts';
import { localDateTime, plainDate } from '../../format/dates.ts';
import { words } from '../../words/words.ts';

/** What a cell shows. */
function cellText(row: RequestRow, column: SortColumn): string {
  if (column === 'birthDate') return plainDate(row.birthDate);
  return column === 'lastModified' ? localDateTime(row.lastModified) : row[column];
}

/** The table Request Saved But Not Submitted, its columns in the portal's order. */
export const worklist: GridColumns<SortColumn, RequestRow> = {
  name: 'worklist',
  label: words.home.worklist,
  columns: ['contract', 'caseType', 'consumerId', 'consumerName', 'birthDate', 'lastModified'],
  headings: words.home.columns,
  cellText,
  needRem: 59,
  privateColumns: ['consumerId', 'consumerName', 'birthDate'],
};
