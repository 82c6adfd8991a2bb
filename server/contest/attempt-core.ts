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
import type { Beginning, Surroundings } from './attempt-parts.ts';
import { withReceipt } from './receipt.ts';
import { ownLimit } from './round.ts';
import { closeOf, deadlineOfOpen, moved, settledAt, settleOpen, UNANSWERED, type Outcome, type Standing } from './settling.ts';
import { savedOf } from './stored-verdict.ts';
import { Turns } from './turns.ts';

/** Whoever is there gets the next question handed out; this long afterwards it falls due all the same. Milliseconds. */
const HANDING_OUT = 5_000;

/** How long after a failure a time-out is tried again, milliseconds. */
const RETRY = 5_000;

/** Another process may change the same row; it is read again and decided anew, at most so often. */
const TRIES = 3;

/** A class, because ten thousand run at a time: closures for its acts would take 2 kB an attempt. */
export class AttemptCore {
  /** As it stands now; one object, because each answer looks at it several times. */
  readonly standing: Standing;
  readonly #around: Surroundings;
  readonly #answers: Map<QuestionId, AnswerRow>;
  readonly #queue = new Turns();
  #dueAt: number;
  #disarm: (() => void) | undefined;
  #armedFor = Infinity;
  #isStopped = false;
  #kept: { item: number; outcome: Outcome } | undefined;

  constructor(around: Surroundings, beginning: Beginning) {
    const { row, items, extra, round } = beginning;
    const { clock, bank } = around;
    this.#around = around;
    this.#answers = new Map(beginning.answers.map((answer) => [answer.question, answer]));
    this.standing = { row: moved(row, {}), items, answers: this.#answers, saved: savedOf(this.#answers), extra, round, withdrawn: bank.withdrawn };
    this.#dueAt = row.pausedFrom === null ? clock.now() + HANDING_OUT : Math.min(row.pausedFrom, settledAt(beginning) + HANDING_OUT);
    this.#arm();
  }

  get row(): AttemptRow {
    return this.standing.row;
  }

  take<Value>(run: () => Promise<Value>): Promise<Value> {
    return this.#queue.take(run);
  }

  /**
   * A turn settles what was due when it was asked for, not when it runs: an answer that was stamped in time may stand behind it
   * in the queue. The timer sees to the rest.
   */
  turn<Value>(run: (asked: number) => Promise<Value>): Promise<Value> {
    const asked = this.#around.clock.now();
    return this.#queue.take(() => run(asked));
  }

  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /** Decides, writes and remembers one step; false where there was nothing to decide. `tries`: how often it may still be decided. */
  apply(decide: () => Step | undefined, tries = TRIES): Promise<boolean> {
    const { keys, stores } = this.#around;
    const { row } = this.standing;
    if (tries === 0) throw new Error(`attempt ${row.id} keeps being changed by somebody else`);
    const decided = decide();
    if (decided === undefined) return Promise.resolve(false);
    const step = withReceipt(keys.receipts, { id: row.id, answers: this.#answers }, decided);
    return stores.attempts.advance(row, step).then((isStored) => {
      if (!isStored) return this.#reload().then(() => this.apply(decide, tries - 1));
      this.#remember(step);
      return true;
    });
  }

  /** Settles every deadline up to `until`; while an outage is not yet credited, only those up to its beginning. */
  async lapse(until: number): Promise<void> {
    const { standing } = this;
    const end = Math.min(until, standing.row.pausedFrom ?? until);
    let hasMoved = false;
    while (standing.row.state === 'open' && this.#nextInstant() <= end) {
      const at = this.#nextInstant();
      if (standing.row.shownAt === null && at < closeOf(standing)) await this.#showUnseen(at);
      else await this.apply(() => settleOpen(standing, this.keptAnswer(standing.row.item) ?? { ...UNANSWERED, at }));
      if (standing.row.shownAt === null) this.#fallDue(at);
      hasMoved = true;
    }
    this.#arm();
    if (hasMoved) this.#around.publisher.changed(standing.row.participant);
  }

  /** Goes on after a step at `at`: the next question is published, or falls due where nobody is there. Nearly always nothing else is due. */
  moveOn(at: number): Promise<void> | undefined {
    const { publisher } = this.#around;
    const { row } = this.standing;
    if (row.shownAt === null) this.#fallDue(at);
    if (row.state === 'open' && this.#nextInstant() <= at) return this.lapse(at).then(() => publisher.changed(row.participant));
    this.#arm();
    publisher.changed(row.participant);
    return undefined;
  }

  /** The instant of showing, stamped next to the write to the participant's socket, unless the question has fallen due before; its row follows. */
  stampShown(now: number): void {
    const { row } = this.standing;
    const at = Math.min(now, this.#dueAt);
    row.shownAt = at;
    this.#arm();
    this.#around.showings.add([row.serial, row.item, at]);
  }

  keptAnswer(item: number): Outcome | undefined {
    return this.#kept?.item === item ? this.#kept.outcome : undefined;
  }

  /** An answer came in time and could not be written: its first stamp counts when it is sent again, or at the deadline. */
  keepAnswer(item: number, outcome: Outcome): void {
    this.#kept = { item, outcome };
  }

  setExtra(milliseconds: number): void {
    this.standing.extra = milliseconds;
    this.#arm();
  }

  /** No timer of this attempt fires any more. */
  stop(): void {
    this.#isStopped = true;
    this.#callOff();
  }

  /** The next instant at which something must happen: the deadline, or the showing that falls due, or the close. */
  #nextInstant(): number {
    return deadlineOfOpen(this.standing) ?? Math.min(this.#dueAt, closeOf(this.standing));
  }

  /**
   * By when it has to be looked at. That an unseen question has fallen due is of no consequence before its deadline, which is no nearer than its limit;
   * whoever gets it handed out after all gets it with the instant at which it fell due.
   */
  #nextLook(): number {
    const { standing } = this;
    const next = this.#nextInstant();
    const now = this.#around.clock.now();
    return standing.row.shownAt === null && next > now ? Math.min(now + ownLimit(standing.round, standing.extra), closeOf(standing)) : next;
  }

  /** A timer that is set for an earlier instant stays: it wakes, finds nothing due and is set anew. Answers come far more often than deadlines. */
  #arm(): void {
    if (!this.#isRunning()) return this.#callOff();
    const next = this.#nextLook();
    if (this.#armedFor <= next) return;
    this.#callOff();
    this.#armAt(next);
  }

  #isRunning(): boolean {
    const { row } = this.standing;
    return !this.#isStopped && row.state === 'open' && row.pausedFrom === null;
  }

  #armAt(at: number): void {
    this.#armedFor = at;
    this.#disarm = this.#around.clock.at(at, () => {
      this.#armedFor = Infinity;
      this.#wake();
    });
  }

  #callOff(): void {
    this.#disarm?.();
    this.#armedFor = Infinity;
  }

