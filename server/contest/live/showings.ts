import type { LiveOpening } from '../../../db/live-players.ts';
import type { LivePlayerId, LiveSessionId } from '../../rules/ids.ts';
import type { Parts } from '../parts.ts';
import type { Crowd } from './crowd.ts';
import type { LivePlayer } from './player.ts';

/** How long after a failure the showings are tried again, milliseconds. */
const RETRY = 5_000;

/** Showings in one row. */
const SLICE = 1_000;

/** How long after the opening the last of those was shown it who were shown it within `most`, milliseconds. */
export function spreadOf(people: Crowd, opened: number, most: number): number {
  let longest = 0;
  for (const { showing } of people.shown()) if (showing !== undefined && showing.shownAt - opened <= most) longest = Math.max(longest, showing.shownAt - opened);
  return longest;
}

/** Writes down who was shown a question when. What cannot be written stands in memory and is tried again: a question goes on without it. */
export function showings({ clock, stores, events }: Pick<Parts, 'clock' | 'stores' | 'events'>, session: LiveSessionId, people: Crowd) {
  const retries = new Set<() => void>();
  let stopped = false;

  async function write(one: () => Promise<void>): Promise<void> {
    try {
      await one();
    } catch (error) {
      events.backgroundFailed('live showing', error);
      if (!stopped) again(one);
    }
  }

  function again(one: () => Promise<void>): void {
    const cancel = clock.at(clock.now() + RETRY, () => {
      retries.delete(cancel);
      void write(one);
    });
    retries.add(cancel);
  }

  return {
    /** All who have been shown it so far, in one write: each commit costs as much as the rows of a thousand. Resolves when it is written, or is to be tried again. */
    keepOpening: (step: string): Promise<void> => {
      const slices = slicesOf(people);
      return write(() => stores.livePlayers.open(session, step, slices));
    },
    /** One who came behind them. */
    keepLate: async (step: string, { row, showing }: LivePlayer): Promise<void> => {
      if (showing !== undefined) await write(() => stores.livePlayers.show(session, step, { player: row.id, shownAt: showing.shownAt }));
    },
    stop: (): void => {
      stopped = true;
      for (const cancel of retries) cancel();
    },
  };
}

/** By instants: of 10,000 some fifty are written to in each millisecond, one behind the other. One that nobody saw is an empty slice: a question that has none was on its way. */
function slicesOf(people: Crowd): LiveOpening[] {
  let slice: LiveOpening = {};
  const slices = [slice];
  let together: LivePlayerId[] = [];
  let at: number | undefined;
  let left = SLICE;
  for (const { row, showing } of people.shown()) {
    if (showing === undefined) continue;
    if (left === 0) {
      slices.push((slice = {}));
      left = SLICE;
      at = undefined;
    }
    if (showing.shownAt !== at) together = slice[showing.shownAt] ??= [];
    together.push(row.id);
    at = showing.shownAt;
    left -= 1;
  }
  return slices;
}
