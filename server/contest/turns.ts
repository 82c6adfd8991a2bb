/** Runs what is handed in one after another, each on what the one before has left; where nothing is under way, at once. */
export interface Turns {
  take<Value>(run: () => Promise<Value>): Promise<Value>;
  /** Resolves when everything handed in so far is over. */
  idle(): Promise<void>;
}

export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let underWay = 0;
  const over = (): void => {
    underWay -= 1;
  };
  return {
    take: <Value>(run: () => Promise<Value>) => {
      underWay += 1;
      // `last` never fails: the chain goes on behind a failure, and the failure itself is the caller's.
      const mine = underWay === 1 ? begun(run) : last.then(run);
      last = mine.then(over, over);
      return mine;
    },
    idle: async () => void (await last),
  };
}

/** What fails before it waits for anything fails as what waits does: nobody has to catch both. */
export function begun<Value>(run: () => Promise<Value>): Promise<Value> {
  try {
    return run();
  } catch (error) {
    return Promise.reject(error);
  }
}
