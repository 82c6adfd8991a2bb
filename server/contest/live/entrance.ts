import type { LiveJoin, LiveJoined } from '../../protocol/live-player.ts';
import type { Refusal, Verdict } from '../../protocol/refusals.ts';
import { newToken, tokenHash } from '../keys.ts';
import type { Parts } from '../parts.ts';
import type { Session } from '../session.ts';
import type { pinDoor } from './door.ts';
import type { LiveEngine } from './engine.ts';

/** Who wants to join: the network, the weekly session, and the token of an earlier joining. */
interface Joiner {
  address: string;
  session(): Session | undefined;
  liveToken: string;
}

interface Asking {
  given: LiveJoin;
  from: Joiner;
  ticket: string;
}

/** The way into a session: through the door, and then as somebody of the roster or as a guest. */
export function entrance(stores: Pick<Parts['stores'], 'participants'>, door: ReturnType<typeof pinDoor>) {
  /** An organiser's act that was on its way to the disk at the same time has not met who comes in: it is looked for once more. */
  async function registered(engine: LiveEngine, session: Session, { from, ticket }: Asking): Promise<Verdict<LiveJoined>> {
    const { id } = session.participant;
    const joined = await engine.join.registered(session, ticket);
    if (!joined.ok) return joined;
    if (stores.participants.exclusion(id) !== null) {
      await engine.excludeAll();
      return refuse('excluded');
    }
    if (from.session() !== undefined) return joined;
    await engine.signedOutMeanwhile(id);
    return refuse('not-signed-in');
  }

  async function joinIn(engine: LiveEngine, asking: Asking): Promise<Verdict<LiveJoined>> {
    const { given, from, ticket } = asking;
    if (engine.session().rules.joining === 'registered') {
      const session = from.session();
      return session === undefined ? refuse('not-signed-in') : registered(engine, session, asking);
    }
    if (given.nickname === null) return refuse('malformed');
    // Who asks again after a lost answer is there already.
    if (engine.withToken(tokenHash(ticket)) === undefined && !door.letsIn(from.address)) return refuse('too-fast');
    return engine.join.guest(given.nickname, { earlier: engine.withToken(tokenHash(from.liveToken)), ticket });
  }

  return async (given: LiveJoin, from: Joiner): Promise<Verdict<LiveJoined>> => {
    const engine = door.open(given.pin, from.address);
    if (!('session' in engine)) return engine;
    const joined = await joinIn(engine, { given, from, ticket: given.ticket ?? newToken() });
    if (joined.ok) door.cameIn(from.address);
    return joined;
  };
}

function refuse(refusal: Refusal): Verdict<never> {
  return { ok: false, refusal };
}
