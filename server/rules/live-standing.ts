import { compare, type Comparator, type Performance } from './ranking.ts';

/** Score, then time: the chain of every live session. */
const CHAIN: readonly Comparator[] = [
  { by: 'score', order: 'desc' },
  { by: 'elapsed', order: 'asc' },
];

export interface LivePerformance {
  player: string;
  score: number;
  elapsed: number;
}

export type LiveRanked<Row extends LivePerformance> = Row & { rank: number };

/** Best first; equal ones share a rank and stand by player. */
export function rankLive<Row extends LivePerformance>(rows: readonly Row[]): LiveRanked<Row>[] {
  const sorted = rows.map((row) => ({ row, performance: performanceOf(row) })).toSorted((a, b) => compare(CHAIN, a.performance, b.performance) || (a.row.player < b.row.player ? -1 : 1));
  let rank = 0;
  return sorted.map(({ row, performance }, index) => {
    const before = sorted[index - 1];
    if (before === undefined || compare(CHAIN, before.performance, performance) !== 0) rank = index + 1;
    return { ...row, rank };
  });
}

/** What is missing to the next better place: points, and where these are equal, time. Undefined for the first. */
export function behind<Row extends LivePerformance>(ranked: readonly LiveRanked<Row>[], index: number): { rank: number; score: number; elapsed: number } | undefined {
  const own = ranked[index];
  // Of rank r exactly r - 1 are ahead.
  const above = own && ranked[own.rank - 2];
  if (own === undefined || above === undefined) return undefined;
  const score = above.score - own.score;
  return { rank: above.rank, score, elapsed: score === 0 ? own.elapsed - above.elapsed : 0 };
}

/** best: the sum of the best `of` over `of`. mean: the sum of all over their number, which counts as `floor` at least. */
export type UnitRule = { by: 'best'; of: number } | { by: 'mean'; floor: number };

/** A unit's score in thousandths of a point, rounded down: its size decides nothing beyond the declared number. */
export function unitScore(rule: UnitRule, scores: readonly number[]): number {
  const sum = (some: readonly number[]): number => some.reduce((total, score) => total + score, 0);
  if (rule.by === 'best') return Math.floor(sum(scores.toSorted((a, b) => b - a).slice(0, rule.of)) / rule.of);
  return Math.floor(sum(scores) / Math.max(scores.length, rule.floor));
}

function performanceOf({ player, score, elapsed }: LivePerformance): Performance {
  return { participant: player, attempt: player, number: 1, score, elapsed, finishedAt: 0, distance: null };
}
