import type { Clock } from '../clock.ts';

/** How long a session that has ended stands in memory behind its last use, milliseconds. */
const KEPT = 60 * 60_000;

/** Lets go of what nobody has used for an hour. */
export function leaving(clock: Pick<Clock, 'now' | 'at'>, leave: (id: string) => void) {
  const timers = new Map<string, () => void>();
  return {
    used: (id: string): void => {
      timers.get(id)?.();
      timers.set(id, clock.at(clock.now() + KEPT, () => {
        timers.delete(id);
        leave(id);
      }));
    },
    stop: (): void => timers.forEach((cancel) => cancel()),
  };
}
