import type { Quota } from '../../db/contests.ts';
import type { OrganiserAct } from '../protocol/acts.ts';
import type { Predict, Predicted, Start } from '../protocol/participant.ts';
import type { PublicContest } from '../protocol/public.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { ParticipantId } from '../rules/ids.ts';
import type { Actor } from './actor.ts';
import { arrivals as arrivalRegistry } from './arrivals.ts';
import { attemptRegistry, type Attempts } from './attempts.ts';
import { boardFeed as feedOf } from './boards/feed.ts';
import { participation as participationOf } from './boards/participation.ts';
import { buckets } from './bucket.ts';
import { loadBank } from './bank.ts';
import { organiserDesk } from './desk/desk.ts';
import { operatorQuestions } from './desk/questions.ts';
import { displays as displaysOf } from './displays/displays.ts';
import { lags as lagRegistry } from './lag.ts';
import { scriptCheck } from './live/script-check.ts';
import { liveSessions } from './live/live.ts';
import { questionPictures } from './pictures/pictures.ts';
import { deskViews } from './office/views.ts';
import type { Arrival } from './open-attempt.ts';
import { participantViews } from './participant-view.ts';
import type { Parts } from './parts.ts';
import { playing } from './playing.ts';
import { predicting } from './predicting.ts';
import { presence as presenceRegistry } from './presence.ts';
import { publicContest } from './public-contest.ts';
import { publications as publicationsOf } from './publications.ts';
import { publisher as publisherSeam } from './publisher.ts';
import { pulse as pulseOf } from './pulse.ts';
import type { Round } from './round.ts';
import { schedule as roundSchedule, type Schedule } from './schedule.ts';
import type { Session } from './session.ts';
import { showings } from './showings.ts';
import type { Dismissed, Situation } from './situation.ts';
import { signingIn } from './sign-in.ts';
import { staffAccounts } from './staff/accounts.ts';
import { starting } from './starting.ts';

export type Contest = Awaited<ReturnType<typeof openContest>>;

type Done = Verdict<Record<string, never>>;

