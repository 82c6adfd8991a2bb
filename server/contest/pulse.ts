import { resumesAt } from '../rules/outage.ts';
import type { Attempts } from './attempts.ts';
import type { Parts } from './parts.ts';

/** While attempts are open, a sign of life is written this often, milliseconds. */
const HEARTBEAT = 1_000;

/** How long after a failure (a full disk) the end of an outage is tried again, milliseconds. */
const RETRY = 5_000;

/** From when people can reach the server: ends the outage before it for those who do not come back, and writes signs of life. */
export function pulse({ stores, clock, events }: Pick<Parts, 'stores' | 'clock' | 'events'>, attempts: Pick<Attempts, 'all' | 'size'>) {
  let offResume: () => void = () => undefined;
  let offBeat: () => void = () => undefined;
  let stopped = false;

  function resumeAll(latest: number): void {
    Promise.all(attempts.all().map((attempt) => attempt.resume(latest))).catch((error: unknown) => {
      events.backgroundFailed('resume', error);
      if (!stopped) offResume = clock.at(clock.now() + RETRY, () => resumeAll(latest));
    });
  }

  function beat(): void {
    if (stopped) return;
    if (attempts.size() > 0) stores.contests.beat().catch((error: unknown) => events.backgroundFailed('heartbeat', error));
    offBeat = clock.at(clock.now() + HEARTBEAT, beat);
  }

  return {
    start: (listeningSince: number): void => {
      const latest = resumesAt(listeningSince, undefined);
      offResume = clock.at(latest, () => resumeAll(latest));
      beat();
    },
    stop: (): void => {
      stopped = true;
      offResume();
      offBeat();
    },
  };
}
