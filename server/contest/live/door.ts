import type { LiveLobby } from '../../protocol/live-player.ts';
import type { Refusal, Verdict } from '../../protocol/refusals.ts';
import type { ContestRow } from '../../../db/contests.ts';
import { buckets } from '../bucket.ts';
import type { Clock } from '../clock.ts';
import { throttle } from '../throttle.ts';
import type { LiveEngine } from './engine.ts';
import type { SessionRecord } from './records.ts';

/** Wrong PINs from one network, which may be a whole hall's. */
const WRONG_PINS = { failures: 400, within: 10 * 60_000 };

/** New guests from one network: a whole hall comes in at once, a script that makes names does not go on for long. */
const GUESTS = 3_000;
const GUESTS_PER_SECOND = 10;

/** Networks that are remembered as halls. */
const MOST_HALLS = 10_000;

interface Rooms {
  contest: Pick<ContestRow, 'name' | 'demonstration'>;
  withPin(pin: string): SessionRecord | undefined;
  /** Undefined where it is not in memory. */
  engine(id: string): LiveEngine | undefined;
}

type Found = { ok: true; record: SessionRecord; engine: LiveEngine | undefined } | { ok: false; refusal: Refusal };

/** Who may look for sessions by their PINs: whoever has not tried too many wrong ones. */
export function pinDoor(clock: Clock, { contest, withPin, engine: engineOf }: Rooms) {
  const wrong = throttle(clock, WRONG_PINS);
  const guests = buckets<string>(GUESTS, GUESTS_PER_SECOND);
  const halls = new Set<string>();

  /** Where somebody has come in a whole hall may stand behind the network: nobody there is kept out for what another one types. */
  function found(pin: string, network: string): Found {
    if (!halls.has(network) && wrong.isBlocked(network)) return { ok: false, refusal: 'too-many-tries' };
    const record = withPin(pin);
    if (record !== undefined) return { ok: true, record, engine: engineOf(record.id) };
    wrong.failed(network);
    return { ok: false, refusal: 'unknown' };
  }

  return {
    /** What stands behind a PIN. The one of a session that has not begun, or is over, is no guess. */
    lobby: (pin: string, network: string): Verdict<LiveLobby> => {
      const behind = found(pin, network);
      if (!behind.ok) return behind;
      const { id, name, joining } = behind.record;
      return { ok: true, value: { session: id, name, contest: contest.name, demonstration: contest.demonstration, joining, shut: shutFor(behind) } };
    },
    /** The session that people can join. */
    open: (pin: string, network: string): LiveEngine | { ok: false; refusal: Refusal } => {
      const behind = found(pin, network);
      if (!behind.ok) return behind;
      const { record, engine } = behind;
      if (record.phase === 'draft') return { ok: false, refusal: 'not-open' };
      return record.phase === 'ended' || engine === undefined ? { ok: false, refusal: 'closed' } : engine;
    },
    /** Whether one more guest may come from there now. */
    letsIn: (network: string): boolean => guests.take(network, clock.now()),
    cameIn: (network: string): void => {
      if (halls.size < MOST_HALLS) halls.add(network);
    },
  };
}

function shutFor({ record, engine }: Extract<Found, { ok: true }>): LiveLobby['shut'] {
  if (record.phase === 'draft') return 'not-begun';
  if (record.phase === 'ended' || engine === undefined) return 'ended';
  if (engine.session().locked) return 'locked';
  return engine.isFull() ? 'full' : null;
}
