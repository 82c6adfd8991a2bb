import type { BoardFeed } from '../contest/boards/feed.ts';
import { BAND_STEP } from '../contest/boards/look.ts';
import { nextTurn } from '../contest/next-turn.ts';
import type { DeskViews } from '../contest/office/views.ts';
import type { Events } from '../events.ts';
import type { Board, OwnUnit, Scope } from '../protocol/board.ts';
import type { StaffNamespace, StaffSocket } from './staff-socket.ts';

/** Everybody who follows the same: the board of a scope, or one unit in it. */
interface Room {
  name: string;
  sockets: Set<StaffSocket>;
  compose(): Promise<Board | OwnUnit>;
  /** What was sent last, without what differs every time. */
  sent: string;
  sentAt: number;
}

/** Sends boards to those who follow them: one is composed and encoded for each scope, whenever the feed says so. */
export function staffBoards(namespace: StaffNamespace, contest: { views: DeskViews; boardFeed: BoardFeed }, events: Events) {
  const { views, boardFeed } = contest;
  const rooms = new Map<string, Room>();
  const roomOf = new Map<StaffSocket, Room>();
  let offFeed: (() => void) | undefined;
  const sending = { now: false, again: false };

  /** One room after another, and what is told meanwhile once more behind it: a board that is slow to compose does not pile up. */
  async function sendAll(): Promise<void> {
    if (sending.now) {
      sending.again = true;
      return;
    }
    sending.now = true;
    sending.again = false;
    for (const room of rooms.values()) {
      // A room that cannot be composed must not keep the others from theirs.
      await sendTo(room).catch((error: unknown) => events.backgroundFailed('board', error));
      await nextTurn();
    }
    sending.now = false;
    if (sending.again) await sendAll();
  }

  async function sendTo(room: Room): Promise<void> {
    const composed = await room.compose();
    // A list of names is long and seldom changes: the same one again goes out on the full step only.
    const content = 'notYet' in composed ? JSON.stringify({ ...composed, version: 0, now: 0 }) : '';
    const isDue = room.sentAt < composed.now - (composed.now % BAND_STEP);
    if (content !== '' && content === room.sent && !isDue) return;
    Object.assign(room, { sent: content, sentAt: composed.now });
    const busy = [...room.sockets].filter((socket) => !socket.data.outbox.isFree());
    emit(namespace.to(room.name).except(busy.map(({ id }) => id)), composed);
    for (const socket of busy) socket.data.outbox.send('followed', () => emit(socket, composed));
  }

  function leave(socket: StaffSocket): void {
    const room = roomOf.get(socket);
    if (room === undefined) return;
    roomOf.delete(socket);
    void socket.leave(room.name);
    room.sockets.delete(socket);
    if (room.sockets.size === 0) rooms.delete(room.name);
    if (rooms.size > 0) return;
    offFeed?.();
    offFeed = undefined;
  }

  function enter(socket: StaffSocket, scope: Scope): Room {
    const { unit } = socket.data.session;
    const name = unit === null ? `board ${scope}` : `own-unit ${unit.id} ${scope}`;
    const compose = async (): Promise<Board | OwnUnit> => (unit === null ? views.board({ scope, sort: 'missing' }) : views.ownUnit(unit.id, scope));
    const room = rooms.get(name) ?? { name, sockets: new Set(), compose, sent: '', sentAt: -Infinity };
    rooms.set(name, room);
    room.sockets.add(socket);
    roomOf.set(socket, room);
    void socket.join(name);
    offFeed ??= boardFeed.follow(() => void sendAll());
    return room;
  }

  return {
    /** From here on the socket gets what its role follows, in this scope; how that looks now. */
    follow: async (socket: StaffSocket, scope: Scope): Promise<Board | OwnUnit> => {
      leave(socket);
      return enter(socket, scope).compose();
    },
    leave,
  };
}

function emit(to: { emit(event: 'board', board: Board): unknown; emit(event: 'own-unit', unit: OwnUnit): unknown }, composed: Board | OwnUnit): void {
  if ('notYet' in composed) to.emit('own-unit', composed);
  else to.emit('board', composed);
}
