import type { KeyOrder } from './key-order.ts';

/** So many keys in a block. */
const BLOCK = 1_000;

/** Plain arrays of about a thousand keys: less moves with each change, and ranks are counted block by block. */
export function blockedKeys(keys: Float64Array): KeyOrder {
  const sorted = keys.toSorted();
  const blocks = Array.from({ length: Math.ceil(sorted.length / BLOCK) }, (_, block) => Array.from(sorted.subarray(block * BLOCK, (block + 1) * BLOCK)));

  function blockOf(key: number): number {
    let [from, to] = [0, blocks.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((blocks[middle]?.at(-1) ?? -Infinity) < key) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function placeIn(block: readonly number[], key: number): number {
    let [from, to] = [0, block.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((block[middle] ?? 0) < key) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  return {
    move: (from, to) => {
      const left = blockOf(from);
      const leaving = blocks[left] ?? [];
      leaving.splice(placeIn(leaving, from), 1);
      if (leaving.length === 0 && blocks.length > 1) blocks.splice(left, 1);
      const taken = blockOf(to);
      const block = blocks[taken] ?? [];
      const place = placeIn(block, to);
      block.splice(place, 0, to);
      if (block.length > 2 * BLOCK) blocks.splice(taken + 1, 0, block.splice(BLOCK));
      let before = 0;
      for (let index = 0; index < taken; index += 1) before += blocks[index]?.length ?? 0;
      return before + place + 1;
    },
    top: (count) => blocks.slice(0, count).flatMap((block) => block.slice(0, count)).slice(0, count),
  };
}
