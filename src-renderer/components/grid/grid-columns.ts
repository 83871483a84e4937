import type { ReactNode } from 'react';

/** Which columns a table has, and what they show. */
export type GridColumns<Column extends string, Row> = {
  /** Its look in CSS: `grid-NAME`. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly headings: Readonly<Record<Column, string>>;
  readonly cellText: (row: Row, column: Column) => string;
  /** What stands under a cell's text, or beside it where rows have several lines. */
  readonly cellMark?: (row: Row, column: Column) => ReactNode;
  /** A class that shows what a row is. */
  readonly rowLook?: (row: Row) => string;
  /** The width in rem from which the columns fit beside each other. */
  readonly needRem: number;
  /** The columns that say who somebody is. */
  readonly privateColumns: readonly Column[];
};

/** By what the rows are sorted. */
export type Sort<Column extends string> = { readonly column: Column; readonly descending: boolean };
