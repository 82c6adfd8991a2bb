import { newId } from '../../../db/ids.ts';
import type { LiveJoined } from '../../protocol/live-player.ts';
import type { Refusal, Verdict } from '../../protocol/refusals.ts';
import type { LivePlayerId } from '../../rules/ids.ts';
import { checkNickname, nicknameKey } from '../../rules/nickname.ts';
import { tokenHash } from '../keys.ts';
import type { Session } from '../session.ts';
import type { LiveCore } from './live-core.ts';
import type { LivePlayer } from './player.ts';

interface NewPlayer {
  participant: Session['participant']['id'] | null;
  name: string;
  nicknameKey: string | null;
}

/** Joining one session, as somebody of the roster or as a guest. */
export function joining(core: LiveCore) {
  const { stores, clock } = core.around;
  /** Who are joining, perhaps on disk already and not yet among the people. */
  let underWay = 0;

  async function registered(session: Session, ticket: string): Promise<Verdict<LiveJoined>> {
    const { participant } = session;
    if (stores.participants.exclusion(participant.id) !== null) return refuse('excluded');
    const known = core.people.withParticipant(participant.id);
    if (known !== undefined) return again(known, ticket);
    return add({ participant: participant.id, name: participant.name, nicknameKey: null }, ticket);
  }

  async function guest(typed: string, { earlier, ticket }: { earlier: LivePlayer | undefined; ticket: string }): Promise<Verdict<LiveJoined>> {
    const same = core.people.withToken(tokenHash(ticket));
    if (same !== undefined) return same.row.removedAt === null ? joined(same, ticket) : refuse('removed');
    // Who was removed does not come back under another name from the same page.
    if (earlier !== undefined && earlier.row.removedAt !== null) return refuse('removed');
    const name = checkNickname(typed);
    if (name === undefined) return refuse('nickname-refused');
    return add({ participant: null, name, nicknameKey: nicknameKey(name) }, ticket);
  }

  /** Another device of somebody who has joined: the one before is sent away. */
  async function again(player: LivePlayer, token: string): Promise<Verdict<LiveJoined>> {
    if (player.row.removedAt !== null) return refuse('removed');
    if (player.row.tokenHash.equals(tokenHash(token))) return joined(player, token);
    const renewed = await stores.livePlayers.renewToken(player.row.id, tokenHash(token));
    if (renewed !== 'renewed') return refuse(renewed);
    core.people.renew(player, tokenHash(token));
    core.around.audience().dismiss(player.row.id, 'signed-out');
    return joined(player, token);
  }

  function add(who: NewPlayer, token: string): Promise<Verdict<LiveJoined>> {
    const { capacity } = core.session().rules;
    // Counting who is there takes the longer the more there are: only where it may decide.
    const decides = core.people.size() + underWay < capacity ? null : capacity;
    underWay += 1;
    return addWithin(decides, who, token).finally(() => void (underWay -= 1));
  }

  async function addWithin(capacity: number | null, who: NewPlayer, token: string): Promise<Verdict<LiveJoined>> {
    const row = await stores.livePlayers.join({ ...who, id: newId<LivePlayerId>(), session: core.session().id, tokenHash: tokenHash(token), joinedAt: clock.now() }, capacity);
    if (row === 'taken') {
      // Joined twice at once: the second is the first's answer that was lost, or another device of the same person.
      const known = core.people.withToken(tokenHash(token)) ?? (who.participant === null ? undefined : core.people.withParticipant(who.participant));
      return known === undefined ? refuse('nickname-taken') : again(known, token);
    }
    if (typeof row === 'string') return refuse(row);
    const player = core.people.add(row);
    core.crowdGrown();
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
