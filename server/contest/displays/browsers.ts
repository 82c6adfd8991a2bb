import type { DisplayState } from '../../protocol/control.ts';
import type { DisplayReport } from '../../protocol/display.ts';
import type { Clock } from '../clock.ts';

/** Which browsers show a display, and what they say of themselves. In memory: after a restart they come back and say it again. */
export function browsers(clock: Pick<Clock, 'now'>) {
  const showing = new Map<string, Map<string, DisplayReport | null>>();
  const lastSeen = new Map<string, number>();

  function of(display: string): Map<string, DisplayReport | null> {
    const known = showing.get(display) ?? new Map<string, DisplayReport | null>();
    showing.set(display, known);
    return known;
  }

  return {
    connected: (display: string, connection: string): void => void of(display).set(connection, null),
    gone: (display: string, connection: string): void => {
      of(display).delete(connection);
      lastSeen.set(display, clock.now());
    },
    /** Whether it says something new. */
    report: (display: string, connection: string, report: DisplayReport): boolean => {
      const own = of(display);
      const before = own.get(connection);
      // Taken out first, so that the newest report is the last one.
      own.delete(connection);
      own.set(connection, report);
      return JSON.stringify(before) !== JSON.stringify(report);
    },
    isShown: (display: string): boolean => of(display).size > 0,
    state: (display: string): Pick<DisplayState, 'connected' | 'lastSeenAt' | 'report'> => {
      const own = of(display);
      const report = [...own.values()].findLast((one) => one !== null) ?? null;
      return { connected: own.size, lastSeenAt: lastSeen.get(display) ?? null, report };
    },
    forget: (display: string): void => {
      showing.delete(display);
      lastSeen.delete(display);
    },
  };
}
