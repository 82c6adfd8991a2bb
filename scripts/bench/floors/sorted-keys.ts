import type { KeyOrder } from './key-order.ts';

/** The least that keeps an order: one sorted array of numbers, a part of which moves with each change. */
export function sortedKeys(keys: Float64Array): KeyOrder {
  const sorted = keys.toSorted();
  const placeOf = (key: number): number => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle] ?? 0) < key) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return {
    move: (from, to) => {
      const left = placeOf(from);
      const taken = to > from ? placeOf(to) - 1 : placeOf(to);
      if (taken > left) sorted.copyWithin(left, left + 1, taken + 1);
      else sorted.copyWithin(taken + 1, taken, left);
      sorted[taken] = to;
      return taken + 1;
    },
    top: (count) => Array.from(sorted.subarray(0, count)),
  };
}
