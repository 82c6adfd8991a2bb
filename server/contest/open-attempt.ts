import type { Step } from '../../db/attempt-writes.ts';
import type { DeviceId } from '../rules/ids.ts';
import { refuseAnswer } from '../rules/answering.ts';
import { isInTime } from '../rules/deadline.ts';
import { creditOutage, resumesAt } from '../rules/outage.ts';
import type { Answer, Receipt } from '../protocol/participant.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import { attemptCore, type AttemptCore, type Beginning, type Surroundings } from './attempt-core.ts';
import type { Session } from './session.ts';
import { closeOf, deadlineOfOpen, replaceOpen, settleOpen, shownOf } from './settling.ts';
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

export type OpenAttempt = ReturnType<typeof openAttempt>;

/** What can happen to an attempt while it runs; each act takes its turn in the attempt's queue. */
export function openAttempt(around: Surroundings, beginning: Beginning) {
  const core = attemptCore(around, beginning);
  const { clock, publisher } = around;
  const { turn, row, standing } = core;

  /** A turn of somebody else's act: what was stamped before it stands in the queue before it. */
  async function turnBehindArrivals(act: (asked: number) => Promise<void>, asked = clock.now()): Promise<void> {
    await around.arrivals.settled(asked);
    await turn(() => act(asked));
  }

  return {
    round: core.round,
    row,
    standing,
    deadline: () => deadlineOfOpen(standing),
    idle: core.idle,
    stop: core.stop,
    begin: () => turn(async (asked) => core.moveOn(asked)),
    answer: (session: Session, given: Answer, arrival: Arrival) => core.take(() => answerOpen(around, core, { session, given, arrival })),
    /** Stamps the open question as shown, if this device holds the attempt and it has not been shown yet. */
    handOut: (session: Session): void => {
      if (row().state !== 'open' || row().pausedFrom !== null || row().shownAt !== null || session.device !== row().device) return;
      const now = clock.now();
      if (isInTime(now, closeOf(standing))) core.stampShown(now);
    },
    /** Settles what is due, as a timer would, and waits for what comes next: it may have moved with the round's close. */
    catchUp: () => turnBehindArrivals((asked) => core.lapse(asked)),
    /** Ends the outage for this attempt at `at`, the reconnect or the end of the allowance. */
    resume: (at: number) => turn(() => resumePaused(around, core, at)),
    /** `receivedAt`: when it was asked for, epoch milliseconds. */
    takeOver: (device: DeviceId, receivedAt: number) =>
      turnBehindArrivals(async (asked) => {
        await resumePaused(around, core, asked);
        await core.apply(() => (row().state !== 'open' || row().device === device ? undefined : { patch: { device, epoch: row().epoch + 1 }, rows: [] }));
        publisher.changed(row().participant);
      }, receivedAt),
    grantExtra: (milliseconds: number) =>
      turnBehindArrivals(async (asked) => {
        await core.lapse(asked);
        core.setExtra(milliseconds);
        publisher.changed(row().participant);
      }),
    replaceWithdrawn: () =>
      turnBehindArrivals(async (asked) => {
        await core.lapse(asked);
        if (await replaceIfWithdrawn(around, core)) await core.moveOn(clock.now());
      }),
  };
}

function answerOpen(around: Surroundings, core: AttemptCore, command: Command): Promise<Verdict<Receipt>> {
  if (core.row().pausedFrom === null) return answerRunning(around, core, command);
  return resumePaused(around, core, command.arrival.receivedAt).then(() => answerRunning(around, core, command));
}

/** Answers come by the thousand in one instant: each promise on this way, and what it holds, is copied with the others that are in hand. */
function answerRunning(around: Surroundings, core: AttemptCore, { session, given, arrival }: Command): Promise<Verdict<Receipt>> {
  const { row, standing, items } = core;
  const holds = session.device === row().device;
  const isOpen = row().state === 'open' && row().item === given.question;
  const repeated = holds && !isOpen ? storedOf(core, given) : undefined;
  if (repeated !== undefined) {
    around.events.answerRepeated();
    return Promise.resolve(counted(around.events, repeated));
  }

  const lag = around.lags.credit(session.device, arrival.overSocket ? core.round.declaration.lagCredit : null);
  const choice = items[given.question]?.order[given.choice] ?? null;
  const outcome = core.keptAnswer(given.question) ?? { choice, at: arrival.receivedAt, lagCredit: lag.lagCredit, lagUnsteady: lag.lagUnsteady };
  let refusal: Refusal | undefined;
  return begun(() => core.apply(decide)).then(goOn, fail);

  function decide(): Step | undefined {
    const open = { item: row().state === 'open' ? row().item : -1, options: items[row().item]?.order.length ?? 0, shown: shownOf(standing) };
    refusal = refuseAnswer(open, { item: given.question, choice: given.choice, receivedAt: outcome.at, holds });
    return refusal === undefined ? settleOpen(standing, outcome) : undefined;
  }

  function goOn(isSettled: boolean): Verdict<Receipt> | Promise<Verdict<Receipt>> {
    if (!isSettled) return core.lapse(arrival.receivedAt).then(() => ({ ok: false, refusal: refusal ?? 'internal' }));
    lag.spend();
    if (lag.lagUnsteady) around.events.lagUnsteady(row().id);
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
  const { row, standing } = core;
  const { pausedFrom } = row();
  if (pausedFrom === null) return;
  const at = resumesAt(around.listening.at, reconnectedAt);
  await core.lapse(pausedFrom);
  const resumed = await core.apply(() => {
    if (row().state !== 'open') return undefined;
    const { questionCredit, credit, replace } = creditOutage({ from: pausedFrom, to: at }, row().shownAt);
    const replacement = replace ? replaceOpen(standing) : undefined;
    if (replacement !== undefined) {
      const lost = credit - row().questionCredit;
      return { patch: { ...replacement, credit: row().credit + lost, pausedFrom: null }, rows: [], replacement: { item: row().item, at: around.clock.now(), why: 'outage', credit: lost } };
    }
    const lost = replace ? Math.max(0, at - pausedFrom) : questionCredit;
    return { patch: { questionCredit: row().questionCredit + lost, credit: row().credit + lost, pausedFrom: null }, rows: [] };
  });
  if (!resumed) return;
  await replaceIfWithdrawn(around, core);
  await core.moveOn(at);
}

/** Puts a reserve in the place of an open question that has been withdrawn; the time spent on it comes back. */
function replaceIfWithdrawn(around: Surroundings, core: AttemptCore): Promise<boolean> {
  const { row, standing, items } = core;
  return core.apply(() => {
    const question = items[row().item]?.question;
    if (row().state !== 'open' || row().pausedFrom !== null || question === undefined || !around.bank.withdrawn.has(question)) return undefined;
    const { shownAt } = row();
    const replacement = replaceOpen(standing);
    const lost = shownAt === null ? 0 : Math.max(0, around.clock.now() - shownAt - row().questionCredit);
    if (replacement === undefined) return undefined;
    return { patch: { ...replacement, credit: row().credit + lost }, rows: [], replacement: { item: row().item, at: around.clock.now(), why: 'withdrawal', credit: lost } };
  });
}
