/**
 * Commands that have been stamped but do not stand in their attempt's queue yet, because they wait for their turn.
 * A time-out waits for those stamped before its deadline, so that being queued never makes an answer late.
 */
export interface Arrivals {
  settled(before: number): Promise<void>;
  /** Names an audience whose stamped commands wait for their turn: `settled` resolves when those stamped before an instant have had it, and is undefined where none waits. */
  awaits(settled: (before: number) => Promise<void> | undefined): void;
}

export function arrivals(): Arrivals {
  const audiences: ((before: number) => Promise<void> | undefined)[] = [];
  return {
    settled: async (before) => {
      await Promise.all(audiences.map(async (waiting) => waiting(before)));
    },
    awaits: (waiting) => void audiences.push(waiting),
  };
}
