import type { Clock } from '../clock.ts';

/** Tells of changes at most once in so many milliseconds: of the first at once, behind this turn of the loop, of later ones together. */
export function gathered(clock: Clock, period: number, tell: () => void) {
  let last = -Infinity;
  let off: (() => void) | undefined;

  function run(): void {
    off = undefined;
    last = clock.now();
    tell();
  }

  function soon(): () => void {
    const turn = setImmediate(run);
    return () => clearImmediate(turn);
  }

  return {
    changed: (): void => {
      off ??= clock.now() >= last + period ? soon() : clock.at(last + period, run);
    },
    stop: (): void => {
      off?.();
      off = undefined;
    },
  };
}
