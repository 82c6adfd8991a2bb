import type { Clock } from '../clock.ts';
import { BAND_STEP } from './look.ts';

/** Changes are gathered for so long, milliseconds. */
const GATHERED = 600;

/** What a feed needs to know of the participation. */
interface Changing {
  isBanded(): boolean;
  onChange(listener: () => void): void;
}

export interface BoardFeed {
  /** Calls whenever a board should be sent anew; the returned function calls it off. */
  follow(listener: () => void): () => void;
  stop(): void;
}

/**
 * Says when boards are to be sent: 0.6 s after the last time at the earliest when something has changed, and on every fifth
 * second of the clock in any case. In bands on every fifth second only, whatever happens: else the times would tell of single people.
 */
export function boardFeed(clock: Clock, participation: Changing): BoardFeed {
  const listeners = new Set<() => void>();
  let last = -Infinity;
  let offStep: () => void = () => undefined;
  let offChange: (() => void) | undefined;

  function tell(): void {
    last = clock.now();
    offChange?.();
    offChange = undefined;
    for (const listener of listeners) listener();
  }

  function step(): void {
    offStep = clock.at(clock.now() - (clock.now() % BAND_STEP) + BAND_STEP, step);
    // A board that was sent a moment ago is as good; in bands nothing was. With it a viewer would get five messages in one second.
    if (participation.isBanded() || clock.now() >= last + GATHERED) tell();
  }

  function changed(): void {
    if (listeners.size === 0 || offChange !== undefined || participation.isBanded()) return;
    offChange = clock.at(Math.max(last + GATHERED, clock.now()), () => {
      offChange = undefined;
      // A round may have opened since; then this waits for the full step, too.
      if (!participation.isBanded()) tell();
    });
  }

  function halt(): void {
    offStep();
    offChange?.();
    offChange = undefined;
  }

  participation.onChange(changed);
  return {
    follow: (listener) => {
      // Its own function: the same one given twice is two followers.
      const follower = (): void => listener();
      if (listeners.size === 0) offStep = clock.at(clock.now() - (clock.now() % BAND_STEP) + BAND_STEP, step);
      listeners.add(follower);
      return () => {
        listeners.delete(follower);
        if (listeners.size === 0) halt();
      };
    },
    stop: () => {
      listeners.clear();
      halt();
    },
  };
}
