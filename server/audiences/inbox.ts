/** Commands that have arrived and wait to be decided, in the order of their arrival. */
export interface Inbox<Command> {
  put(command: Command): void;
  /** Resolves when all has been decided that waits now and arrived before this instant, epoch milliseconds; undefined where there is none. */
  settled(before: number): Promise<void> | undefined;
}

interface Stamped {
  /** Epoch milliseconds. */
  receivedAt: number;
}

/** So many are decided in one turn of the loop. */
const SLICE = 1_024;

/**
 * Of a burst everything that has come is read and stamped first, and decided in slices behind that: no stamp waits for what another command costs, and
 * only a slice is under way at a time, instead of a whole burst that the garbage collector then copies.
 */
export function inbox<Command extends Stamped>(decide: (command: Command) => void): Inbox<Command> {
  const waiting: Command[] = [];
  /** How many of these have been decided in this turn; they stand there until its end. */
  let decided = 0;
  let isScheduled = false;
  const awaiting = new Set<{ last: Command; resolve: () => void }>();

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(work);
  }

  function work(): void {
    isScheduled = false;
    try {
      for (const command of waiting.slice(0, SLICE)) {
        decided += 1;
        try {
          decide(command);
        } finally {
          tell(command);
        }
      }
    } finally {
      waiting.splice(0, decided);
      decided = 0;
      if (waiting.length > 0) schedule();
    }
  }

  function tell(command: Command): void {
    for (const one of awaiting) {
      if (one.last !== command) continue;
      awaiting.delete(one);
      one.resolve();
    }
  }

  return {
    put: (command) => {
      waiting.push(command);
      schedule();
    },
    settled: (before) => {
      const last = waiting.findLast(({ receivedAt }, place) => place >= decided && receivedAt < before);
      return last && new Promise((resolve) => void awaiting.add({ last, resolve }));
    },
  };
}
