/*
 * One live session while it runs.
 *
 * What moves it - orders, timers, the end of an outage - takes its turn in one queue: decide on the row, write with compare-and-swap,
 * remember, publish. Timers only ask for a turn. Answers stand outside of the queue: they are decided at their arrival, and a close waits
 * until all that arrived before it are on disk before anything is counted. An opening: the row says open, then the frame goes out and each
 * player's showing is stamped next to the write to their socket, then the showings are written. Where a crash comes between, all have it since it opened.
 */
import type { LiveQuestionRow, LiveStep } from '../../../db/live-sessions.ts';
import { lapse, type LiveState } from '../../rules/live-course.ts';
import { Turns } from '../turns.ts';
import { answering, type OpenForPlayer } from './answering.ts';
import type { LiveAudience } from './audience.ts';
import { closing } from './closing.ts';
import { crowd } from './crowd.ts';
import type { Along, LiveAround, LoadedSession } from './live-around.ts';
import { isMoved, tellsOwn, tellsPhones } from './live-telling.ts';
import { keptStanding } from './kept-standing.ts';
import { courseOf, questionStep, readSession, type LiveSession } from './live-session.ts';
import { isPlaying, type GivenAnswer, type LivePlayer } from './player.ts';
import { questionAfter } from './question-after.ts';
import { showings, spreadOf } from './showings.ts';
import { liveStanding, type LiveStanding } from './standings.ts';

/** After a restart: who was shown the question later than this came late and holds nobody's close up, milliseconds. */
const FAN_OUT_MOST = 3_000;

/** How long after a failure what is due is tried again, milliseconds. */
const RETRY = 5_000;

/** Between two views of a phone over HTTPS, milliseconds. */
const POLL = 2_000;

export type LiveCore = ReturnType<typeof liveCore>;