  /** Settles what is due in the background; what fails (a full disk) is tried again, or the attempt would hold its round open. */
  #wake(): void {
    const { clock, events } = this.#around;
    this.#settleDue().catch((error: unknown) => {
      events.backgroundFailed('time-out', error);
      this.#callOff();
      if (!this.#isStopped) this.#armAt(clock.now() + RETRY);
    });
  }

  /** No further than to the instant up to which every arrival stands in the queue: a late timer wakes to more than it was set for. */
  async #settleDue(): Promise<void> {
    const { arrivals, clock } = this.#around;
    while (this.#isRunning() && this.#nextInstant() <= clock.now()) {
      const until = clock.now();
      await arrivals.settled(until);
      await this.turn(() => this.lapse(until));
    }
    this.#arm();
  }

  /** A showing that has been stamped meanwhile stands, unless the step is another question. */
  #remember(step: Step): void {
    const { standing } = this;
    // When the next question falls due is decided by what follows; until then it can only be handed out.
    if (step.patch.item !== undefined && step.patch.item !== standing.row.item) this.#dueAt = Infinity;
    standing.row = moved(standing.row, step.patch);
    standing.row.version += 1;
    for (const answer of step.rows) {
      this.#answers.set(answer.question, answer);
      if (answer.choice !== null) standing.saved += 1;
    }
    if (standing.row.state === 'open') return;
    this.#callOff();
    this.#around.ended(standing.row);
  }

  /** A showing that is not on disk yet stands. */
  async #reload(): Promise<void> {
    const { stores, clock } = this.#around;
    const { standing } = this;
    const stored = (await stores.attempts.withId(standing.row.id)) ?? standing.row;
    const { item, shownAt } = standing.row;
    standing.row = stored;
    if (stored.item === item) stored.shownAt ??= shownAt;
    else this.#fallDue(clock.now());
    for (const answer of await stores.attempts.answers(stored.serial)) this.#answers.set(answer.question, answer);
    standing.saved = savedOf(this.#answers);
  }

  /** Stamped in memory first, so that no handing out in the meantime gives it another instant. */
  async #showUnseen(at: number): Promise<void> {
    this.standing.row.shownAt = at;
    await this.apply(() => ({ patch: {}, rows: [] }));
  }

  /** The next question is due at `at`; whoever is there gets a moment in which it is handed out. */
  #fallDue(at: number): void {
    const { clock, presence } = this.#around;
    const { row } = this.standing;
    this.#dueAt = row.pausedFrom === null && presence.isThere(row.device) ? clock.now() + HANDING_OUT : at;
  }
}
