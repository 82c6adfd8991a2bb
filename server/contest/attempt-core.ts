/*
 * One attempt while it runs.
 *
 * Everything that happens to it - answers, time-outs, take-overs, the close - takes its turn in one queue and is decided
 * on what is stored. A turn goes: decide, write, remember, publish. Timers only ask for a turn.
 * Showing is the exception: the instant is stamped next to the write to the participant's socket, outside the queue, and
 * its row follows some milliseconds later, and raises no version. Where a crash comes between the two, the recovery takes the last sign of life instead.
 */
import type { Step } from '../../db/attempt-writes.ts';
import type { AnswerRow, AttemptRow } from '../../db/attempts.ts';
import type { QuestionId } from '../rules/ids.ts';
import type { Arrivals } from './arrivals.ts';
import type { Bank } from './bank.ts';
import type { Lags } from './lag.ts';
import type { Parts } from './parts.ts';
import type { Presence } from './presence.ts';
import type { Publisher } from './publisher.ts';
import { withReceipt } from './receipt.ts';
import { ownLimit, type Round } from './round.ts';
import { closeOf, deadlineOfOpen, moved, settledAt, settleOpen, UNANSWERED, type Outcome, type Standing } from './settling.ts';
import type { Item } from './shared-items.ts';
import type { Showings } from './showings.ts';
import { savedOf } from './stored-verdict.ts';
import { turns } from './turns.ts';

/** What running attempts share. */
export interface Surroundings extends Parts {
  bank: Bank;
  presence: Presence;
  lags: Lags;
  arrivals: Arrivals;
  publisher: Publisher;
  showings: Showings;
  /** Since when people can reach the server, epoch milliseconds. */
  listening: { at: number };
  /** The attempt has ended and its end is on disk. */
  ended(attempt: AttemptRow): void;
}

export interface Beginning {
  row: AttemptRow;
  items: readonly Item[];
  answers: readonly AnswerRow[];
  /** Extra milliseconds for each question. */
  extra: number;
  round: Round;
}

/** Whoever is there gets the next question handed out; this long afterwards it falls due all the same. Milliseconds. */
const HANDING_OUT = 5_000;

/** How long after a failure a time-out is tried again, milliseconds. */
const RETRY = 5_000;

/** Another process may change the same row; it is read again and decided anew, at most so often. */
const TRIES = 3;

export type AttemptCore = ReturnType<typeof attemptCore>;

