import { CHAIN_START, type Followed, type LoggedEvent } from '../../../db/events.ts';
import type { LoggedAct, LogQuery, NamedAct, StaffLog } from '../../protocol/control.ts';
import { nextTurn } from '../next-turn.ts';
import type { Parts } from '../parts.ts';
import { Turns } from '../turns.ts';
import { logNames, type LogNaming } from './log-names.ts';

/** So many events are read between two turns of the loop; 200 take a millisecond to verify. */
const SLICE = 200;

/** What held so long ago is followed anew from the beginning, milliseconds. */
const TRUSTED = 3_600_000;

const NEWEST = Number.MAX_SAFE_INTEGER;

/** The log as the staff reads it, with the place at which its chain breaks. */
export function logPages({ stores, clock }: Pick<Parts, 'stores' | 'clock'>, naming: LogNaming) {
  const { about, names } = logNames(stores, naming);
  // One follows the chain, and everybody who asks meanwhile goes on from there.
  const following = new Turns();
  let known: { last: Followed; since: number; broken: number | undefined } = { last: CHAIN_START, since: -Infinity, broken: undefined };

  async function namedAct(event: LoggedEvent): Promise<NamedAct> {
    return { ...actOf(event), about: await about(event), names: await names(event) };
  }

  async function follow(): Promise<number | null> {
    if (clock.now() - known.since > TRUSTED) known = { last: CHAIN_START, since: clock.now(), broken: undefined };
    const total = await stores.events.count();
    while (known.broken === undefined && known.last.number < total) {
      known = { ...known, ...(await stores.events.follow(known.last, SLICE)) };
      await nextTurn();
    }
    return known.broken ?? null;
  }

  return {
    page: async ({ before, limit }: LogQuery): Promise<StaffLog> => {
      const firstBroken = await following.take(follow);
      const [acts, total] = await Promise.all([stores.events.before(before ?? NEWEST, limit), stores.events.count()]);
      return { acts: await Promise.all(acts.map(namedAct)), total, firstBroken };
    },
    /** Every act, the newest first. */
    whole: async function* (): AsyncGenerator<LoggedAct> {
      let before = NEWEST;
      for (;;) {
        const acts = await stores.events.before(before, SLICE);
        yield* acts.map(actOf);
        const oldest = acts.at(-1)?.number ?? 1;
        if (oldest <= 1) return;
        before = oldest;
        await nextTurn();
      }
    },
  };
}

function actOf({ number, at, actor, act, subject, reason, detail, hash }: LoggedEvent): LoggedAct {
  return { number, at, actor, act, subject, reason, detail, hash };
}
