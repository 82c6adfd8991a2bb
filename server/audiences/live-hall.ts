import type { Clock } from '../contest/clock.ts';
import { nextTurn } from '../contest/next-turn.ts';
import type { LiveAudience } from '../contest/live/audience.ts';
import type { LivePlayerId, LiveSessionId } from '../rules/ids.ts';
import type { LiveFarewell } from '../protocol/live-player.ts';
import type { LivePhone, LivePhones } from './live-socket.ts';
import { byChance } from './by-chance.ts';
import { eventWriter, readyEvent, writeReady } from './one-frame.ts';
import { showingInstant } from './showing-instant.ts';

/** Sockets in one turn of the loop: between two slices answers are read. */
const SLICE = 200;

/** The phones that are there, by session and player: each player has one socket, the newest. */
export function liveHall(namespace: LivePhones, clock: Pick<Clock, 'now'>, dismiss: (socket: LivePhone, why: LiveFarewell['why']) => void) {
  const sessions = new Map<LiveSessionId, Map<LivePlayerId, LivePhone>>();
  const writeOwn = eventWriter(namespace, 'own');
  const writeView = eventWriter(namespace, 'view');

  const phonesOf = (session: LiveSessionId): Map<LivePlayerId, LivePhone> => sessions.get(session) ?? new Map<LivePlayerId, LivePhone>();

  function phoneOf(player: LivePlayerId): LivePhone | undefined {
    for (const phones of sessions.values()) if (phones.has(player)) return phones.get(player);
    return undefined;
  }

  /** In slices; who has gone meanwhile is passed over. */
  async function toEach(phones: readonly LivePhone[], send: (phone: LivePhone) => void): Promise<void> {
    for (const [index, phone] of phones.entries()) {
      if (index > 0 && index % SLICE === 0) await nextTurn();
      if (phone.connected) send(phone);
    }
  }

  function show(phone: LivePhone): void {
    writeView(phone, phone.data.engine.playerView(phone.data.player));
  }

  const audience: Omit<LiveAudience, 'settled'> = {
    screen: (session, message, own) => {
      const ready = readyEvent(namespace, 'screen', message);
      void toEach([...phonesOf(session).values()], (phone) => writeReady(phone, ready, { own: own?.(phone.data.player) }));
    },
    open: (session, message, shown) => {
      const ready = readyEvent(namespace, 'screen', message);
      return toEach(byChance([...phonesOf(session).values()]), (phone) => {
        const before = clock.now();
        writeReady(phone, ready);
        shown(phone.data.player, showingInstant(before, clock.now()));
      });
    },
    own: (session, of) => {
      void toEach([...phonesOf(session).values()], (phone) => {
        const own = of(phone.data.player);
        if (own !== undefined) writeOwn(phone, own);
      });
    },
    view: (player) => {
      const phone = phoneOf(player);
      if (phone !== undefined) show(phone);
    },
    dismiss: (player, why) => {
      const phone = phoneOf(player);
      if (phone !== undefined) dismiss(phone, why);
    },
  };

  return {
    audience,
    /** The whole view. */
    show,
    /** From here on this socket is the player's; the one before is answered. */
    take: (phone: LivePhone): LivePhone | undefined => {
      const { session, id } = phone.data.player.row;
      const phones = phonesOf(session);
      const before = phones.get(id);
      sessions.set(session, phones.set(id, phone));
      return before;
    },
    leave: (phone: LivePhone): void => {
      const { session, id } = phone.data.player.row;
      const phones = phonesOf(session);
      if (phones.get(id) === phone) phones.delete(id);
      if (phones.size === 0) sessions.delete(session);
    },
  };
}
