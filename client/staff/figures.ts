import type { BoardQuery, ExactFigure, Figure, UnitRow } from '../../server/protocol/board.ts';

/** In the order in which they are offered. */
export const CATEGORIES = ['city', 'district', 'central'] as const satisfies readonly UnitRow['category'][];

/** Percent of a headcount: one value, or the two ends of a band. */
export interface Rate { from: number; to: number }
/** People; the two differ on a board in bands. */
export interface People { least: number; most: number }

export function isExact(figure: Figure): figure is ExactFigure {
  return 'taken' in figure;
}

export function rateOf(figure: Figure): Rate {
  if (!isExact(figure)) return { from: figure.from, to: figure.to };
  const { headcount, taken } = figure;
  const rate = headcount === 0 ? Number(taken > 0) * 100 : (taken * 100) / headcount;
  return { from: rate, to: rate };
}

/** How many people are missing to what the quota needs; never below zero. */
export function missingOf({ figure, need }: Pick<UnitRow, 'figure' | 'need'>): People {
  const { least, most } = takenOf(figure);
  return { least: Math.max(0, need - most), most: Math.max(0, need - least) };
}

/** Whether the quota is reached; undefined where the band does not tell. */
export function isReached({ figure, need, quota }: Pick<UnitRow, 'figure' | 'need' | 'quota'>): boolean | undefined {
  if (isExact(figure)) return figure.taken >= need;
  if (figure.from >= quota) return true;
  return figure.to <= quota ? false : undefined;
}

/** What of a row decides its place. */
export type Placed = Pick<UnitRow, 'category' | 'code' | 'figure' | 'need' | 'quota' | 'sortKey'>;

/** The rows of a category in an order, as the server sorts them for an export. */
export function sortedRows<Row extends Placed>(rows: readonly Row[], query: Pick<BoardQuery, 'sort' | 'category'>): Row[] {
  const chosen = rows.filter(({ category }) => query.category === undefined || category === query.category);
  return chosen.toSorted((a, b) => placeOf(b, query.sort) - placeOf(a, query.sort) || compare(a.sortKey, b.sortKey) || compare(a.code, b.code));
}

function placeOf(row: Placed, sort: BoardQuery['sort']): number {
  switch (sort) {
    case 'missing':
      return row.need - takenOf(row.figure).least;
    case 'points':
      return row.quota - rateOf(row.figure).from;
    case 'name':
      return 0;
  }
}

function takenOf(figure: Figure): People {
  if (isExact(figure)) return { least: figure.taken, most: figure.taken };
  const { headcount, from, to } = figure;
  return { least: Math.ceil((from * headcount) / 100), most: Math.floor((to * headcount) / 100) };
}

/** Sort keys are made to be compared by their code units. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
