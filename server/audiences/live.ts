import type { Server } from 'socket.io';
import type { z } from 'zod';
import { Bucket } from '../contest/bucket.ts';
import type { Clock } from '../contest/clock.ts';
import { commandOf } from '../contest/command.ts';
import type { Lags } from '../contest/lag.ts';
import { lagKey } from '../contest/live/answering.ts';
import type { Live, LiveSeat } from '../contest/live/live.ts';
import { allRead } from '../contest/live/audience.ts';
import { isPlaying, type LivePlayer } from '../contest/live/player.ts';
import type { Arrival } from '../contest/open-attempt.ts';
import type { Events } from '../events.ts';
import { LIVE_PROTOCOL_VERSION, liveAdmission, liveAnswer, type LiveFarewell } from '../protocol/live-player.ts';
import { nothing } from '../protocol/participant.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import type { ArrivalStamps } from './arrival-stamps.ts';
import { heardCommands, type Arrived } from './commands.ts';
import { liveHall } from './live-hall.ts';
import type { LivePhone, LivePhones } from './live-socket.ts';
import { inOneWrite } from './one-write.ts';
import { measureRoundTrips } from './round-trips.ts';
import type { HearFirst } from './short-way.ts';
import { acknowledgement, writeTogether } from './text-frames.ts';

/** What of the contest serves the phones of live sessions. */
export interface LiveDesk {
  live: Live;
  lags: Lags;
  isDraining(): boolean;
  now(): Verdict<{ now: number }>;
  /** Whose stamped commands a drain waits for. */
  awaits(settled: (before: number) => Promise<void> | undefined): void;
}

/** A socket, and how much it may still say. */
interface Phone {
  readonly socket: LivePhone;
  readonly credits: Bucket;
}

/** Whose command it is, and when it arrived. */
interface From extends Arrival, LiveSeat {}

type Run = (body: unknown, from: From) => Promise<Verdict<unknown>> | Verdict<unknown>;

/** Events of one socket: changes of mind, resends, and looks at the clock. */
const BURST = 30;
const PER_SECOND = 5;

const PATH = '/live';

/**
 * Players of live sessions over Socket.IO: whose token it is, what they are shown, what they answer.
 * The returned function tells every page that the server is about to restart.
 */
export function serveLive(io: Server, contest: LiveDesk, around: { clock: Clock; events: Events; stamps: ArrivalStamps; hearFirst: HearFirst }): () => void {
  const { clock, events } = around;
  const phones: LivePhones = io.of(PATH);
  const boundary = { events, isDraining: contest.isDraining };
  const hall = liveHall(phones, clock, dismiss);
  const commands = new Map<unknown, Run>([
    command('clock', nothing, () => contest.now()),
    command('answer', liveAnswer, (body, { engine, player, ...arrival }) => engine.answer(player, body, arrival)),
  ]);
  const heard = heardCommands<Phone, From>({ commands, from, may, enters: () => undefined, leaves: () => true, acknowledge }, around);
  contest.awaits(heard.settled);
  contest.live.serve({
    ...hall.audience,
    settled: async () => {
      await allRead();
      await heard.settled(Infinity);
    },
  });

  phones.use((socket, next) => void letIn(socket, next));

  phones.on('connection', (socket) => {
    const { engine, player } = socket.data;
    const isMeasured = engine.session().rules.lagCredit !== null;
    const stopMeasuring = isMeasured ? measureRoundTrips(socket, clock, (roundTrip) => contest.lags.observe(lagKey(player), roundTrip)) : () => undefined;
    const before = hall.take(socket);
    if (before !== undefined) dismiss(before, 'elsewhere');
    engine.connected(player);
    socket.on('disconnect', () => {
      stopMeasuring();
      hall.leave(socket);
      engine.gone(player);
      void forgetLag(player);
    });

    heard.listen({ socket, credits: new Bucket(BURST, PER_SECOND) });
    // Removed between the admission and now.
    if (!isPlaying(player)) return dismiss(socket, 'removed');
    return hall.show(socket);
  });

  return () => void phones.emit('farewell', { why: 'restarting' });

  function command<Schema extends z.ZodType, Value>(name: string, schema: Schema, run: (body: z.infer<Schema>, from: From) => Promise<Verdict<Value>> | Verdict<Value>): [string, Run] {
    return [name, commandOf(boundary, { name: `live ${name}`, schema }, run)];
  }

  function may({ socket, credits }: Phone, receivedAt: number): boolean {
    if (!socket.connected) return false;
    const isAllowed = credits.take(receivedAt);
    if (!isAllowed) dismiss(socket, 'too-fast');
    return isAllowed;
  }

  /** What they have sent before may still wait, and is credited its lag. */
  async function forgetLag(player: LivePlayer): Promise<void> {
    await heard.settled(Infinity);
    if (player.sockets === 0) contest.lags.forget(lagKey(player));
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
    if (!isPlaying(seat.player)) return 'removed';
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

const from = ({ to, receivedAt }: Arrived<Phone>): From => ({ engine: to.socket.data.engine, player: to.socket.data.player, receivedAt, overSocket: true });

function acknowledge({ socket: { conn, nsp } }: Phone, id: number, { verdict }: { verdict: Verdict<unknown> }): void {
  writeTogether(conn, [acknowledgement(nsp.name, id, verdict)]);
}
