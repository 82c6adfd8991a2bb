/*
 * The standing of a round that runs, for declarations that show it: read from the database once, then moved by each attempt that
 * ends. One sorted array of what counts for each person; an attempt takes its person's place out and puts it in again by halving.
 */
import type { EndedAttempt } from '../../../db/attempts.ts';
import type { ParticipantId } from '../../rules/ids.ts';
import { compare, counting, rank, type Performance } from '../../rules/ranking.ts';
import type { Bank } from '../bank.ts';
import type { Parts } from '../parts.ts';
import { endedAttempts, leftOut, performanceOf } from '../ranking.ts';
import type { Round } from '../round.ts';

type Row = Awaited<ReturnType<typeof performanceOf>>;

export type LiveStanding = Awaited<ReturnType<typeof liveStanding>>;

export async function liveStanding(parts: Pick<Parts, 'stores'>, on: { contest: string; bank: Bank; round: Round }) {
  const { comparators, counts } = on.round.declaration;
  const attempts = new Map<ParticipantId, Map<string, Row>>();
  const order: Row[] = [];
  const basis = await basisOf();
  const excluded = new Set(await leftOut(parts, on.round));

  /** Everything that makes a standing wrong which is only moved by attempts. Asked for with each frame: who is left out is not looked up. */
  async function basisOf(): Promise<string> {
    return JSON.stringify([on.bank.withdrawn.size, await parts.stores.contests.rosterVersion(on.contest)]);
  }

  function put(row: Row): void {
    if (excluded.has(row.participant)) return;
    const own = attempts.get(row.participant) ?? new Map<string, Row>();
    const before = counting(counts, comparators, [...own.values()])[0];
    attempts.set(row.participant, own.set(row.attempt, row));
    const now = counting(counts, comparators, [...own.values()])[0];
    if (before !== undefined) order.splice(placeOf(before), 1);
    if (now !== undefined) order.splice(placeOf(now), 0, now);
  }

  /** Where a row stands, or would stand: the first place whose row is not ahead of it. */
  function placeOf(row: Row): number {
    let [from, to] = [0, order.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const there = order[middle];
      if (there !== undefined && isAhead(there, row)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function isAhead(a: Performance, b: Performance): boolean {
    const difference = compare(comparators, a, b);
    if (difference !== 0) return difference < 0;
    return a.participant === b.participant ? a.attempt < b.attempt : a.participant < b.participant;
  }

  for await (const attempt of endedAttempts(parts, on.round)) put(await performanceOf(parts, on, attempt));

  return {
    /** An attempt has ended and is on disk. */
    ended: async (attempt: EndedAttempt): Promise<void> => put(await performanceOf(parts, on, attempt)),
    /** The first so many, the same as a ranking of everybody would begin. */
    top: (count: number): (Row & { rank: number })[] => rank(comparators, order.slice(0, count)),
    /** A withdrawal or an exclusion has come since it was read: it has to be read anew. */
    isStale: async (): Promise<boolean> => basis !== (await basisOf()),
  };
}
