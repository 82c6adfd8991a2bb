import type { NewEvent } from '../../../db/events.ts';
import { endedTokenHash } from '../../../db/live-players.ts';
import type { LiveMoved } from '../../protocol/live-host.ts';
import type { Refusal, Verdict } from '../../protocol/refusals.ts';
import type { ParticipantId } from '../../rules/ids.ts';
import { eventOf, type Actor } from '../actor.ts';
import type { LiveCore } from './live-core.ts';
import type { OrderNamed } from './orders.ts';
import { isPlaying, type LivePlayer } from './player.ts';

const EXCLUDED = 'may not play any more';

/** Who leaves a session for good, and who has to sign in again. */
export function removing(core: LiveCore) {
  const { people, around } = core;
  const { stores, clock } = around;

  function eventFor(actor: Actor, players: readonly LivePlayer[], reason: string): NewEvent {
    const { id, name } = core.session();
    return eventOf(clock, actor, { act: 'live-remove', subject: name, reason, detail: { session: id, players: players.map(({ row }) => row.id) } });
  }

  /** One act for all of them. */
  async function takeOut(players: readonly LivePlayer[], event: NewEvent): Promise<void> {
    const removed = new Set<string>(await stores.livePlayers.remove(players.map(({ row }) => row.id), event));
    for (const player of players.filter(({ row }) => removed.has(row.id))) {
      people.remove(player, event.at);
      around.audience().dismiss(player.row.id, 'removed');
    }
    if (removed.size > 0) core.crowdChanged();
  }

  function signedOut(participant: ParticipantId): LivePlayer | undefined {
    const player = people.withParticipant(participant);
    if (player === undefined || !isPlaying(player)) return undefined;
    people.renew(player, endedTokenHash(player.row.id));
    around.audience().dismiss(player.row.id, 'signed-out');
    return player;
  }

  return {
    remove: async (actor: Actor, { players: ids, reason }: OrderNamed<'remove'>): Promise<Verdict<LiveMoved>> => {
      if (core.session().host !== actor.name) return refuse('not-host');
      const players = [...new Set(ids)].flatMap((id) => people.of(id) ?? []);
      if (players.length < new Set(ids).size) return refuse('unknown');
      await takeOut(players, eventFor(actor, players, reason));
      return { ok: true, value: { revision: core.session().version } };
    },
    /** An organiser has put somebody of the roster into a group that may not play. */
    exclude: async (actor: Actor, participant: ParticipantId, reason: string): Promise<void> => {
      const player = people.withParticipant(participant);
      if (player !== undefined) await takeOut([player], eventFor(actor, [player], reason));
    },
    /** Whose exclusion is on disk and whose removal is not: the server ended between the two, or they joined meanwhile. */
    excludeAll: async (): Promise<void> => {
      const excluded: LivePlayer[] = [];
      for (const player of people.playing()) if (player.row.participant !== null && stores.participants.exclusion(player.row.participant) !== null) excluded.push(player);
      if (excluded.length > 0) await takeOut(excluded, eventFor({ name: 'server', via: 'command-line' }, excluded, EXCLUDED));
    },
    /** All devices of somebody of the roster were signed out: so is the one in this session. */
    signedOut: (participant: ParticipantId): void => void signedOut(participant),
    /** The same for who joined while it was written: what they joined with came to the disk behind it. */
    signedOutMeanwhile: async (participant: ParticipantId): Promise<void> => {
      const player = signedOut(participant);
      if (player !== undefined) await stores.livePlayers.renewToken(player.row.id, endedTokenHash(player.row.id));
    },
  };
}

function refuse(refusal: Refusal): Verdict<never> {
  return { ok: false, refusal };
}
