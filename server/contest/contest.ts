import type { Quota } from '../../db/contests.ts';
import type { Answer, PastResult, Receipt, Result, Trial, TrialReceipt } from '../protocol/participant.ts';
import type { PublicContest } from '../protocol/public.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { resumesAt } from '../rules/outage.ts';
import type { DeviceId, ParticipantId } from '../rules/ids.ts';
import { arrivals as arrivalRegistry } from './arrivals.ts';
import { attemptRegistry, type Attempts } from './attempts.ts';
import { buckets } from './bucket.ts';
import { loadBank } from './bank.ts';
import { organiserDesk } from './desk.ts';
import { lags as lagRegistry } from './lag.ts';
import type { Arrival } from './open-attempt.ts';
import { participantViews } from './participant-view.ts';
import type { Parts } from './parts.ts';
import { presence as presenceRegistry } from './presence.ts';
import { publicContest } from './public-contest.ts';
import { publisher as publisherSeam } from './publisher.ts';
import { resultOf } from './result.ts';
import type { Round } from './round.ts';
import { schedule as roundSchedule, type Schedule } from './schedule.ts';
import type { Session } from './session.ts';
import { signingIn } from './sign-in.ts';
import { starting } from './starting.ts';

export type Contest = Awaited<ReturnType<typeof openContest>>;

type Done = Verdict<Record<string, never>>;
const DONE: Done = { ok: true, value: {} };

/** Whom to send away, and why: one device, or all of a person. */
export interface Dismissed {
  participant: ParticipantId;
  device?: DeviceId;
  why: 'revoked' | 'signed-out';
}

/** Commands of one person: a paper of quick answers with its resends, or a view every two seconds, fits in. */
const COMMAND_BURST = 60;
const COMMANDS_PER_SECOND = 10;

/** While attempts are open, a sign of life is written this often, milliseconds. */
const HEARTBEAT = 1_000;

/** How long after a failure (a full disk) the end of an outage is tried again, milliseconds. */
const RETRY = 5_000;

/** Where the contest stands to the world: what links to it, and whether its demonstration people may sign in. */
export interface Situation {
  entryAddress(): string;
  signInOpen: boolean;
  /** A proxy in front is expected; the demonstration of a server that expects none is closed to what comes through one. */
  behindProxy: boolean;
}

