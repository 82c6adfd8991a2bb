/*
 * The standing of a round that runs, for declarations that show it: read from the database once, then moved by each attempt that
 * ends.
 */
import type { EndedAttempt } from '../../../db/attempts.ts';
import type { Tally } from '../../rules/scoring.ts';
import type { Bank } from '../bank.ts';
import type { Parts } from '../parts.ts';
import { endedAttempts, leftOut, performanceOf } from '../ranking.ts';
import type { Round } from '../round.ts';
import { standingOrder, type Ranked } from '../standing-order.ts';

type Row = ReturnType<typeof performanceOf>;

export type LiveStanding = Awaited<ReturnType<typeof liveStanding>>;

export async function liveStanding(parts: Pick<Parts, 'stores'>, on: { contest: string; bank: Bank; round: Round }) {
  const { round } = on;
  const order = standingOrder<Row>(round.declaration);
  const basis = await basisOf();
  const excluded = new Set(await leftOut(parts, round));

  /** Everything that makes a standing wrong which is only moved by attempts. Asked for with each frame: who is left out is not looked up. */
  async function basisOf(): Promise<string> {
    return JSON.stringify([on.bank.withdrawn.size, await parts.stores.contests.rosterVersion(on.contest)]);
  }

  function take(attempt: EndedAttempt): number | undefined {
    return excluded.has(attempt.participant) ? undefined : order.offer(performanceOf(round, attempt));
  }

  for await (const page of endedAttempts(parts.stores.attempts, round)) page.forEach(take);

  return {
    /** An attempt has ended and is on disk; the best rank that has changed by it, if one has. */
    ended: async (attempt: Omit<EndedAttempt, keyof Tally>): Promise<number | undefined> => take({ ...attempt, ...(await parts.stores.attempts.tally(attempt.serial)) }),
    /** The first so many, as a ranking of everybody would begin. */
    top: (count: number): Ranked<Row>[] => order.top(count),
    /** A withdrawal or an exclusion has come since it was read: it has to be read anew. */
    isStale: async (): Promise<boolean> => basis !== (await basisOf()),
  };
}
