import type { Shown } from '../../db/attempts.ts';
import type { Parts } from './parts.ts';

/** Nobody reads and answers a question in less, milliseconds. */
const GATHERED = 20;

/**
 * The instants of showings on their way to the database, gathered over some milliseconds: in a storm of starts or answers hundreds are
 * one write. One that cannot be written stands in memory, and in the answer that follows it.
 */
export interface Showings {
  add(shown: Shown): void;
  /** Writes what has been gathered now; resolves when that is over. */
  flush(): Promise<void>;
  /** From here on each is written at once: the database is about to be closed. */
  stop(): void;
}

export function showings({ stores, events }: { stores: { attempts: Pick<Parts['stores']['attempts'], 'show'> }; events: Pick<Parts['events'], 'backgroundFailed'> }): Showings {
  let waiting: Shown[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let writing = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return writing;
    const written = stores.attempts.show(waiting).catch((error: unknown) => events.backgroundFailed('showing', error));
    waiting = [];
    writing = Promise.all([writing, written]).then(() => undefined);
    return writing;
  }

  return {
    add: (shown) => {
      waiting.push(shown);
      if (stopped) void flush();
      else timer ??= setTimeout(() => void flush(), GATHERED);
    },
    flush,
    stop: () => {
      stopped = true;
      void flush();
    },
  };
}
