import type { Server } from 'socket.io';
import type { z } from 'zod';
import type { Clock } from '../contest/clock.ts';
import type { Contest } from '../contest/contest.ts';
import type { Arrival } from '../contest/open-attempt.ts';
import type { Session } from '../contest/session.ts';
import type { Events } from '../events.ts';
import { admission, answer, nothing, pastResult, predict, PROTOCOL_VERSION, start, trial, type Farewell, type ParticipantToServer } from '../protocol/participant.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import type { ArrivalStamps } from './arrival-stamps.ts';
import { commandOf } from '../contest/command.ts';
import { heardCommands, type Arrived } from './commands.ts';
import { crowd } from './crowd.ts';
import { deliveries, type Recipient } from './deliveries.ts';
import { inOneWrite } from './one-write.ts';
import type { Participants, ParticipantSocket } from './participant-socket.ts';
import { measureRoundTrips } from './round-trips.ts';
import type { HearFirst } from './short-way.ts';

/** Who sent a command, and when it arrived. */
interface From extends Arrival {
  session: Session;
}

type Run = (body: unknown, from: From) => Promise<Verdict<unknown>> | Verdict<unknown>;

/** Sockets of one person at a time: some devices with some tabs, and those that have not noticed yet that they are gone. */
const MOST_SOCKETS = 20;

/**
 * Participants over Socket.IO: who they are, what they may say, and which function of the contest it calls.
 * The returned function tells every page that the server is about to restart.
 */
export function serveParticipants(io: Server, contest: Contest, around: { clock: Clock; events: Events; stamps: ArrivalStamps; hearFirst: HearFirst }): () => void {
  const { clock, events, stamps, hearFirst } = around;
  const participants: Participants = io.of('/participant');
  const boundary = { events, isDraining: contest.isDraining };
  const deliver = deliveries(contest, events);
  const commands = new Map<unknown, Run>([
    command('clock', nothing, () => contest.now()),
    command('trial', trial, (body, from) => contest.trial(body, from)),
    command('start', start, (body, from) => contest.start(from.session, body, from)),
    command('answer', answer, (body, from) => contest.answer(from.session, body, from)),
    command('predict', predict, (body, from) => contest.predict(from.session, body, from)),
    command('take-over', nothing, (_body, from) => contest.takeOver(from.session, from)),
    command('past-result', pastResult, (body, { session }) => contest.pastResult(session, body)),
    command('sign-out', nothing, (_body, { session }) => contest.signOut(session)),
  ]);
  const underWay = crowd(clock, contest.publisher);
  const heard = heardCommands<Recipient, From>({ commands, from, may, enters: underWay.enter, leaves: underWay.leave, acknowledge: deliver.acknowledge }, { clock, stamps, hearFirst });
  contest.awaits(heard.settled);

  participants.use(letIn);

  participants.on('connection', (socket) => {
    const session = socket.data;
    const stopMeasuring = contest.measuresLag() ? measureRoundTrips(socket, clock, (roundTrip) => contest.lags.observe(session.device, roundTrip)) : () => undefined;
    contest.presence.connect(session);
    const recipient = deliver.add(socket);
    deliver.socketsOf(session.participant.id).slice(0, -MOST_SOCKETS).forEach((oldest) => dismiss(oldest, 'too-fast'));
    socket.on('disconnect', () => {
      stopMeasuring();
      contest.presence.disconnect(session);
      void forgetLag(session);
      deliver.remove(recipient);
    });

    heard.listen(recipient);
  });

  contest.onDismiss(({ participant, device, why }) => {
    const sockets = deliver.socketsOf(participant);
    sockets.filter((socket) => device === undefined || socket.data.device === device).forEach((socket) => dismiss(socket, why));
  });
  return () => void participants.emit('farewell', { why: 'restarting' });

  /** What goes wrong inside is logged here; to the page it is one word of the closed list, as everywhere. */
  function letIn(socket: ParticipantSocket, next: (error?: Error) => void): void {
    const refusal = admit(socket);
    if (refusal !== undefined) return next(new Error(refusal));
    // That it is let in, and its first view.
    inOneWrite(socket.conn.request.socket);
    return next();
  }

  function admit(socket: ParticipantSocket): Refusal | undefined {
    try {
      return refusalOf(socket);
    } catch (error) {
      events.commandFailed('admission', error);
      return 'internal';
    }
  }

  function refusalOf(socket: ParticipantSocket): Refusal | undefined {
    const shown = admission.safeParse(socket.handshake.auth);
    if (contest.isDraining()) return 'restarting';
    if (!shown.success) return 'not-signed-in';
    if (shown.data.protocol !== PROTOCOL_VERSION) return 'old-page';
    const session = contest.session(shown.data.token);
    if (session === undefined) return 'signed-out';
    Object.assign(socket.data, session);
    return undefined;
  }

  /** The farewell and a last acknowledgement leave before the socket closes. */
  function dismiss(socket: ParticipantSocket, why: Farewell['why']): void {
    events.socketDismissed(why);
    socket.emit('farewell', { why });
    setImmediate(() => {
      deliver.leaveWith(socket.data.participant.id);
      socket.disconnect(true);
    });
  }

  function command<Schema extends z.ZodType, Value>(name: keyof ParticipantToServer, schema: Schema, run: (body: z.infer<Schema>, from: From) => Promise<Verdict<Value>> | Verdict<Value>): [string, Run] {
    return [name, commandOf(boundary, { name, schema }, run)];
  }

  /** What it has sent before may still wait, and is credited its lag. */
  async function forgetLag({ device }: Session): Promise<void> {
    await heard.settled(Infinity);
    if (!contest.presence.hasSocket(device)) contest.lags.forget(device);
  }

  function may({ socket }: Recipient, receivedAt: number): boolean {
    if (!socket.connected) return false;
    const isAllowed = contest.mayCommand(socket.data, receivedAt);
    if (!isAllowed) dismiss(socket, 'too-fast');
    return isAllowed;
  }
}

const from = ({ to, receivedAt }: Arrived<Recipient>): From => ({ session: to.socket.data, receivedAt, overSocket: true });
