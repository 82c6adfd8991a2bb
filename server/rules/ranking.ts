/** What two performances can be compared by. */
export const COMPARED = ['score', 'distance', 'elapsed', 'finishedAt'] as const;
export type Compared = (typeof COMPARED)[number];

/** One step of the chain that a round declares, for example score, the highest first. */
export interface Comparator { by: Compared; order: 'asc' | 'desc' }

/** Which of a participant's attempts counts. */
export type Counting = 'best' | 'first' | 'last';

/** What one attempt achieved. */
export interface Performance {
  participant: string;
  attempt: string;
  /** Which attempt of the participant this is, from 1. */
  number: number;
  /** Thousandths of a point. */
  score: number;
  /** Completion time in ms, credits taken off. */
  elapsed: number;
  finishedAt: number;
  /**
   * How far the prediction is from the true number, a whole number of its smallest grain (people, or thousandths of a per cent)
   * so that equal distances are equal; null where none was given.
   */
  distance: number | null;
}

/** A place in a ranking, with every value that put it there. */
export interface Standing extends Performance { rank: number }

/** Orders two performances: below zero where `a` is ahead, zero where the whole chain finds no difference. */
export function compare(chain: readonly Comparator[], a: Performance, b: Performance): number {
  for (const step of chain) {
    const difference = compareStep(step, a, b);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** As `compare`, on one step alone. What was not given is behind whatever was, in either order. */
export function compareStep({ by, order }: Comparator, a: Performance, b: Performance): number {
  const left = a[by];
  const right = b[by];
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return order === 'asc' ? left - right : right - left;
}

/** The ranking 1, 1, 3: who is equal on every step shares a rank; inside it rows stand by id, which means nothing. */
export function rank<Row extends Performance>(chain: readonly Comparator[], rows: readonly Row[]): (Row & { rank: number })[] {
  const ordered = [...rows].sort((a, b) => compare(chain, a, b) || compareIds(a, b));
  const standings: (Row & { rank: number })[] = [];
  for (const [index, row] of ordered.entries()) {
    const above = standings.at(-1);
    const shared = above !== undefined && compare(chain, above, row) === 0;
    standings.push({ ...row, rank: shared ? above.rank : index + 1 });
  }
  return standings;
}

/** The one performance of each participant that counts, by participant id. Of equally good attempts the earlier counts. */
export function counting<Row extends Performance>(policy: Counting, chain: readonly Comparator[], rows: readonly Row[]): Row[] {
  const prefer = {
    best: (a: Row, b: Row) => compare(chain, a, b) || a.number - b.number,
    first: (a: Row, b: Row) => a.number - b.number,
    last: (a: Row, b: Row) => b.number - a.number,
  }[policy];
  const counted = new Map<string, Row>();
  for (const row of [...rows].sort(prefer)) {
    if (!counted.has(row.participant)) counted.set(row.participant, row);
  }
  return [...counted.values()].sort(compareIds);
}

/** By participant, then attempt number; code-unit order, the same on every machine and in every language. */
function compareIds(a: Performance, b: Performance): number {
  if (a.participant === b.participant) return a.number - b.number;
  return a.participant < b.participant ? -1 : 1;
}
