import type { LiveShown } from '../../../db/live-players.ts';
import type { LivePlayerId, LiveSessionId } from '../../rules/ids.ts';
import type { Parts } from '../parts.ts';
import type { Crowd } from './crowd.ts';

/** How long after a failure the showings are tried again, milliseconds. */
const RETRY = 5_000;

/** Showings in one write. */
const SLICE = 1_000;

/** How long after the opening the last of those was shown it who were shown it within `most`, milliseconds. */
export function spreadOf(people: Crowd, opened: number, most: number): number {
  const late = [...people.shown().values()].map(({ shownAt }) => shownAt - opened);
  return late.reduce((longest, one) => (one <= most ? Math.max(longest, one) : longest), 0);
}

/** Writes down who was shown a question when. What cannot be written stands in memory and is tried again: a question goes on without it. */
export function showings({ clock, stores, events }: Pick<Parts, 'clock' | 'stores' | 'events'>, session: LiveSessionId, people: Crowd) {
  const retries = new Set<() => void>();
  let stopped = false;

  async function write(step: string, shown: readonly LiveShown[]): Promise<void> {
    let from = 0;
    try {
      for (; from < shown.length; from += SLICE) await stores.livePlayers.show(session, step, shown.slice(from, from + SLICE));
    } catch (error) {
      events.backgroundFailed('live showing', error);
      if (!stopped) again(step, shown.slice(from));
    }
  }

  function again(step: string, shown: readonly LiveShown[]): void {
    const cancel = clock.at(clock.now() + RETRY, () => {
      retries.delete(cancel);
      void write(step, shown);
    });
    retries.add(cancel);
  }

  return {
    /** Resolves when they are written, or are to be tried again. */
    keep: (step: string, players: readonly LivePlayerId[]): Promise<void> =>
      // In the order of the table's key: each write then touches pages of its own.
      write(step, players.toSorted().flatMap((player): LiveShown[] => {
        const showing = people.showing(player);
        return showing === undefined ? [] : [[player, showing.shownAt]];
      })),
    stop: (): void => {
      stopped = true;
      for (const cancel of retries) cancel();
    },
  };
}
