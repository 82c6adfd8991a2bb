/*
 * Slots in the order of their numbers, a million of them.
 *
 * 1. An entry is the numbers of a slot and the slot itself, side by side in one typed array: to compare it touches no object.
 * 2. The array is cut into blocks, so that an entry that comes or goes moves its block and not a million others. A full block is
 *    halved, and two neighbours that fit into half a block become one.
 * 3. How many stand before a place is the sum of the sizes of the blocks before its own.
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

/** Entries of one block: of 128 to 2,048 the quickest for ten thousand and for a million slots together. */
const CAPACITY = 512;

const NO_SLOT = -1;

/** `width`: numbers of each slot, of which the first that differ decide; where none does, `compareSlots` decides. */
export function sortedBlocks(width: number, compareSlots: (a: number, b: number) => number) {
  const stride = width + 1;
  const blocks: Float64Array[] = [newBlock()];
  /** Of each block. */
  const sizes: number[] = [0];
  let sums = partialSums(sizes);

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

  /** The first block whose last entry is not ahead, or the last block. */
  function blockOf(of: Sought): number {
    let [from, to] = [0, blocks.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      const block = blocks[middle];
      if (block !== undefined && isAhead(block, (sizes[middle] ?? 0) - 1, of)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The first entry of a block that is not ahead, or the place behind the last. */
  function indexIn(block: Float64Array, size: number, of: Sought): number {
    let [from, to] = [0, size];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isAhead(block, middle, of)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function placeOf(of: Sought): Place {
    const at = blockOf(of);
    const block = blocks[at] ?? newBlock();
    const size = sizes[at] ?? 0;
    return { at, block, size, index: indexIn(block, size, of) };
  }

  function halve(at: number, block: Float64Array): void {
    const behind = newBlock();
    behind.set(block.subarray((CAPACITY / 2) * stride));
    blocks.splice(at + 1, 0, behind);
    sizes.splice(at, 1, CAPACITY / 2, CAPACITY / 2);
    sums = partialSums(sizes);
  }

  /** No block stays empty beside others: its last entry is what it is found by. */
  function joinNext(at: number): void {
    const [block, next] = [blocks[at], blocks[at + 1]];
    const [size = 0, nextSize = 0] = [sizes[at], sizes[at + 1]];
    if (block === undefined || next === undefined) return;
    if (size > 0 && nextSize > 0 && size + nextSize > CAPACITY / 2) return;
    block.set(next.subarray(0, nextSize * stride), size * stride);
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

function isLess(a: readonly number[], b: readonly number[]): boolean {
  let step = 0;
  while (step < a.length && a[step] === b[step]) step += 1;
  return (a[step] ?? 0) < (b[step] ?? 0);
}
