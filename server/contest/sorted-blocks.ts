/*
 * Slots in the order of their numbers, a million of them.
 *
 * 1. An entry is the numbers of a slot and the slot itself, side by side in one typed array: to compare it touches no object.
 * 2. The array is cut into blocks, so that an entry that comes or goes moves its block and not a million others. A full block is
 *    halved, and two neighbours that fit into half a block become one.
 * 3. The bounds of all blocks stand side by side: a block is found among them, where a search through the blocks themselves would
 *    wait for memory at each of its steps. A bound is an entry that stood last in its block when it was cut off; it stays when that
 *    entry leaves, since whatever is not behind it still belongs there.
 * 4. How many stand before a place is the sum of the sizes of the blocks before its own.
 */
import { partialSums } from './partial-sums.ts';

interface Sought {
  numbers: readonly number[];
  slot: number;
}

/** Where an entry stands, or would: the number of its block, the block with its size, and the index in it. */
interface Place {
  at: number;
  block: Float64Array;
  size: number;
  index: number;
}

/** Entries of one block: of 128, 256 and 512 the quickest for a million slots, and no slower for ten thousand. */
const CAPACITY = 256;

const NO_SLOT = -1;

/** `width`: numbers of each slot, of which the first that differ decide; where none does, `compareSlots` decides, for two slots always alike: of one that has left a bound may be there still. */
export function sortedBlocks(width: number, compareSlots: (a: number, b: number) => number) {
  const stride = width + 1;
  const blocks: Float64Array[] = [newBlock()];
  /** Of each block. */
  const sizes: number[] = [0];
  let sums = partialSums(sizes);
  /** Of each block but the last. */
  let bounds: Float64Array = new Float64Array(stride);

  function newBlock(): Float64Array {
    return new Float64Array(CAPACITY * stride);
  }

  /** Whether an entry is ahead of these numbers and, where they are equal, of this slot, if there is one. */
  function isAhead(block: Float64Array, index: number, of: Sought): boolean {
    const from = index * stride;
    for (let step = 0; step < width; step += 1) {
      const there = block[from + step] ?? 0;
      const here = of.numbers[step] ?? 0;
      if (there !== here) return there < here;
    }
    return of.slot !== NO_SLOT && compareSlots(block[from + width] ?? 0, of.slot) < 0;
  }

  /** The first of so many entries that is not ahead, or the place behind them. */
  function indexIn(block: Float64Array, size: number, of: Sought): number {
    let [from, to] = [0, size];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isAhead(block, middle, of)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** In the first block whose bound is not ahead, or in the last block. */
  function placeOf(of: Sought): Place {
    const at = indexIn(bounds, blocks.length - 1, of);
    const block = blocks[at] ?? newBlock();
    const size = sizes[at] ?? 0;
    return { at, block, size, index: indexIn(block, size, of) };
  }

  function halve(at: number, block: Float64Array): void {
    const behind = newBlock();
    const cut = (CAPACITY / 2) * stride;
    behind.set(block.subarray(cut));
    if (blocks.length * stride === bounds.length) bounds = twiceAsLong(bounds);
    bounds.copyWithin((at + 1) * stride, at * stride, blocks.length * stride);
    blocks.splice(at + 1, 0, behind);
    sizes.splice(at, 1, CAPACITY / 2, CAPACITY / 2);
    bounds.set(block.subarray(cut - stride, cut), at * stride);
    sums = partialSums(sizes);
  }

  /** No block stays empty beside others. */
  function joinNext(at: number): void {
    const [block, next] = [blocks[at], blocks[at + 1]];
    const [size = 0, nextSize = 0] = [sizes[at], sizes[at + 1]];
    if (block === undefined || next === undefined) return;
    if (size > 0 && nextSize > 0 && size + nextSize > CAPACITY / 2) return;
    block.set(next.subarray(0, nextSize * stride), size * stride);
    bounds.copyWithin(at * stride, (at + 1) * stride, blocks.length * stride);
    blocks.splice(at + 1, 1);
    sizes.splice(at, 2, size + nextSize);
    sums = partialSums(sizes);
  }

  function* inOrder(): Generator<number> {
    for (const [at, block] of blocks.entries()) for (let index = 0; index < (sizes[at] ?? 0); index += 1) yield block[index * stride + width] ?? 0;
  }

  function add(place: Place, { numbers, slot }: Sought): void {
    const { at, block, size, index } = place;
    block.copyWithin((index + 1) * stride, index * stride, size * stride);
    for (let step = 0; step < width; step += 1) block[index * stride + step] = numbers[step] ?? 0;
    block[index * stride + width] = slot;
    sizes[at] = size + 1;
    sums.add(at, 1);
    if (size + 1 === CAPACITY) halve(at, block);
  }

  function remove({ at, block, size, index }: Place): void {
    block.copyWithin(index * stride, (index + 1) * stride, size * stride);
    sizes[at] = size - 1;
    sums.add(at, -1);
    if (size > CAPACITY / 2) return;
    joinNext(at);
    joinNext(at - 1);
  }

  /** How many are ahead by their numbers alone. Most often the entry before is another one by them, and the place is known already. */
  function ahead({ at, block, index }: Place, numbers: readonly number[]): number {
    if (index > 0 && isAhead(block, index - 1, { numbers, slot: NO_SLOT })) return sums.before(at) + index;
    const first = placeOf({ numbers, slot: NO_SLOT });
    return sums.before(first.at) + first.index;
  }

  return {
    add: (numbers: readonly number[], slot: number): number => {
      const place = placeOf({ numbers, slot });
      const count = ahead(place, numbers);
      add(place, { numbers, slot });
      return count;
    },
    /** Gives a slot other numbers than it was added with. How many are ahead, by their numbers alone, of where it was or where it is, whichever is further in front. */
    move: (from: readonly number[], to: readonly number[], slot: number): number => {
      const isForward = isLess(to, from);
      const left = placeOf({ numbers: from, slot });
      const behind = isForward ? Infinity : ahead(left, from);
      remove(left);
      const taken = placeOf({ numbers: to, slot });
      const count = isForward ? ahead(taken, to) : behind;
      add(taken, { numbers: to, slot });
      return count;
    },
    /** Every slot. */
    inOrder,
    /** The first so many slots. */
    first: (count: number): number[] => {
      const slots: number[] = [];
      for (let at = 0; at < blocks.length && slots.length < count; at += 1) {
        for (let index = 0; index < (sizes[at] ?? 0) && slots.length < count; index += 1) slots.push(blocks[at]?.[index * stride + width] ?? 0);
      }
      return slots;
    },
  };
}

function twiceAsLong(numbers: Float64Array): Float64Array {
  const longer = new Float64Array(2 * numbers.length);
  longer.set(numbers);
  return longer;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  let step = 0;
  while (step < a.length && a[step] === b[step]) step += 1;
  return (a[step] ?? 0) < (b[step] ?? 0);
}
