import type { Declaration } from '../protocol/declaration.ts';
import type { ParticipantId } from '../rules/ids.ts';
import { compare, compareIds, placing, preference, type Performance } from '../rules/ranking.ts';
import { sortedBlocks } from './sorted-blocks.ts';

type Kept = Performance & { participant: ParticipantId };

export interface Ranked<Row> { rank: number; row: Row }

/** Of each person the attempt that counts, always in the order of the round's chain: an attempt that comes moves one row, whoever asks sorts nothing. */
export function standingOrder<Row extends Kept>({ comparators, counts }: Pick<Declaration, 'comparators' | 'counts'>) {
  const prefer = preference(counts, comparators);
  const slots = new Map<ParticipantId, number>();
  const rows: Row[] = [];
  const blocks = sortedBlocks(comparators.length, (a, b) => {
    const [left, right] = [rows[a], rows[b]];
    return left === undefined || right === undefined ? 0 : compareIds(left, right);
  });

  /** The best rank that changes: there the row stood, or stands now. */
  function replace(slot: number, row: Row): number {
    const before = rows[slot];
    const numbers = placing(comparators, row);
    rows[slot] = row;
    return 1 + (before === undefined ? blocks.add(numbers, slot) : blocks.move(placing(comparators, before), numbers, slot));
  }

  /** 1, 1, 3: who is equal to the one above on every step shares its rank. */
  function placed(row: Row, place: number, above: Ranked<Row> | undefined): Ranked<Row> {
    const isEqual = above !== undefined && compare(comparators, above.row, row) === 0;
    return { rank: isEqual ? above.rank : place, row };
  }

  function* ranked(): Generator<Ranked<Row>> {
    let place = 0;
    let above: Ranked<Row> | undefined;
    for (const slot of blocks.inOrder()) {
      const row = rows[slot];
      if (row === undefined) continue;
      place += 1;
      above = placed(row, place, above);
      yield above;
    }
  }

  function top(count: number): Ranked<Row>[] {
    const first: Ranked<Row>[] = [];
    for (const slot of blocks.first(count)) {
      const row = rows[slot];
      if (row !== undefined) first.push(placed(row, first.length + 1, first.at(-1)));
    }
    return first;
  }

  return {
    /** Takes an attempt in where it is the one of its person that counts; the best rank that has changed by it, if one has. */
    offer: (row: Row): number | undefined => {
      const known = slots.get(row.participant);
      const slot = known ?? slots.size;
      const before = rows[slot];
      if (before !== undefined && prefer(before, row) <= 0) return undefined;
      if (known === undefined) slots.set(row.participant, slot);
      return replace(slot, row);
    },
    /** Those that count, in no order. */
    rows: (): readonly Row[] => rows,
    /** From the first to the last. */
    ranked,
    /** The first so many. */
    top,
  };
}