export function liveCore(around: LiveAround, loaded: LoadedSession) {
  const { clock, stores, bank, events } = around;
  const queue = new Turns();
  const people = crowd();
  const close = closing(around.audience);
  const openings = showings(around, loaded.session.id, people);
  const asked = new Map(loaded.questions.map((row) => [row.step, row]));
  let session = loaded.session;
  let spread = 0;
  let isCounted = session.phase !== 'open' && session.phase !== 'closed';
  const standing = keptStanding(clock, () => liveStanding({ session, released: released(), crowd: people, bank }));
  let disarm: () => void = () => undefined;
  let stopped = false;

  for (const row of loaded.players) people.add(row);
  for (const row of loaded.answers) people.take(row);
  people.clearShowings(loaded.showings);
  if (session.phase === 'open') spread = spreadOf(people, session.since, FAN_OUT_MOST);

  const answers = answering(around, { session: session.id, rules: () => session.rules, lags: around.lags, openFor, isOver: (step) => (asked.get(step)?.closedAt ?? null) !== null, kept });

  /** Behind the count it is an answer that had been given up, and has reached the disk all the same. */
  function kept(answer: GivenAnswer): void {
    people.kept(answer);
    if (isCounted) standing.drop();
    around.changed(session.id);
  }

  /** The question that is there, as it was announced. */
  function current(): LiveQuestionRow | undefined {
    const step = questionStep(session);
    return step && asked.get(step.id);
  }

  /** Those whose keys are out, in the order of their opening. */
  function released(): LiveQuestionRow[] {
    const hidden = session.phase === 'closed' ? current()?.step : undefined;
    return [...asked.values()].filter(({ step, openedAt, closedAt }) => openedAt !== null && closedAt !== null && step !== hidden).toSorted((a, b) => (a.openedAt ?? 0) - (b.openedAt ?? 0));
  }

  /** When the open question closes for everybody: behind the last own deadline of those who were shown it at its opening. */
  function endOf(row: LiveQuestionRow): number {
    if (row.closedAt !== null) return row.closedAt;
    return Math.min(close.at(), session.pausedFrom === null ? (session.dueAt ?? 0) + spread : Infinity);
  }

  function openFor(player: LivePlayer): OpenForPlayer | undefined {
    return isCounted || !isPlaying(player) ? undefined : shownTo(player);
  }

  /** The question that is open, or has closed just now, as this player was shown it. */
  function shownTo(player: LivePlayer): OpenForPlayer | undefined {
    const row = current();
    const { showing } = player;
    if (row === undefined || showing === undefined || (session.phase !== 'open' && session.phase !== 'closed')) return undefined;
    const { shownAt, outageCredit } = showing;
    const deadline = Math.min(shownAt + row.limit + outageCredit, endOf(row));
    return { step: row.step, choices: bank.question(row.question).options.length, limit: row.limit, shownAt, outageCredit, deadline };
  }

  /** False where somebody else has changed the row: nothing is changed then. */
  async function change(next: LiveSession, along: LiveStep): Promise<boolean> {
    if (!(await stores.liveSessions.change({ ...next, version: session.version }, along))) {
      const row = (await stores.liveSessions.all(around.contest.id)).find(({ id }) => id === session.id);
      if (row !== undefined) session = readSession(row);
      return false;
    }
    session = { ...next, version: session.version + 1 };
    if (along.question !== undefined) asked.set(along.question.step, along.question);
    standing.madeOf([session.rules, ...released()]);
    return true;
  }

  /** Writes and remembers a move, then carries out what it brings: an opening goes out, what has closed is counted. */
  async function enter(state: LiveState, along: Along = {}): Promise<boolean> {
    const before = session;
    const isVoided = along.question !== undefined && along.question.voidedAt !== null && asked.get(along.question.step)?.voidedAt === null;
    const { phase, place, since, dueAt, auto } = state;
    const next = { ...session, phase, place, since, dueAt, auto, ...along.session, ...(before.phase === 'open' && state.phase !== 'open' && { pausedFrom: null }) };
    const write = (): Promise<boolean> => change(next, { question: questionAfter({ session, row: current(), asked, bank }, next, along), event: along.event });
    const isWritten = before.phase === 'open' && phase !== 'open' ? await close.carryOut(along.closedAt ?? since, write) : await write();
    if (!isWritten) return false;
    try {
      if (session.phase === 'announced' && isMoved(before, session)) await announce();
      if (session.phase === 'open' && before.phase !== 'open') await open();
      if (before.phase === 'open' && session.phase !== 'open') await count();
    } finally {
      // It is on disk: whatever goes wrong behind it, it is told and goes on.
      publish(before, isVoided ? along.question : undefined);
      arm();
    }
    return true;
  }

  async function announce(): Promise<void> {
    people.clearShowings();
    isCounted = false;
    const step = questionStep(session);
    if (step !== undefined) await around.pictures.seal(session.id, step);
  }

  async function open(): Promise<void> {
    spread = Infinity;
    try {
      await around.audience().open(session.id, self.message(), (player, at) => void people.show(player, at));
    } finally {
      // Whatever becomes of the fan-out, the question closes.
      spread = spreadOf(people, session.since, Infinity);
    }
    const row = current();
    if (row !== undefined) await openings.keepOpening(row.step);
  }

  /** What had arrived by the close is read from the network, decided and written before it is counted. */
  async function count(): Promise<void> {
    await around.audience().settled();
    const row = current();
    if (row !== undefined) await people.saved(row.step, answers.write);
    isCounted = true;
    standing.drop();
  }

  function publish(before: LiveSession, voided: LiveQuestionRow | undefined): void {
    const movesOwn = tellsOwn(before, session) || voided !== undefined;
    const isShownAnew = session.phase === 'histogram' && voided !== undefined && voided.step === current()?.step;
    if (tellsPhones(before, session) || isShownAnew) self.tellScreen(movesOwn);
    else if (movesOwn) self.tellOwn();
    around.changed(session.id);
  }

  function arm(): void {
    disarm();
    if (stopped || session.pausedFrom !== null || session.dueAt === null) return;
    disarm = clock.at(session.dueAt + (session.phase === 'open' ? spread : 0), wake);
  }

  function wake(): void {
    queue.take(lapseDue).catch((error: unknown) => {
      events.backgroundFailed('live session', error);
      if (!stopped) disarm = clock.at(clock.now() + RETRY, wake);
    });
  }

  async function lapseDue(): Promise<void> {
    while (!stopped && session.pausedFrom === null) {
      const late = session.phase === 'open' ? spread : 0;
      const state = lapse(courseOf(session, asked, bank), session, clock.now() - late);
      if (state === undefined || !(await enter(state, { closedAt: (session.dueAt ?? 0) + late }))) break;
    }
    arm();
  }

  const self = {
    around,
    people,
    asked,
    answers,
    session: (): LiveSession => session,
    course: () => courseOf(session, asked, bank),
    current,
    /** Of the question that is there, whether every answer is in: none is taken any more. */
    isCounted: (): boolean => isCounted,
    released,
    shownTo,
    enter,
    change,
    arm,
    standing: standing.now,
    /** As if a question were voided. */
    standingWithout: (step: string): LiveStanding => liveStanding({ session, released: released().filter((row) => row.step !== step), crowd: people, bank }),
    /** Somebody more plays. */
    crowdGrown: (): void => {
      standing.joined();
      around.changed(session.id);
    },
    /** Who has played, or what they are called, has changed. */
    crowdChanged: (): void => {
      standing.drop();
      around.changed(session.id);
    },
    /** Set by who composes the screens. */
    message: (): Parameters<LiveAudience['screen']>[1] => {
      throw new Error('no screens are composed yet');
    },
    /** `withOwn`: each is told where they stand with it. */
    tellScreen: (_withOwn: boolean): void => undefined,
    tellOwn: (): void => undefined,
    turn: <Value>(run: () => Promise<Value>): Promise<Value> => queue.take(run),
    /**
     * A player who was not there at the opening has the question since it opened, whenever they come. Who comes while the opening goes
     * out, or asks over HTTPS within one poll of it, is shown it now.
     */
    shownLate: (player: LivePlayer, by: 'socket' | 'poll' | 'answer'): void => {
      const row = current();
      const now = clock.now();
      const late = spread === Infinity || (by === 'poll' && now - session.since <= POLL) ? now - session.since : 0;
      if (session.phase !== 'open' || row === undefined || !people.show(player, session.since + late)) return;
      if (late > spread) {
        spread = late;
        arm();
      }
      void openings.keepLate(row.step, player);
    },
    wake,
    idle: () => queue.idle(),
    stop: (): void => {
      stopped = true;
      openings.stop();
      disarm();
    },
  };
  return self;
}