/** The running contest: takes up what is stored, and answers for everything that people and organisers do. */
export async function openContest(parts: Parts, situation: Situation) {
  const { stores, clock, events } = parts;
  const stored = await stores.contests.current();
  if (stored === undefined) throw new Error('the database holds no contest');
  const bank = await loadBank(stores, stored.id);
  const quotas: Quota[] = await stores.contests.quotas(stored.id);
  const topics = await stores.contests.topics(stored.id);
  const publisher = publisherSeam();
  const presence = presenceRegistry(clock);
  const lags = lagRegistry();
  const arrivals = arrivalRegistry();
  const signing = signingIn(parts, { id: stored.id, open: situation.signInOpen, openThroughProxy: !stored.demonstration || situation.behindProxy });
  const leaving = { dismiss: (_whom: Dismissed): void => undefined };
  const acts = new Set<Promise<unknown>>();
  const credits = buckets<ParticipantId>(COMMAND_BURST, COMMANDS_PER_SECOND);
  const rounds: Round[] = [];
  const listening = { at: clock.now() };
  const attempts: Attempts = attemptRegistry({
    ...parts,
    bank,
    presence,
    lags,
    arrivals,
    publisher,
    listening,
    ended: (row) => {
      attempts.forget(row);
      schedule.attemptEnded();
    },
  });
  const changedForAll = (): void => presence.participants().forEach((participant) => publisher.changed(participant));
  const schedule: Schedule = roundSchedule(parts, { contest: stored.id, bank, attempts, arrivals, rounds, changedForAll });
  const lastSignOfLife = await stores.contests.lastSignOfLife();
  const firstVersion = Math.max(clock.now(), lastSignOfLife);
  const view = participantViews({ stores, clock, bank, attempts, schedule, firstVersion });
  const starts = starting({ stores, schedule, attempts, isClockInDoubt: () => clockInDoubt });
  let draining = false;
  let stopped = false;
  let clockInDoubt = false;
  const offTimers: (() => void)[] = [];

  const desk = organiserDesk(parts, {
    contest: stored.id,
    bank,
    attempts,
    schedule,
    dismiss: (participant) => leaving.dismiss({ participant, why: 'revoked' }),
    changed: publisher.changed,
    changedForAll,
    confirmClock: () => {
      clockInDoubt = false;
    },
  });

  return {
    presence,
    publisher,
    lags,
    view,
    /** Runs what an organiser or operator orders. */
    desk: async (...order: Parameters<typeof desk>): ReturnType<typeof desk> => {
      const act = desk(...order);
      acts.add(act);
      return act.finally(() => acts.delete(act));
    },
    signIn: signing.signIn,
    /** Ends the device's session, over whatever it is connected. */
    signOut: async (session: Session): Promise<Done> => {
      const verdict = await signing.signOut(session);
      leaving.dismiss({ participant: session.participant.id, device: session.device, why: 'signed-out' });
      return verdict;
    },
    /** Whether a person may send one more command now, over all devices and ways together. */
    mayCommand: (session: Session, at: number): boolean => credits.take(session.participant.id, at),
    isDraining: (): boolean => draining,
    /** Whether any round credits network lag: only then is it measured. */
    measuresLag: (): boolean => rounds.some((round) => round.phase !== 'closed' && round.declaration.lagCredit !== null),
    /** The session of a token whose command was stamped at `receivedAt`; time-outs wait for those stamped before them. */
    admit: (token: string, receivedAt: number): Promise<Session | undefined> => arrivals.hand(receivedAt, signing.session(token)),
    /** Names who sends devices away when they sign out or are revoked. */
    onDismiss: (dismiss: (whom: Dismissed) => void): void => {
      leaving.dismiss = dismiss;
    },
    publicContest: (): PublicContest =>
      publicContest({ contest: stored, quotas, topics, rounds, bank, clock, entryAddress: situation.entryAddress() }),
    now: (): Verdict<{ now: number }> => ({ ok: true, value: { now: clock.now() } }),
    trial: async (given: Trial, arrival: Arrival): Promise<Verdict<TrialReceipt>> => {
      const question = bank.trial();
      if (given.choice >= question.options.length) return { ok: false, refusal: 'malformed' };
      return { ok: true, value: { choice: given.choice, key: question.key, receivedAt: arrival.receivedAt } };
    },
    start: starts.start,
    answer: (session: Session, given: Answer, arrival: Arrival): Promise<Verdict<Receipt>> => attempts.answer(session, given, arrival),
    takeOver: async (session: Session): Promise<Done> => {
      const running = attempts.of(session.participant.id);
      if (running === undefined) return { ok: false, refusal: 'no-attempt' };
      await running.takeOver(session.device);
      return DONE;
    },
    pastResult: async (session: Session, asked: PastResult): Promise<Verdict<Result>> => {
      const round = schedule.byNumber(asked.round);
      const result = round?.phase === 'closed' ? await resultOf(parts, bank, { round, participant: session.participant.id }) : undefined;
      return result === undefined ? { ok: false, refusal: 'unknown' } : { ok: true, value: result };
    },
    /** Takes up open attempts; their clocks stand still until their people reconnect, at most ten seconds from listening. */
    recover: async (): Promise<void> => {
      const from = lastSignOfLife;
      clockInDoubt = clock.now() < from;
      if (clockInDoubt) events.clockInDoubt(clock.now(), from);
      await schedule.load();
      const recovered = await attempts.recover(rounds, Math.min(from, clock.now()));
      if (recovered > 0) events.outageCredited(from, recovered);
      await schedule.look();
    },
    /** From here on people can reach the server. */
    listening: (): void => {
      listening.at = clock.now();
      const latest = resumesAt(listening.at, undefined);
      const resumeAll = (): void => {
        Promise.all(attempts.all().map((attempt) => attempt.resume(latest))).catch((error: unknown) => {
          events.backgroundFailed('resume', error);
          if (!stopped) offTimers[0] = clock.at(clock.now() + RETRY, resumeAll);
        });
      };
      offTimers[0] = clock.at(latest, resumeAll);
      beat();
    },
    /** Refuses new commands, and resolves when those in hand are on disk. */
    drain: async (): Promise<void> => {
      draining = true;
      await idle();
    },
    /** Resolves when everything handed in so far is decided and on disk. */
    idle,
    /** Stops every timer and records nothing, as a crash would. */
    abandon,
    /** After draining: no timer fires any more, and the planned outage begins. */
    stop: async (): Promise<void> => {
      await abandon();
      // A disk that is full must not keep the process from ending; the last commit then stands for the stop.
      await stores.contests.recordStop(clock.now()).catch((error: unknown) => events.backgroundFailed('recording the stop', error));
    },
  };

  async function idle(): Promise<void> {
    await Promise.allSettled([...starts.underWay(), ...acts]);
    await attempts.idle();
    await schedule.idle();
    await stores.drained();
  }

  async function abandon(): Promise<void> {
    stopped = true;
    for (const off of offTimers) off();
    attempts.stop();
    schedule.stop();
    await idle();
  }

  function beat(): void {
    if (stopped) return;
    if (attempts.size() > 0) stores.contests.beat().catch((error: unknown) => events.backgroundFailed('heartbeat', error));
    offTimers[1] = clock.at(clock.now() + HEARTBEAT, beat);
  }
}
