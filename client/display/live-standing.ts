import type { LiveRow } from '../../server/protocol/live-projector.ts';

/** The rows as they stood before the last question; who had no rank, or was not among them, comes last. */
export function beforeOrder(rows: readonly LiveRow[]): LiveRow[] {
  return rows.toSorted((left, right) => (left.rankBefore ?? Infinity) - (right.rankBefore ?? Infinity) || left.rank - right.rank);
}

/** By how many places somebody has risen; 0 for who fell, stayed, or had no rank. */
export function risenBy({ rank, rankBefore }: Pick<LiveRow, 'rank' | 'rankBefore'>): number {
  return rankBefore === null ? 0 : Math.max(0, rankBefore - rank);
}
