/** The contest's one clock. A timer only wakes the contest; what is decided compares instants. */
export interface Clock {
  /** Epoch milliseconds, whole, from a monotonic source: a corrected system clock moves no deadline. */
  now(): number;
  /** Runs once at or after `instant`, epoch milliseconds; the returned function calls it off. */
  at(instant: number, run: () => void): () => void;
}

/** setTimeout counts in 32 bits; a longer wait is cut and looked at again. */
const LONGEST_WAIT = 2 ** 31 - 1;

export function systemClock(): Clock {
  const origin = Date.now() - performance.now();
  const now = () => Math.floor(origin + performance.now());
  const delayUntil = (instant: number): number => Math.min(Math.max(instant - now(), 0), LONGEST_WAIT);

  function at(instant: number, run: () => void): () => void {
    let timer = setTimeout(look, delayUntil(instant));
    return () => clearTimeout(timer);

    function look(): void {
      if (instant <= now()) run();
      else timer = setTimeout(look, delayUntil(instant));
    }
  }

  return { now, at };
}