export function attemptCore(around: Surroundings, beginning: Beginning) {
  const { clock, stores, bank, presence, events, publisher } = around;
  const { items, round } = beginning;
  const queue = turns();
  const answers = new Map<QuestionId, AnswerRow>(beginning.answers.map((row) => [row.question, row]));
  /** As it stands now; one object, because each answer looks at it several times. */
  const standing: Standing = { row: moved(beginning.row, {}), items, answers, saved: savedOf(answers), extra: beginning.extra, round, withdrawn: bank.withdrawn };
  let dueAt = standing.row.pausedFrom === null ? clock.now() + HANDING_OUT : Math.min(standing.row.pausedFrom, settledAt(beginning) + HANDING_OUT);
  let disarm: () => void = () => undefined;
  let armedFor = Infinity;
  let stopped = false;
  let kept: { item: number; outcome: Outcome } | undefined;

  /** The next instant at which something must happen: the deadline, or the showing that falls due, or the close. */
  const nextInstant = (): number => deadlineOfOpen(standing) ?? Math.min(dueAt, closeOf(standing));

  /**
   * By when it has to be looked at. That an unseen question has fallen due is of no consequence before its deadline, which is no nearer than its limit;
   * whoever gets it handed out after all gets it with the instant at which it fell due.
   */
  function nextLook(): number {
    const next = nextInstant();
    const now = clock.now();
    return standing.row.shownAt === null && next > now ? Math.min(now + ownLimit(round, standing.extra), closeOf(standing)) : next;
  }

  /** A timer that is set for an earlier instant stays: it wakes, finds nothing due and is set anew. Answers come far more often than deadlines. */
  function arm(): void {
    if (!isRunning()) return callOff();
    const next = nextLook();
    if (armedFor <= next) return;
    callOff();
    armAt(next);
  }

  const isRunning = (): boolean => !stopped && standing.row.state === 'open' && standing.row.pausedFrom === null;

  function armAt(at: number): void {
    armedFor = at;
    disarm = clock.at(at, () => {
      armedFor = Infinity;
      wake();
    });
  }

  function callOff(): void {
    disarm();
    armedFor = Infinity;
  }

  /** Settles what is due in the background; what fails (a full disk) is tried again, or the attempt would hold its round open. */
  function wake(): void {
    settleDue().catch((error: unknown) => {
      events.backgroundFailed('time-out', error);
      callOff();
      if (!stopped) armAt(clock.now() + RETRY);
    });
  }

  /** No further than to the instant up to which every arrival stands in the queue: a late timer wakes to more than it was set for. */
  async function settleDue(): Promise<void> {
    while (isRunning() && nextInstant() <= clock.now()) {
      const until = clock.now();
      await around.arrivals.settled(until);
      await turn(() => lapse(until));
    }
    arm();
  }

  /**
   * A turn settles what was due when it was asked for, not when it runs: an answer that was stamped in time may stand behind it
   * in the queue. The timer sees to the rest.
   */
  function turn<Value>(run: (asked: number) => Promise<Value>): Promise<Value> {
    const asked = clock.now();
    return queue.take(() => run(asked));
  }

  /** Decides, writes and remembers one step; false where there was nothing to decide. `tries`: how often it may still be decided. */
  function apply(decide: () => Step | undefined, tries = TRIES): Promise<boolean> {
    if (tries === 0) throw new Error(`attempt ${standing.row.id} keeps being changed by somebody else`);
    const decided = decide();
    if (decided === undefined) return Promise.resolve(false);
    const step = withReceipt(around.keys.receipts, { id: standing.row.id, answers }, decided);
    return stores.attempts.advance(standing.row, step).then((isStored) => {
      if (!isStored) return reload().then(() => apply(decide, tries - 1));
      remember(step);
      return true;
    });
  }

  /** A showing that has been stamped meanwhile stands, unless the step is another question. */
  function remember(step: Step): void {
    // When the next question falls due is decided by what follows; until then it can only be handed out.
    if (step.patch.item !== undefined && step.patch.item !== standing.row.item) dueAt = Infinity;
    standing.row = moved(standing.row, step.patch);
    standing.row.version += 1;
    for (const answer of step.rows) {
      answers.set(answer.question, answer);
      if (answer.choice !== null) standing.saved += 1;
    }
    if (standing.row.state === 'open') return;
    callOff();
    around.ended(standing.row);
  }

  /** A showing that is not on disk yet stands. */
  async function reload(): Promise<void> {
    const stored = (await stores.attempts.withId(standing.row.id)) ?? standing.row;
    const { item, shownAt } = standing.row;
    standing.row = stored;
    if (stored.item === item) stored.shownAt ??= shownAt;
    else fallDue(clock.now());
    for (const answer of await stores.attempts.answers(stored.serial)) answers.set(answer.question, answer);
    standing.saved = savedOf(answers);
  }

  /** Settles every deadline up to `until`; while an outage is not yet credited, only those up to its beginning. */
  async function lapse(until: number): Promise<void> {
    const end = Math.min(until, standing.row.pausedFrom ?? until);
    let hasMoved = false;
    while (standing.row.state === 'open' && nextInstant() <= end) {
      const at = nextInstant();
      if (standing.row.shownAt === null && at < closeOf(standing)) await showUnseen(at);
      else await apply(() => settleOpen(standing, keptAnswer(standing.row.item) ?? { ...UNANSWERED, at }));
      if (standing.row.shownAt === null) fallDue(at);
      hasMoved = true;
    }
    arm();
    if (hasMoved) publisher.changed(standing.row.participant);
  }

  /** Stamped in memory first, so that no handing out in the meantime gives it another instant. */
  async function showUnseen(at: number): Promise<void> {
    standing.row.shownAt = at;
    await apply(() => ({ patch: {}, rows: [] }));
  }

  const keptAnswer = (item: number): Outcome | undefined => (kept?.item === item ? kept.outcome : undefined);

  /** The next question is due at `at`; whoever is there gets a moment in which it is handed out. */
  function fallDue(at: number): void {
    dueAt = standing.row.pausedFrom === null && presence.isThere(standing.row.device) ? clock.now() + HANDING_OUT : at;
  }

  /** Goes on after a step at `at`: the next question is published, or falls due where nobody is there. Nearly always nothing else is due. */
  function moveOn(at: number): Promise<void> | undefined {
    if (standing.row.shownAt === null) fallDue(at);
    if (standing.row.state === 'open' && nextInstant() <= at) return lapse(at).then(() => publisher.changed(standing.row.participant));
    arm();
    publisher.changed(standing.row.participant);
    return undefined;
  }

  arm();
  return {
    idle: queue.idle,
    take: queue.take,
    turn,
    round,
    items,
    row: () => standing.row,
    standing,
    apply,
    lapse,
    moveOn,
    /** The instant of showing, stamped next to the write to the participant's socket, unless the question has fallen due before; its row follows. */
    stampShown: (now: number): void => {
      const at = Math.min(now, dueAt);
      standing.row.shownAt = at;
      arm();
      around.showings.add([standing.row.serial, standing.row.item, at]);
    },
    keptAnswer,
    /** An answer came in time and could not be written: its first stamp counts when it is sent again, or at the deadline. */
    keepAnswer: (item: number, outcome: Outcome): void => {
      kept = { item, outcome };
    },
    setExtra: (milliseconds: number): void => {
      standing.extra = milliseconds;
      arm();
    },
    /** No timer of this attempt fires any more. */
    stop: (): void => {
      stopped = true;
      callOff();
    },
  };
}
