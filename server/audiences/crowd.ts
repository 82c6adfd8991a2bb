import type { Clock } from '../contest/clock.ts';
import type { Publisher } from '../contest/publisher.ts';

/** More than these under way are a crowd: with less than the machine can do, and a disk that takes a commit within 10 ms, ten thousand answers within a second are none. */
export const CROWD = 128;

/** Fewer than these are left under way, and a crowd is over. */
export const OVER = 32;

/** Nobody waits longer than this for a crowd's acknowledgements, or for those of crowds that follow one another, milliseconds. */
const LONGEST = 1_000;

/** Commands from their arrival to their verdict. */
export interface Crowd {
  enter(): void;
  /** Whether the acknowledgement may wait for the view that follows from it: none does while views are held back. */
  leave(): boolean;
}

/**
 * Where so many commands are under way that they wait for each other, their acknowledgements go first, and what is shown to people goes behind the last of them. A view costs half as much again as an
 * acknowledgement, and whoever has one already would have it while others wait to hear that their answer counts.
 */
export function crowd(clock: Clock, publisher: Pick<Publisher, 'hasBeenHeld' | 'hold' | 'release'>): Crowd {
  let underWay = 0;
  let isCrowd = false;
  let isHeld = false;
  /** When it was held first of those who wait to be shown something, epoch milliseconds. */
  let since = -Infinity;
  let callOff: () => void = () => undefined;
  return {
    enter: () => {
      underWay += 1;
      if (isCrowd || underWay <= CROWD) return;
      isCrowd = true;
      hold();
    },
    leave: () => {
      underWay -= 1;
      if (isCrowd && underWay < OVER) {
        isCrowd = false;
        callOff();
        release();
      }
      return !isHeld;
    },
  };

  function hold(): void {
    const now = clock.now();
    // Nobody who waits has waited for a crowd yet, also where a message to everybody has left them waiting.
    if (!publisher.hasBeenHeld()) since = now;
    if (now >= since + LONGEST) return;
    isHeld = true;
    publisher.hold();
    callOff = clock.at(since + LONGEST, release);
  }

  function release(): void {
    isHeld = false;
    publisher.release();
  }
}
