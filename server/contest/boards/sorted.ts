import type { BoardQuery, UnitRow } from '../../protocol/board.ts';
import { missing, pointsBelow, rateOf } from '../../rules/participation.ts';

/**
 * The rows of a board as they are asked for: those of a category, in an order. It knows nothing but the rows, so that the order of
 * a board in bands tells no more than the bands do.
 */
export function sorted(rows: readonly UnitRow[], query: Pick<BoardQuery, 'sort' | 'category'>): UnitRow[] {
  const chosen = rows.filter(({ category }) => query.category === undefined || category === query.category);
  return chosen.toSorted((a, b) => placeOf(b, query.sort) - placeOf(a, query.sort) || compare(a.sortKey, b.sortKey) || compare(a.code, b.code));
}

/** What is greater comes first. */
function placeOf(row: UnitRow, sort: BoardQuery['sort']): number {
  switch (sort) {
    case 'missing':
      return missing(row.need, leastTaken(row));
    case 'points':
      return pointsBelow(row.quota, 'taken' in row.figure ? rateOf(row.figure) : row.figure.from);
    case 'name':
      return 0;
  }
}

/** As many as have certainly taken part. */
function leastTaken({ figure }: UnitRow): number {
  return 'taken' in figure ? figure.taken : Math.ceil((figure.from * figure.headcount) / 100);
}

/** Sort keys are made to be compared by their code units. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
