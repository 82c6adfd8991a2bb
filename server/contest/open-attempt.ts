import type { Step } from '../../db/attempt-writes.ts';
import type { AttemptRow } from '../../db/attempts.ts';
import type { DeviceId } from '../rules/ids.ts';
import { refuseAnswer } from '../rules/answering.ts';
import { isInTime } from '../rules/deadline.ts';
import { creditOutage, resumesAt } from '../rules/outage.ts';
import type { Answer, Receipt } from '../protocol/participant.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import { AttemptCore } from './attempt-core.ts';
import type { Beginning, Surroundings } from './attempt-parts.ts';
import type { Round } from './round.ts';
import type { Session } from './session.ts';
import { closeOf, deadlineOfOpen, replaceOpen, settleOpen, shownOf, type Standing } from './settling.ts';
import { counted, storedVerdict } from './stored-verdict.ts';
import { begun } from './turns.ts';
import { whenKnown } from './when-known.ts';

/** When a command's frame arrived, epoch milliseconds, and whether it came over a socket. */
export interface Arrival {
  receivedAt: number;
  overSocket: boolean;
}

interface Command {
  session: Session;
  given: Answer;
  arrival: Arrival;
}

/** What can happen to an attempt while it runs; each act takes its turn in the attempt's queue. */
export class OpenAttempt {
  readonly #around: Surroundings;
  readonly #core: AttemptCore;

  constructor(around: Surroundings, beginning: Beginning) {
    this.#around = around;
    this.#core = new AttemptCore(around, beginning);
  }

  get standing(): Readonly<Standing> {
    return this.#core.standing;
  }

  get row(): Readonly<AttemptRow> {
    return this.#core.row;
  }

  get round(): Round {
    return this.standing.round;
  }

  deadline(): number | undefined {
    return deadlineOfOpen(this.standing);
  }

  idle(): Promise<void> {
    return this.#core.idle();
  }

  stop(): void {
    this.#core.stop();
  }

  begin(): Promise<void> {
    return this.#core.turn(async (asked) => this.#core.moveOn(asked));
  }

  answer(session: Session, given: Answer, arrival: Arrival): Promise<Verdict<Receipt>> {
    return this.#core.take(() => answerOpen(this.#around, this.#core, { session, given, arrival }));
  }

  /** Stamps the open question as shown, if this device holds the attempt and it has not been shown yet. */
  handOut(session: Session): void {
    const { state, pausedFrom, shownAt, device } = this.row;
    if (state !== 'open' || pausedFrom !== null || shownAt !== null || session.device !== device) return;
    const now = this.#around.clock.now();
    if (isInTime(now, closeOf(this.standing))) this.#core.stampShown(now);
  }

  /** Settles what is due, as a timer would, and waits for what comes next: it may have moved with the round's close. */
  catchUp(): Promise<void> {
    return this.#turnBehindArrivals((asked) => this.#core.lapse(asked));
  }

  /** Ends the outage for this attempt at `at`, the reconnect or the end of the allowance. */
  resume(at: number): Promise<void> {
    return this.#core.turn(() => resumePaused(this.#around, this.#core, at));
  }

  /** `receivedAt`: when it was asked for, epoch milliseconds. */
  takeOver(device: DeviceId, receivedAt: number): Promise<void> {
    const core = this.#core;
    return this.#turnBehindArrivals(async (asked) => {
      await resumePaused(this.#around, core, asked);
      await core.apply(() => (core.row.state !== 'open' || core.row.device === device ? undefined : { patch: { device, epoch: core.row.epoch + 1 }, rows: [] }));
      this.#around.publisher.changed(core.row.participant);
    }, receivedAt);
  }

  grantExtra(milliseconds: number): Promise<void> {
    return this.#turnBehindArrivals(async (asked) => {
      await this.#core.lapse(asked);
      this.#core.setExtra(milliseconds);
      this.#around.publisher.changed(this.row.participant);
    });
  }

  replaceWithdrawn(): Promise<void> {
    return this.#turnBehindArrivals(async (asked) => {
      await this.#core.lapse(asked);
      if (await replaceIfWithdrawn(this.#around, this.#core)) await this.#core.moveOn(this.#around.clock.now());
    });
  }

  /** A turn of somebody else's act: what was stamped before it stands in the queue before it. */
  async #turnBehindArrivals(act: (asked: number) => Promise<void>, asked = this.#around.clock.now()): Promise<void> {
    await this.#around.arrivals.settled(asked);
    await this.#core.turn(() => act(asked));
  }
}

function answerOpen(around: Surroundings, core: AttemptCore, command: Command): Promise<Verdict<Receipt>> {
  if (core.row.pausedFrom === null) return answerRunning(around, core, command);
  return resumePaused(around, core, command.arrival.receivedAt).then(() => answerRunning(around, core, command));
}

