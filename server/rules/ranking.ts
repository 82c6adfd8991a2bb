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
  const left = valueOf(a, by);
  const right = valueOf(b, by);
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return order === 'asc' ? left - right : right - left;
}

/** By name: a look-up by a text that varies takes ten times as long, and a ranking makes millions of them. */
function valueOf(performance: Performance, by: Compared): number | null {
  switch (by) {
    case 'score':
      return performance.score;
    case 'distance':
      return performance.distance;
    case 'elapsed':
      return performance.elapsed;
    case 'finishedAt':
      return performance.finishedAt;
  }
}

/** What the chain compares of a performance, as numbers of which the smaller is ahead: of two performances the first numbers that differ decide. */
export function placing(chain: readonly Comparator[], performance: Performance): number[] {
  return chain.map(({ by, order }) => {
    const value = valueOf(performance, by);
    if (value === null) return Infinity;
    return order === 'asc' ? value : -value;
  });
}

/** Orders two attempts of one participant: below zero where `a` is the one that counts. Of equally good ones the earlier counts. */
export function preference(policy: Counting, chain: readonly Comparator[]): (a: Performance, b: Performance) => number {
  return {
    best: (a: Performance, b: Performance) => compare(chain, a, b) || a.number - b.number,
    first: (a: Performance, b: Performance) => a.number - b.number,
    last: (a: Performance, b: Performance) => b.number - a.number,
  }[policy];
}

/** Inside a rank: by participant, then attempt number; code-unit order, the same on every machine and in every language. */
export function compareIds(a: Performance, b: Performance): number {
  if (a.participant === b.participant) return a.number - b.number;
  return a.participant < b.participant ? -1 : 1;
}
