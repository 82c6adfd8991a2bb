import type { Server } from 'socket.io';
import type { z } from 'zod';
import type { Clock } from '../contest/clock.ts';
import type { Contest } from '../contest/contest.ts';
import type { Arrival } from '../contest/open-attempt.ts';
import type { Session } from '../contest/session.ts';
import type { Events } from '../events.ts';
import { admission, answer, nothing, pastResult, predict, PROTOCOL_VERSION, start, trial, type Farewell, type ParticipantToServer } from '../protocol/participant.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import { isAck } from './ack.ts';
import type { ArrivalStamps } from './arrival-stamps.ts';
import { runCommand } from '../contest/command.ts';
import { deliveries } from './deliveries.ts';
import { inOneWrite } from './one-write.ts';
import type { Participants, ParticipantSocket } from './participant-socket.ts';
import { measureRoundTrips } from './round-trips.ts';

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
  const deliver = deliveries(contest, events, participants);

  const commands = new Map<unknown, (session: Session, body: unknown, arrival: Arrival) => Promise<Verdict<unknown>>>([
    command('clock', nothing, () => contest.now()),
    command('trial', trial, (_session, body, arrival) => contest.trial(body, arrival)),
    command('start', start, (session, body, arrival) => contest.start(session, body, arrival)),
    command('answer', answer, (session, body, arrival) => contest.answer(session, body, arrival)),
    command('predict', predict, (session, body, arrival) => contest.predict(session, body, arrival)),
    command('take-over', nothing, (session) => contest.takeOver(session)),
    command('past-result', pastResult, (session, body) => contest.pastResult(session, body)),
    command('sign-out', nothing, (session) => contest.signOut(session)),
  ]);

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

    socket.onAny((...parts: unknown[]) => take(socket, parts));
  });

  contest.onDismiss(({ participant, device, why }) => {
    const sockets = deliver.socketsOf(participant);
    sockets.filter((socket) => device === undefined || socket.data.device === device).forEach((socket) => dismiss(socket, why));
  });
  return () => void participants.emit('farewell', { why: 'restarting' });

  function command<Schema extends z.ZodType>(name: keyof ParticipantToServer, schema: Schema, run: (session: Session, body: z.infer<Schema>, arrival: Arrival) => Promise<Verdict<unknown>> | Verdict<unknown>) {
    return [name, (session: Session, body: unknown, arrival: Arrival) => runCommand(boundary, { name, schema, body }, (parsed) => run(session, parsed, arrival))] as const;
  }

  function take(socket: ParticipantSocket, parts: readonly unknown[]): void {
    const receivedAt = stamps.of(socket);
    if (!contest.mayCommand(socket.data, receivedAt)) return dismiss(socket, 'too-fast');
    const ack = parts.at(-1);
    if (!isAck(ack)) return undefined;
    const run = commands.get(parts[0]);
    // An event of no known name gets its one refusal, if it asks for an answer at all.
    if (run === undefined) return ack({ ok: false, refusal: 'malformed' });
    // A command is one body and its acknowledgement; with none or more of them it is refused as a body that does not fit.
    return void run(socket.data, parts.length === 3 ? parts[1] : undefined, { receivedAt, overSocket: true }).then(ack);
  }

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
}