/** Answers come by the thousand in one instant: each promise on this way, and what it holds, is copied with the others that are in hand. */
function answerRunning(around: Surroundings, core: AttemptCore, { session, given, arrival }: Command): Promise<Verdict<Receipt>> {
  const { standing } = core;
  const { state, item, device } = core.row;
  const holds = session.device === device;
  const isOpen = state === 'open' && item === given.question;
  const repeated = holds && !isOpen ? storedOf(core, given) : undefined;
  if (repeated !== undefined) {
    around.events.answerRepeated();
    return Promise.resolve(counted(around.events, repeated));
  }

  const lag = around.lags.credit(session.device, arrival.overSocket ? standing.round.declaration.lagCredit : null);
  const choice = standing.items[given.question]?.order[given.choice] ?? null;
  const outcome = core.keptAnswer(given.question) ?? { choice, at: arrival.receivedAt, lagCredit: lag.lagCredit, lagUnsteady: lag.lagUnsteady };
  let refusal: Refusal | undefined;
  return begun(() => core.apply(decide)).then(goOn, fail);

  function decide(): Step | undefined {
    const { row, items } = standing;
    const open = { item: row.state === 'open' ? row.item : -1, options: items[row.item]?.order.length ?? 0, shown: shownOf(standing) };
    refusal = refuseAnswer(open, { item: given.question, choice: given.choice, receivedAt: outcome.at, holds });
    return refusal === undefined ? settleOpen(standing, outcome) : undefined;
  }

  function goOn(isSettled: boolean): Verdict<Receipt> | Promise<Verdict<Receipt>> {
    if (!isSettled) return core.lapse(arrival.receivedAt).then(() => ({ ok: false, refusal: refusal ?? 'internal' }));
    lag.spend();
    if (lag.lagUnsteady) around.events.lagUnsteady(core.row.id);
    return whenKnown(core.moveOn(arrival.receivedAt), () => counted(around.events, storedOf(core, given) ?? { ok: false, refusal: 'internal' }));
  }

  function fail(error: unknown): never {
    // The participant was in time; that the disk was not must not cost the answer.
    if (refusal === undefined) core.keepAnswer(given.question, outcome);
    throw error;
  }
}

function storedOf({ standing: { items, answers, saved, round } }: AttemptCore, { question }: Answer): Verdict<Receipt> | undefined {
  return storedVerdict(items, answers, { question, saved, of: round.declaration.questions });
}

/** Ends the outage for this attempt: credits it, and replaces the open question where it lasted too long. */
async function resumePaused(around: Surroundings, core: AttemptCore, reconnectedAt: number): Promise<void> {
  const { standing } = core;
  const { pausedFrom } = core.row;
  if (pausedFrom === null) return;
  const at = resumesAt(around.listening.at, reconnectedAt);
  await core.lapse(pausedFrom);
  const resumed = await core.apply(() => {
    const { row } = core;
    if (row.state !== 'open') return undefined;
    const { questionCredit, credit, replace } = creditOutage({ from: pausedFrom, to: at }, row.shownAt);
    const replacement = replace ? replaceOpen(standing) : undefined;
    if (replacement !== undefined) {
      const lost = credit - row.questionCredit;
      return { patch: { ...replacement, credit: row.credit + lost, pausedFrom: null }, rows: [], replacement: { item: row.item, at: around.clock.now(), why: 'outage', credit: lost } };
    }
    const lost = replace ? Math.max(0, at - pausedFrom) : questionCredit;
    return { patch: { questionCredit: row.questionCredit + lost, credit: row.credit + lost, pausedFrom: null }, rows: [] };
  });
  if (!resumed) return;
  await replaceIfWithdrawn(around, core);
  await core.moveOn(at);
}

/** Puts a reserve in the place of an open question that has been withdrawn; the time spent on it comes back. */
function replaceIfWithdrawn(around: Surroundings, core: AttemptCore): Promise<boolean> {
  const { standing } = core;
  return core.apply(() => {
    const { state, pausedFrom, shownAt, item, credit, questionCredit } = core.row;
    const question = standing.items[item]?.question;
    if (state !== 'open' || pausedFrom !== null || question === undefined || !around.bank.withdrawn.has(question)) return undefined;
    const replacement = replaceOpen(standing);
    const lost = shownAt === null ? 0 : Math.max(0, around.clock.now() - shownAt - questionCredit);
    if (replacement === undefined) return undefined;
    return { patch: { ...replacement, credit: credit + lost }, rows: [], replacement: { item, at: around.clock.now(), why: 'withdrawal', credit: lost } };
  });
}
