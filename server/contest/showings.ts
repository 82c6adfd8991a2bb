/** Nobody reads and answers a question in less, milliseconds. */
const GATHERED = 20;

/**
 * The rows that follow showings, gathered over some milliseconds: in a storm of starts or answers hundreds go into one transaction,
 * instead of each slice of views into one of its own.
 */
export interface Showings {
  add(write: () => void): void;
  /** Writes what has been gathered now. */
  flush(): void;
  /** From here on each is written at once: the database is about to be closed. */
  stop(): void;
}

export function showings(): Showings {
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const due = waiting;
    waiting = [];
    for (const write of due) write();
  }

  return {
    add: (write) => {
      if (stopped) return write();
      waiting.push(write);
      timer ??= setTimeout(flush, GATHERED);
      return undefined;
    },
    flush,
    stop: () => {
      stopped = true;
      flush();
    },
  };
}
