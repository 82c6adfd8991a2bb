import { nextTurn } from './next-turn.ts';

/**
 * Commands that have been stamped but do not stand in their attempt's queue yet (their token is still being looked up, or they wait for their turn).
 * A time-out waits for those stamped before its deadline, so that being queued never makes an answer late.
 */
export interface Arrivals {
  /** Holds back time-outs of later deadlines until `lookup` is over and its caller has had a turn. */
  hand<Value>(receivedAt: number, lookup: Promise<Value>): Promise<Value>;
  settled(before: number): Promise<void>;
  /** Names an audience whose stamped commands wait for their turn: `settled` resolves when those stamped before an instant have had it, and is undefined where none waits. */
  awaits(settled: (before: number) => Promise<void> | undefined): void;
}

export function arrivals(): Arrivals {
  const pending = new Set<{ receivedAt: number; over: Promise<unknown> }>();
  const audiences: ((before: number) => Promise<void> | undefined)[] = [];
  return {
    hand: (receivedAt, lookup) => {
      const entry = { receivedAt, over: lookup.then(nextTurn, nextTurn) };
      pending.add(entry);
      void entry.over.then(() => pending.delete(entry));
      return lookup;
    },
    settled: async (before) => {
      const earlier = [...pending].filter((entry) => entry.receivedAt < before);
      await Promise.all([...earlier.map((entry) => entry.over), ...audiences.map((waiting) => waiting(before))]);
    },
    awaits: (waiting) => void audiences.push(waiting),
  };
}
