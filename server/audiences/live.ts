import type { Server } from 'socket.io';
import type { z } from 'zod';
import { bucket } from '../contest/bucket.ts';
import type { Clock } from '../contest/clock.ts';
import { runCommand } from '../contest/command.ts';
import type { Lags } from '../contest/lag.ts';
import { lagKey } from '../contest/live/answering.ts';
import type { Live } from '../contest/live/live.ts';
import type { Events } from '../events.ts';
import { LIVE_PROTOCOL_VERSION, liveAdmission, liveAnswer, type LiveFarewell } from '../protocol/live-player.ts';
import { nothing } from '../protocol/participant.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import { isAck, tell } from './ack.ts';
import type { ArrivalStamps } from './arrival-stamps.ts';
import { liveHall } from './live-hall.ts';
import type { LivePhone, LivePhones } from './live-socket.ts';
import { inOneWrite } from './one-write.ts';
import { measureRoundTrips } from './round-trips.ts';

/** What of the contest serves the phones of live sessions. */
export interface LiveDesk {
  live: Live;
  lags: Lags;
  isDraining(): boolean;
  now(): Verdict<{ now: number }>;
}

/** Events of one socket: changes of mind, resends, and looks at the clock. */
const BURST = 30;
const PER_SECOND = 5;

const PATH = '/live';

/**
 * Players of live sessions over Socket.IO: whose token it is, what they are shown, what they answer.
 * The returned function tells every page that the server is about to restart.
 */
export function serveLive(io: Server, contest: LiveDesk, around: { clock: Clock; events: Events; stamps: ArrivalStamps }): () => void {
  const { clock, events, stamps } = around;
  const phones: LivePhones = io.of(PATH);
  const boundary = { events, isDraining: contest.isDraining };
  const hall = liveHall(phones, clock, dismiss);
  contest.live.serve(hall.audience);

  phones.use((socket, next) => void letIn(socket, next));

  phones.on('connection', (socket) => {
    const { engine, player } = socket.data;
    const credits = bucket(BURST, PER_SECOND);
    const isMeasured = engine.session().rules.lagCredit !== null;
    const stopMeasuring = isMeasured ? measureRoundTrips(socket, clock, (roundTrip) => contest.lags.observe(lagKey(player), roundTrip)) : () => undefined;
    const before = hall.take(socket);
    if (before !== undefined) dismiss(before, 'elsewhere');
    engine.connected(player);
    socket.on('disconnect', () => {
      stopMeasuring();
      if (hall.isTheOne(socket)) contest.lags.forget(lagKey(player));
      hall.leave(socket);
      engine.gone(player);
    });

    const commands = new Map<unknown, (body: unknown, receivedAt: number) => Promise<Verdict<unknown>> | Verdict<unknown>>([
      command('clock', nothing, () => contest.now()),
      command('answer', liveAnswer, (body, receivedAt) => engine.answer(player, body, { receivedAt, overSocket: true })),
    ]);
    socket.onAny((...parts: unknown[]) => {
      const receivedAt = stamps.of(socket);
      if (!credits.take(receivedAt)) return dismiss(socket, 'too-fast');
      const ack = parts.at(-1);
      if (!isAck(ack)) return undefined;
      const run = commands.get(parts[0]);
      if (run === undefined) return ack({ ok: false, refusal: 'malformed' });
      // A command is one body and its acknowledgement; with none or more of them it is refused as a body that does not fit.
      return tell(ack, run(parts.length === 3 ? parts[1] : undefined, receivedAt));
    });
    // Removed between the admission and now.
    if (player.row.removedAt !== null) return dismiss(socket, 'removed');
    return hall.show(socket);
  });

  return () => void phones.emit('farewell', { why: 'restarting' });

  function command<Schema extends z.ZodType>(name: string, schema: Schema, run: (body: z.infer<Schema>, receivedAt: number) => Promise<Verdict<unknown>> | Verdict<unknown>) {
    return [name, (body: unknown, receivedAt: number) => runCommand(boundary, { name: `live ${name}`, schema, body }, (parsed) => run(parsed, receivedAt))] as const;
  }

  /** What goes wrong inside is logged here; to the page it is one word of the closed list, as everywhere. */
  async function letIn(socket: LivePhone, next: (error?: Error) => void): Promise<void> {
    const refusal = await admit(socket).catch((error: unknown): Refusal => {
      events.commandFailed('live admission', error);
      return 'internal';
    });
    if (refusal !== undefined) return next(new Error(refusal));
    // That it is let in, and its first view.
    inOneWrite(socket.conn.request.socket);
    return next();
  }

  async function admit(socket: LivePhone): Promise<Refusal | undefined> {
    const shown = liveAdmission.safeParse(socket.handshake.auth);
    if (contest.isDraining()) return 'restarting';
    if (!shown.success) return 'not-signed-in';
    if (shown.data.protocol !== LIVE_PROTOCOL_VERSION) return 'old-page';
    const seat = await contest.live.seat(shown.data.token);
    if (seat === undefined) return 'signed-out';
    if (seat.player.row.removedAt !== null) return 'removed';
    Object.assign(socket.data, seat);
    return undefined;
  }

  /** The farewell and a last acknowledgement leave before the socket closes. */
  function dismiss(socket: LivePhone, why: LiveFarewell['why']): void {
    events.socketDismissed(why);
    socket.emit('farewell', { why });
    setImmediate(() => socket.disconnect(true));
  }
}
