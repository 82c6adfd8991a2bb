import type { Server } from 'socket.io';
import type { z } from 'zod';
import type { Clock } from '../contest/clock.ts';
import type { Contest } from '../contest/contest.ts';
import type { Events } from '../events.ts';
import { admission, answer, nothing, pastResult, predict, PROTOCOL_VERSION, start, trial, type Farewell, type ParticipantToServer } from '../protocol/participant.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import { isAck } from './ack.ts';
import type { ArrivalStamps } from './arrival-stamps.ts';
import { runCommand } from '../contest/command.ts';
import { deliveries } from './deliveries.ts';
import type { Participants, ParticipantSocket } from './participant-socket.ts';
import { limitPackets } from './packet-limit.ts';
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
  limitPackets(io, clock, () => events.socketDismissed('too-many-packets'));

  participants.use((socket, next) => void letIn(socket, next));

  participants.on('connection', (socket) => {
    const session = socket.data;
    const known = new Set<unknown>();
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

    const on = <Schema extends z.ZodType, Value>(name: keyof ParticipantToServer, schema: Schema, run: (body: z.infer<Schema>, receivedAt: number) => Promise<Verdict<Value>> | Verdict<Value>) => {
      known.add(name);
      socket.on(name, (...parts: unknown[]) => {
        const receivedAt = stamps.of(socket);
        if (!contest.mayCommand(session, receivedAt)) return dismiss(socket, 'too-fast');
        const ack = parts.at(-1);
        if (!isAck(ack)) return undefined;
        // A command is one body and its acknowledgement; with none or more of them it is refused as a body that does not fit.
        const body = parts.length === 2 ? parts[0] : undefined;
        void runCommand(boundary, { name, schema, body }, (parsed) => run(parsed, receivedAt)).then(ack);
        return undefined;
      });
    };

    on('clock', nothing, () => contest.now());
    on('trial', trial, (body, receivedAt) => contest.trial(body, { receivedAt, overSocket: true }));
    on('start', start, (body, receivedAt) => contest.start(session, body, { receivedAt, overSocket: true }));
    on('answer', answer, (body, receivedAt) => contest.answer(session, body, { receivedAt, overSocket: true }));
    on('predict', predict, (body, receivedAt) => contest.predict(session, body, { receivedAt, overSocket: true }));
    on('take-over', nothing, () => contest.takeOver(session));
    on('past-result', pastResult, (body) => contest.pastResult(session, body));
    on('sign-out', nothing, () => contest.signOut(session));
    refuseUnknown(socket, known, () => contest.mayCommand(session, stamps.of(socket)));
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
    next(refusal === undefined ? undefined : new Error(refusal));
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

  /** An event of no known name gets its one refusal, if it asks for an answer at all. */
  function refuseUnknown(socket: ParticipantSocket, known: ReadonlySet<unknown>, take: () => boolean): void {
    socket.onAny((...parts: unknown[]) => {
      if (known.has(parts[0])) return;
      if (!take()) return dismiss(socket, 'too-fast');
      const ack = parts.at(-1);
      if (isAck(ack)) ack({ ok: false, refusal: 'malformed' });
    });
  }
}
