import type { Clock } from '../contest/clock.ts';

export interface ManualClock extends Clock {
  /** Moves to an instant, running what falls due on the way, each at its own instant. */
  set(instant: number): void;
  advance(milliseconds: number): void;
  /** Moves without waking anybody, as a process does that is stopped or late with its timers. */
  jump(instant: number): void;
}

export function manualClock(start: number): ManualClock {
  let now = start;
  const timers = new Map<object, { instant: number; run: () => void }>();

  function set(instant: number): void {
    for (let next = earliest(instant); next !== undefined; next = earliest(instant)) {
      timers.delete(next.key);
      now = Math.max(now, next.instant);
      next.run();
    }
    now = instant;
  }

  function earliest(until: number) {
    return [...timers]
      .map(([key, timer]) => ({ key, ...timer }))
      .filter((timer) => timer.instant <= until)
      .toSorted((a, b) => a.instant - b.instant)[0];
  }

  return {
    now: () => now,
    at: (instant, run) => {
      const key = {};
      timers.set(key, { instant, run });
      return () => timers.delete(key);
    },
    set,
    advance: (milliseconds) => set(now + milliseconds),
    jump: (instant) => {
      now = instant;
    },
  };
}
