import type { IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';
import type { BoardFeed } from '../contest/boards/feed.ts';
import { Bucket } from '../contest/bucket.ts';
import type { Clock } from '../contest/clock.ts';
import { runCommand, type Boundary } from '../contest/command.ts';
import type { DeskViews } from '../contest/office/views.ts';
import type { Staff } from '../contest/staff/accounts.ts';
import type { Events } from '../events.ts';
import { staffTokenOf } from '../http/staff-cookie.ts';
import { mayRead } from '../protocol/access.ts';
import type { Board, OwnUnit } from '../protocol/board.ts';
import { ROLES, type Role } from '../protocol/roles.ts';
import type { LiveHostView } from '../protocol/live-host.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import { follow, STAFF_PROTOCOL_VERSION, staffAdmission, watch, type StaffFarewell } from '../protocol/staff.ts';
import { isAck } from './ack.ts';
import { newestOnly } from './newest-only.ts';
import { staffBoards } from './staff-boards.ts';
import { staffLive, type FollowedLive } from './staff-live.ts';
import type { StaffNamespace, StaffSocket } from './staff-socket.ts';

/** What of the contest serves the staff's sockets. */
export interface StaffFeeds {
  staff: Pick<Staff, 'session' | 'onEnded'>;
  views: DeskViews;
  boardFeed: BoardFeed;
  live: FollowedLive;
  isDraining(): boolean;
}

interface Around {
  clock: Clock;
  events: Events;
  /** Whether a session's cookie came over TLS, or from this machine. */
  isConfidential(request: IncomingMessage): boolean;
}

/** Sockets of one session: some tabs, and those that have not noticed yet that they are gone. */
const MOST_SOCKETS = 20;

/** Events of one socket: somebody who clicks through the weeks. */
const BURST = 30;
const PER_SECOND = 4;

/** Who is sent the control view. */
const FOLLOWS_CONTROL: readonly Role[] = ROLES.filter((role) => mayRead(role, 'control'));

/**
 * The staff over Socket.IO: who they are, by their cookie, which board they follow, and the view from which the rounds are run.
 * The returned function tells every page that the server is about to restart.
 */
export function serveStaff(io: Server, contest: StaffFeeds, { clock, events, isConfidential }: Around): () => void {
  const staff: StaffNamespace = io.of('/staff');
  const boundary: Boundary = { events, isDraining: contest.isDraining };
  const boards = staffBoards(staff, contest, events);
  const lives = staffLive(staff, contest.live, events);

  staff.use((socket, next) => void letIn(socket, next));

  staff.on('connection', (socket) => {
    const { session } = socket.data;
    const credits = new Bucket(BURST, PER_SECOND);
    const offExpiry = clock.at(session.expiresAt, () => dismiss(socket, 'signed-out'));
    socket.on('disconnect', () => {
      offExpiry();
      boards.leave(socket);
      lives.leave(socket);
    });
    socket.onAny((...parts: unknown[]) => void hear(socket, parts, credits.take(clock.now())));
    socketsOf(({ key }) => key === session.key).slice(0, -MOST_SOCKETS).forEach((oldest) => dismiss(oldest, 'too-fast'));
    // Between its admission and now the session may have ended, and nobody was there to be told.
    void stillSignedIn(socket);
  });

  contest.staff.onEnded(({ organiser, key, why }) => {
    socketsOf((session) => session.organiser === organiser && (key === undefined || session.key === key)).forEach((socket) => dismiss(socket, why));
  });
  const offControl = contest.views.onControl(() => FOLLOWS_CONTROL.forEach((role) => void sendControl(role)));

  return () => {
    offControl();
    staff.emit('farewell', { why: 'restarting' });
  };

  /** What goes wrong inside is logged here; to the page it is one word of the closed list, as everywhere. */
  async function letIn(socket: StaffSocket, next: (error?: Error) => void): Promise<void> {
    const refusal = await admit(socket).catch((error: unknown): Refusal => {
      events.commandFailed('staff admission', error);
      return 'internal';
    });
    next(refusal === undefined ? undefined : new Error(refusal));
  }

  async function admit(socket: StaffSocket): Promise<Refusal | undefined> {
    const shown = staffAdmission.safeParse(socket.handshake.auth);
    if (contest.isDraining()) return 'restarting';
    if (!shown.success) return 'not-signed-in';
    if (shown.data.protocol !== STAFF_PROTOCOL_VERSION) return 'old-page';
    if (!isConfidential(socket.request)) return 'needs-tls';
    const session = await contest.staff.session(staffTokenOf(socket.request));
    if (session === undefined) return 'not-signed-in';
    Object.assign(socket.data, { session, outbox: newestOnly(socket) });
    return undefined;
  }

  async function stillSignedIn(socket: StaffSocket): Promise<void> {
    const { session } = socket.data;
    try {
      const now = await contest.staff.session(staffTokenOf(socket.request));
      if (now === undefined) return dismiss(socket, 'signed-out');
      if (FOLLOWS_CONTROL.includes(session.role)) await sendControl(session.role, [socket]);
    } catch (error) {
      // It reads the database: what fails there must not end the process; the page asks over HTTPS.
      events.backgroundFailed('staff connection', error);
    }
    return undefined;
  }

  /** A command is one body and its acknowledgement. */
  async function hear(socket: StaffSocket, parts: readonly unknown[], isWithinLimit: boolean): Promise<void> {
    if (!isWithinLimit) return dismiss(socket, 'too-fast');
    const [name, body] = parts;
    const ack = parts.at(-1);
    if (!isAck(ack)) return undefined;
    const { role, unit } = socket.data.session;
    const given = parts.length === 3 ? body : undefined;
    if (name === 'watch')
      return ack(
        await runCommand(boundary, { name, schema: watch, body: given }, async ({ scope }): Promise<Verdict<Board | OwnUnit>> => {
          if (!mayRead(role, unit === null ? 'board' : 'own-unit')) return { ok: false, refusal: 'not-allowed' };
          return { ok: true, value: await boards.follow(socket, scope) };
        }),
      );
    if (name === 'follow')
      return ack(
        await runCommand(boundary, { name, schema: follow, body: given }, async ({ session }): Promise<Verdict<LiveHostView>> => {
          return mayRead(role, 'live') ? lives.follow(socket, session) : { ok: false, refusal: 'not-allowed' };
        }),
      );
    return ack({ ok: false, refusal: 'malformed' });
  }

  /** To all of a role, or to those given: composed and encoded once. */
  async function sendControl(role: Role, to: readonly StaffSocket[] = socketsOf((session) => session.role === role)): Promise<void> {
    if (to.length === 0) return;
    try {
      const control = await contest.views.control(role);
      const free = to.filter((socket) => socket.data.outbox.isFree());
      // To no room would be to everybody.
      if (free.length > 0) staff.to(free.map(({ id }) => id)).emit('control', control);
      for (const socket of to) if (!free.includes(socket)) socket.data.outbox.send('control', () => socket.emit('control', control));
    } catch (error) {
      // A view that cannot be composed must not take the sockets' further views with it.
      events.backgroundFailed('control', error);
    }
  }

  function socketsOf(among: (session: StaffSocket['data']['session']) => boolean): StaffSocket[] {
    return [...staff.sockets.values()].filter((socket) => among(socket.data.session));
  }

  /** The farewell leaves before the socket closes. */
  function dismiss(socket: StaffSocket, why: StaffFarewell['why']): void {
    events.socketDismissed(why);
    socket.emit('farewell', { why });
    setImmediate(() => socket.disconnect(true));
  }
}
