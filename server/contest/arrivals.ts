import { nextTurn } from './next-turn.ts';

/**
 * Commands that have been stamped but do not stand in their attempt's queue yet (their token is still being looked up).
 * A time-out waits for those stamped before its deadline, so that being queued never makes an answer late.
 */
export interface Arrivals {
  /** Holds back time-outs of later deadlines until `lookup` is over and its caller has had a turn. */
  hand<Value>(receivedAt: number, lookup: Promise<Value>): Promise<Value>;
  settled(before: number): Promise<void>;
}

export function arrivals(): Arrivals {
  const pending = new Set<{ receivedAt: number; over: Promise<unknown> }>();
  return {
    hand: (receivedAt, lookup) => {
      const entry = { receivedAt, over: lookup.then(nextTurn, nextTurn) };
      pending.add(entry);
      void entry.over.then(() => pending.delete(entry));
      return lookup;
    },
    settled: async (before) => {
      const earlier = [...pending].filter((entry) => entry.receivedAt < before);
      await Promise.all(earlier.map((entry) => entry.over));
    },
  };
}
