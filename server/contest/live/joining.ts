import { newId } from '../../../db/ids.ts';
import type { LiveJoined } from '../../protocol/live-player.ts';
import type { Refusal, Verdict } from '../../protocol/refusals.ts';
import type { LivePlayerId } from '../../rules/ids.ts';
import { checkNickname, nicknameKey } from '../../rules/nickname.ts';
import { newToken, tokenHash } from '../keys.ts';
import type { Session } from '../session.ts';
import type { LiveCore } from './live-core.ts';
import type { LivePlayer } from './crowd.ts';

/** Joining one session, as somebody of the roster or as a guest. */
export function joining(core: LiveCore) {
  const { stores, clock } = core.around;

  async function registered(session: Session): Promise<Verdict<LiveJoined>> {
    const { participant } = session;
    if ((await stores.participants.exclusion(participant.id)) !== null) return refuse('excluded');
    const known = core.people.withParticipant(participant.id);
    if (known !== undefined) return again(known);
    return add({ participant: participant.id, name: participant.name, nicknameKey: null });
  }

  async function guest(typed: string, earlier: LivePlayer | undefined): Promise<Verdict<LiveJoined>> {
    // Who was removed does not come back under another name from the same page.
    if (earlier !== undefined && earlier.row.removedAt !== null) return refuse('removed');
    const name = checkNickname(typed);
    if (name === undefined) return refuse('nickname-refused');
    return add({ participant: null, name, nicknameKey: nicknameKey(name) });
  }

  /** Another device of somebody who has joined: the one before is sent away. */
  async function again(player: LivePlayer): Promise<Verdict<LiveJoined>> {
    if (player.row.removedAt !== null) return refuse('removed');
    const token = newToken();
    if (!(await stores.livePlayers.renewToken(player.row.id, tokenHash(token)))) return refuse('removed');
    core.people.renew(player, tokenHash(token));
    core.around.audience().dismiss(player.row.id, 'signed-out');
    return joined(player, token);
  }

  async function add(who: { participant: Session['participant']['id'] | null; name: string; nicknameKey: string | null }): Promise<Verdict<LiveJoined>> {
    const { id: session, rules } = core.session();
    const token = newToken();
    const row = await stores.livePlayers.join({ ...who, id: newId<LivePlayerId>(), session, tokenHash: tokenHash(token), joinedAt: clock.now() }, rules.capacity);
    if (row === 'taken') {
      // Joined twice at once: the second is another device of the first.
      const known = who.participant === null ? undefined : core.people.withParticipant(who.participant);
      return known === undefined ? refuse('nickname-taken') : again(known);
    }
    if (typeof row === 'string') return refuse(row);
    const player = core.people.add(row);
    core.crowdChanged();
    return joined(player, token);
  }

  function joined({ row }: LivePlayer, token: string): Verdict<LiveJoined> {
    return { ok: true, value: { token, session: row.session, you: { name: row.name, unit: row.unit?.name ?? null } } };
  }

  return { registered, guest };
}

function refuse(refusal: Refusal): Verdict<never> {
  return { ok: false, refusal };
}
