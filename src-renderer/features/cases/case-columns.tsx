import type { CaseColumn, CaseRow } from '../../../src-shared/models/case.ts';
import { DaysLeft } from '../../components/days-left.tsx';
import type { GridColumns } from '../../components/grid/grid-columns.ts';
import { localDateTime } from '../../format/dates.ts';
import { words } from '../../words/words.ts';

/** The table of submitted requests. */
export const caseColumns: GridColumns<CaseColumn, CaseRow> = {
  name: 'cases',
  label: words.cases.grid,
  columns: ['consumerName', 'consumerId', 'services', 'contract', 'caseId', 'authorization', 'state', 'sent'],
  headings: words.cases.columns,
  cellText: (row, column) => (column === 'state' ? words.cases.states[row.state] : column === 'sent' ? localDateTime(row.sent) : row[column]),
  cellMark: ({ due }, column) => column === 'state' && due !== undefined && <DaysLeft due={due} />,
  rowLook: ({ state }) => `case-${state}`,
  needRem: 67,
  privateColumns: ['consumerName', 'consumerId', 'caseId', 'authorization'],
};