/** Commands of one person: a paper of quick answers with its resends, or a view every two seconds, fits in. */
const COMMAND_BURST = 60;
const COMMANDS_PER_SECOND = 10;

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
  const participation = participationOf(parts, { contest: stored, rounds });
  const boardFeed = feedOf(clock, participation);
  const staff = staffAccounts(parts, { id: stored.id, open: situation.signInOpen });
  const attempts: Attempts = attemptRegistry({
    ...parts,
    bank,
    presence,
    lags,
    arrivals,
    publisher,
    showings: showings(parts),
    listening,
    ended: (row) => {
      attempts.forget(row);
      participation.ended(row);
      displays.ended(row);
      schedule.attemptEnded();
      views.touch();
    },
  });
  /** The rounds have changed: so have everybody's view, the boards, the displays and the organisers' page. */
  const changedForAll = (): void => {
    presence.participants().forEach((participant) => publisher.changed(participant));
    participation.touch();
    displays.touch();
    views.touch();
  };
  const schedule: Schedule = roundSchedule(parts, { contest: stored.id, bank, attempts, arrivals, rounds, changedForAll });
  const lastSignOfLife = await stores.contests.lastSignOfLife();
  const firstVersion = Math.max(clock.now(), lastSignOfLife);
  const projections = participantViews({ stores, clock, bank, attempts, schedule, firstVersion });
  const play = playing(parts, { bank, schedule, attempts });
  const predictions = predicting({ stores, schedule, changed: publisher.changed });
  const starts = starting({ stores, schedule, attempts, isClockInDoubt: () => clockInDoubt });
  const publications = publicationsOf(parts, { contest: stored.id, rounds, changed: () => views.touch() });
  const link = (pin: string): string => `${situation.entryAddress()}/live?pin=${pin}`;
  const pictures = questionPictures(parts, { contest: stored.id, bank });
  const live = liveSessions({ ...parts, contest: stored, bank, lags, listening, firstVersion, link, pictures: pictures.live, scripts: scriptCheck({ bank, rounds }) });
  const displays = displaysOf(parts, { contest: stored, rounds, bank, participation, boardFeed, live, firstVersion, changed: () => views.touch() });
  const views = deskViews(parts, {
    contest: stored,
    topics,
    rounds,
    bank,
    participation,
    firstVersion,
    running: attempts.countOf,
    published: publications.published,
    displays: displays.states,
    isClockInDoubt: () => clockInDoubt,
  });
  const pulse = pulseOf(parts, { all: attempts.all, size: () => attempts.size() + live.running() });
  let drainingFrom = Infinity;
  let clockInDoubt = false;

  const desk = organiserDesk(parts, {
    contest: stored.id,
    bank,
    attempts,
    schedule,
    participation,
    publications,
    displays,
    staff,
    live,
    dismiss: (participant) => leaving.dismiss({ participant, why: 'revoked' }),
    changed: publisher.changed,
    changedForAll,
    isClockInDoubt: () => clockInDoubt,
    trustClock: () => {
      clockInDoubt = false;
      views.touch();
    },
  });

  return {
    presence,
    publisher,
    participation,
    boardFeed,
    displays,
    publications,
    views,
    staff,
    lags,
    live,
    pictures,
    ...projections,
    /** Carries out what an organiser orders. */
    desk: (actor: Actor, act: OrganiserAct): Promise<Verdict<unknown>> => inHand(desk(actor, act)),
    /** What an operator on the server's own machine asks. */
    question: operatorQuestions(parts, { schedule, staff, displays }),
    signIn: signing.signIn,
    /** Ends the device's session, over whatever it is connected. */
    signOut: async (session: Session): Promise<Done> => {
      const verdict = await signing.signOut(session);
      leaving.dismiss({ participant: session.participant.id, device: session.device, why: 'signed-out' });
      return verdict;
    },
    /** Whether a person may send one more command now, over all devices and ways together. */
    mayCommand: (session: Session, at: number): boolean => credits.take(session.participant.id, at),
    /** Whether what arrives at this instant, epoch milliseconds, or now, comes too late for this process. */
    isDraining: (receivedAt: number = clock.now()): boolean => receivedAt >= drainingFrom,
    /** Whether any round credits network lag: only then is it measured. */
    measuresLag: (): boolean => rounds.some((round) => round.phase !== 'closed' && round.declaration.lagCredit !== null),
    /** The session of a token, found within the call. */
    session: signing.session,
    /** Names whose stamped commands time-outs and the drain wait for. */
    awaits: arrivals.awaits,
    /** Names who sends devices away when they sign out or are revoked. */
    onDismiss: (dismiss: (whom: Dismissed) => void): void => {
      leaving.dismiss = dismiss;
    },
    publicContest: (): PublicContest =>
      publicContest({ contest: stored, quotas, topics, rounds, bank, clock, published: publications.published, entryAddress: situation.entryAddress() }),
    now: (): Verdict<{ now: number }> => ({ ok: true, value: { now: clock.now() } }),
    ...play,
    start: (session: Session, given: Start, arrival: Arrival): Promise<Done> => starts.start(session, given, arrival).finally(views.touch),
    answer: attempts.answer,
    predict: (session: Session, given: Predict, arrival: Arrival): Promise<Verdict<Predicted>> => predictions.predict(session, given, arrival),
    /** Takes up open attempts; their clocks stand still until their people reconnect, at most ten seconds from listening. */
    recover: async (): Promise<void> => {
      const from = lastSignOfLife;
      clockInDoubt = clock.now() < from;
      if (clockInDoubt) events.clockInDoubt(clock.now(), from);
      await schedule.load();
      await participation.load();
      await publications.load();
      await displays.load();
      await pictures.load();
      await live.recover(Math.min(from, clock.now()));
      const recovered = await attempts.recover(rounds, Math.min(from, clock.now()));
      if (recovered > 0) events.outageCredited(from, recovered);
      stores.contests.comeAlive();
      await schedule.look();
    },
    /** From here on people can reach the server. */
    listening: (): void => {
      listening.at = clock.now();
      pulse.start(listening.at);
      live.listening();
    },
    /** Refuses what arrives from here on, and resolves when everything before it is on disk. */
    drain: async (): Promise<void> => {
      drainingFrom = clock.now();
      await arrivals.settled(drainingFrom);
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

  function inHand<Value>(act: Promise<Value>): Promise<Value> {
    acts.add(act);
    return act.finally(() => acts.delete(act));
  }

  async function idle(): Promise<void> {
    await Promise.allSettled([...starts.underWay(), ...predictions.underWay(), ...acts]);
    await attempts.idle();
    await schedule.idle();
    await live.idle();
    await stores.drained();
  }

  async function abandon(): Promise<void> {
    pulse.stop();
    attempts.stop();
    schedule.stop();
    live.stop();
    boardFeed.stop();
    displays.stop();
    views.stop();
    await idle();
  }
}
