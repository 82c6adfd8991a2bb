import type { Server } from 'socket.io';
import type { z } from 'zod';
import type { Clock } from '../contest/clock.ts';
import type { Contest } from '../contest/contest.ts';
import type { Arrival } from '../contest/open-attempt.ts';
import type { Session } from '../contest/session.ts';
import type { Events } from '../events.ts';
import { admission, answer, nothing, pastResult, predict, PROTOCOL_VERSION, start, trial, type Farewell, type ParticipantToServer } from '../protocol/participant.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import { isAck, tell } from './ack.ts';
import type { ArrivalStamps } from './arrival-stamps.ts';
import { commandOf } from '../contest/command.ts';
import { deliveries } from './deliveries.ts';
import { inOneWrite } from './one-write.ts';
import type { Participants, ParticipantSocket } from './participant-socket.ts';
import { measureRoundTrips } from './round-trips.ts';
import { hearFirst } from './short-way.ts';

/** More commands than go into one commit are a crowd: its acknowledgements go first, and the views behind them. */
const CROWD = 1_024;

/** Who sent a command, and when it arrived. */
interface From extends Arrival {
  session: Session;
}

type Run = (body: unknown, from: From) => Promise<Verdict<unknown>> | Verdict<unknown>;

interface Heard {
  /** Undefined where the event has no known name. */
  run: Run | undefined;
  /** The event's name and what stands behind it. */
  parts: readonly unknown[];
  ack: ((verdict: Verdict<unknown>) => void) | undefined;
}

/** Sockets of one person at a time: some devices with some tabs, and those that have not noticed yet that they are gone. */
const MOST_SOCKETS = 20;

/**
 * Participants over Socket.IO: who they are, what they may say, and which function of the contest it calls.
 * The returned function tells every page that the server is about to restart.
 */
export function serveParticipants(io: Server, contest: Contest, around: { clock: Clock; events: Events; stamps: ArrivalStamps }): () => void {
  const { clock, events, stamps } = around;
  const participants: Participants = io.of('/participant');
  const boundary = { events, isDraining: contest.isDraining };
  const deliver = deliveries(contest, events);
  const commands = new Map<unknown, Run>([
    command('clock', nothing, () => contest.now()),
    command('trial', trial, (body, from) => contest.trial(body, from)),
    command('start', start, (body, from) => contest.start(from.session, body, from)),
    command('answer', answer, (body, from) => contest.answer(from.session, body, from)),
    command('predict', predict, (body, from) => contest.predict(from.session, body, from)),
    command('take-over', nothing, (_body, { session }) => contest.takeOver(session)),
    command('past-result', pastResult, (body, { session }) => contest.pastResult(session, body)),
    command('sign-out', nothing, (_body, { session }) => contest.signOut(session)),
  ]);
  let underWay = 0;

  participants.use((socket, next) => void letIn(socket, next));

  participants.on('connection', (socket) => {
    const session = socket.data;
    const stopMeasuring = contest.measuresLag() ? measureRoundTrips(socket, clock, (roundTrip) => contest.lags.observe(session.device, roundTrip)) : () => undefined;
    contest.presence.connect(session);
    deliver.add(socket);
    deliver.socketsOf(session.participant.id).slice(0, -MOST_SOCKETS).forEach((oldest) => dismiss(oldest, 'too-fast'));
    socket.on('disconnect', () => {
      stopMeasuring();
      contest.presence.disconnect(session);
      if (!contest.presence.hasSocket(session.device)) contest.lags.forget(session.device);
      deliver.remove(socket);
    });

    hearFirst(socket, (id, parts) => {
      const run = commands.get(parts[0]);
      if (run === undefined) return false;
      hear(socket, { run, parts, ack: (verdict) => deliver.acknowledge(socket, id, { verdict, isCalm: (underWay -= 1) < CROWD }) });
      return true;
    });
    socket.onAny((...parts: unknown[]) => {
      const ack = parts.pop();
      const told = (verdict: Verdict<unknown>): void => {
        underWay -= 1;
        if (isAck(ack)) ack(verdict);
      };
      hear(socket, { run: commands.get(parts[0]), parts, ack: isAck(ack) ? told : undefined });
    });
  });

  contest.onDismiss(({ participant, device, why }) => {
    const sockets = deliver.socketsOf(participant);
    sockets.filter((socket) => device === undefined || socket.data.device === device).forEach((socket) => dismiss(socket, why));
  });
  return () => void participants.emit('farewell', { why: 'restarting' });

  /** What goes wrong inside is logged here; to the page it is one word of the closed list, as everywhere. */
  async function letIn(socket: ParticipantSocket, next: (error?: Error) => void): Promise<void> {
    const refusal = await admit(socket).catch((error: unknown): Refusal => {
      events.commandFailed('admission', error);
      return 'internal';
    });
    if (refusal !== undefined) return next(new Error(refusal));
    // That it is let in, and its first view.
    inOneWrite(socket.conn.request.socket);
    return next();
  }

  async function admit(socket: ParticipantSocket): Promise<Refusal | undefined> {
    const shown = admission.safeParse(socket.handshake.auth);
    if (contest.isDraining()) return 'restarting';
    if (!shown.success) return 'not-signed-in';
    if (shown.data.protocol !== PROTOCOL_VERSION) return 'old-page';
    const session = await contest.admit(shown.data.token, clock.now());
    if (session === undefined) return 'signed-out';
    Object.assign(socket.data, session);
    return undefined;
  }

  /** The farewell and a last acknowledgement leave before the socket closes. */
  function dismiss(socket: ParticipantSocket, why: Farewell['why']): void {
    events.socketDismissed(why);
    socket.emit('farewell', { why });
    setImmediate(() => socket.disconnect(true));
  }

  function command<Schema extends z.ZodType, Value>(name: keyof ParticipantToServer, schema: Schema, run: (body: z.infer<Schema>, from: From) => Promise<Verdict<Value>> | Verdict<Value>): [string, Run] {
    return [name, commandOf(boundary, { name, schema }, run)];
  }

  /** An event is a name, one body and its acknowledgement; with none or more bodies, or of no known name, it is refused, if it asks for an answer at all. */
  function hear(socket: ParticipantSocket, { run, parts, ack }: Heard): void {
    if (!socket.connected) return undefined;
    const receivedAt = stamps.of(socket);
    if (!contest.mayCommand(socket.data, receivedAt)) return dismiss(socket, 'too-fast');
    if (ack === undefined) return undefined;
    underWay += 1;
    if (run === undefined) return ack({ ok: false, refusal: 'malformed' });
    return tell(ack, run(parts.length === 2 ? parts[1] : undefined, { session: socket.data, receivedAt, overSocket: true }));
  }
}
