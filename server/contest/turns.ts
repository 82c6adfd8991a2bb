/** Runs what is handed in one after another, each on what the one before has left. */
export interface Turns {
  take<Value>(run: () => Promise<Value>): Promise<Value>;
  /** Resolves when everything handed in so far is over. */
  idle(): Promise<void>;
}

export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: <Value>(run: () => Promise<Value>) => {
      const mine = last.then(run, run);
      // The chain goes on behind a failure; the failure itself is the caller's.
      last = mine.catch(() => undefined);
      return mine;
    },
    idle: async () => void (await last),
  };
}
