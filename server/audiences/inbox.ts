/** Commands that have arrived and wait to be decided, in the order of their arrival. */
export interface Inbox<Command> {
  put(command: Command): void;
  /** Resolves when all that waits now has been decided; undefined where nothing does. */
  settled(): Promise<void> | undefined;
}

/** As many as go into a commit; between two of these the loop turns. */
const SLICE = 1_024;

/**
 * Of a burst everything that has come is read and stamped first, and decided in slices behind that: no stamp waits for what another command costs, and
 * only a slice is under way at a time, instead of a whole burst that the garbage collector then copies.
 */
export function inbox<Command extends object>(decide: (command: Command) => void): Inbox<Command> {
  const waiting: Command[] = [];
  let isScheduled = false;
  const awaiting: { last: Command; resolve: () => void }[] = [];

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(work);
  }

  function work(): void {
    isScheduled = false;
    const slice = waiting.slice(0, SLICE);
    for (const command of slice) {
      decide(command);
      while (awaiting[0]?.last === command) awaiting.shift()?.resolve();
    }
    // Not before: who asks meanwhile waits for the rest of the slice too.
    waiting.splice(0, slice.length);
    if (waiting.length > 0) schedule();
  }

  return {
    put: (command) => {
      waiting.push(command);
      schedule();
    },
    settled: () => {
      const last = waiting.at(-1);
      return last && new Promise((resolve) => void awaiting.push({ last, resolve }));
    },
  };
}
