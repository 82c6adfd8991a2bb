import type { Refusal } from '../../protocol/refusals.ts';
import { buckets } from '../bucket.ts';
import type { Clock } from '../clock.ts';
import { throttle } from '../throttle.ts';
import type { LiveEngine } from './engine.ts';

/** Wrong PINs from one network, which may be a whole hall's. */
const WRONG_PINS = { failures: 400, within: 10 * 60_000 };

/** New guests from one network: a whole hall comes in at once, a script that makes names does not go on for long. */
const GUESTS = 3_000;
const GUESTS_PER_SECOND = 10;

/** Networks that are remembered as halls. */
const MOST_HALLS = 10_000;

/** Who may look for sessions by their PINs: whoever has not tried too many wrong ones. `sessions` are those that can be found. */
export function pinDoor(clock: Clock, sessions: () => Iterable<LiveEngine>) {
  const wrong = throttle(clock, WRONG_PINS);
  const guests = buckets<string>(GUESTS, GUESTS_PER_SECOND);
  const halls = new Set<string>();

  return {
    /** Where somebody has come in a whole hall may stand behind the network: nobody there is kept out for what another one types. */
    found: (pin: string, network: string): LiveEngine | { ok: false; refusal: Refusal } => {
      if (!halls.has(network) && wrong.isBlocked(network)) return { ok: false, refusal: 'too-many-tries' };
      const known = [...sessions()].filter((engine) => engine.session().pin === pin);
      const running = known.find((engine) => engine.session().phase !== 'ended' && engine.session().phase !== 'draft');
      if (running !== undefined) return running;
      // The code of a session that is over is no guess.
      if (known.length === 0) wrong.failed(network);
      return { ok: false, refusal: 'unknown' };
    },
    /** Whether one more guest may come from there now. */
    letsIn: (network: string): boolean => guests.take(network, clock.now()),
    cameIn: (network: string): void => {
      if (halls.size < MOST_HALLS) halls.add(network);
    },
  };
}
