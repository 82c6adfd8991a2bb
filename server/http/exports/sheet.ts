/** How a column's cells are written: a text as it is, a number, or an instant in epoch milliseconds, shown to the second or to the millisecond. */
export type Kind = 'text' | 'number' | 'instant' | 'millisecond';
export type Cell = string | number | null;

export interface Column {
  head: string;
  kind: Kind;
  /** In characters. */
  width: number;
  /** Of a number, as spreadsheets write it. */
  format?: string;
}

/** A table that is to become a file. */
export interface Sheet {
  /** Without its ending. */
  fileName: string;
  /** What this is, of what, and as of when: it stands above the table. */
  title: string;
  columns: readonly Column[];
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
  /** In which instants are shown. */
  zone: string;
}

/** A column together with what stands in it. */
export interface ColumnOf<Row> extends Column {
  of(row: Row): Cell;
}

export function isInstant(kind: Kind | undefined): boolean {
  return kind === 'instant' || kind === 'millisecond';
}

/** So many rows are written between two turns of the loop. */
export const SLICE = 250;

export function cellsOf<Row>(columns: readonly ColumnOf<Row>[], row: Row): Cell[] {
  return columns.map(({ of }) => of(row));
}

export async function* rowsOf<Row>(columns: readonly ColumnOf<Row>[], rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield cellsOf(columns, row);
}
