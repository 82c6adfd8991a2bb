import type { LivePlayerId, LiveSessionId } from '../../rules/ids.ts';
import type { crowd } from './crowd.ts';
import type { LiveAround } from './live-around.ts';

/** Showings in one write. */
const SLICE = 1_000;

type Crowd = ReturnType<typeof crowd>;

/** How long after the opening the last of those was shown it who were shown it within `most`, milliseconds. */
export function spreadOf(people: Crowd, opened: number, most: number): number {
  const late = [...people.shown().values()].map(({ shownAt }) => shownAt - opened);
  return late.reduce((longest, one) => (one <= most ? Math.max(longest, one) : longest), 0);
}

/** Writes when these players were shown a question. */
export async function keepShowings({ stores, clock }: Pick<LiveAround, 'stores' | 'clock'>, of: { session: LiveSessionId; step: string; people: Crowd }, players: readonly LivePlayerId[]): Promise<void> {
  for (let from = 0; from < players.length; from += SLICE) {
    const slice = players.slice(from, from + SLICE).map((player) => ({ player, shownAt: of.people.showing(player)?.shownAt ?? clock.now() }));
    await stores.livePlayers.show(of.session, of.step, slice);
  }
}
