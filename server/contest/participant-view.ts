import type { AttemptRow } from '../../db/attempts.ts';
import type { PaperItem } from '../../db/paper.ts';
import type { Exclusion } from '../../db/participants.ts';
import type { ParticipantState, ParticipantView, Prediction, RoundSummary, ShownQuestion } from '../protocol/participant.ts';
import { isInTime } from '../rules/deadline.ts';
import type { ParticipantId } from '../rules/ids.ts';
import { score } from '../rules/scoring.ts';
import type { Attempts } from './attempts.ts';
import type { Bank } from './bank.ts';
import type { OpenAttempt } from './open-attempt.ts';
import type { Parts } from './parts.ts';
import { resultOf } from './result.ts';
import { keepsOut, type Round } from './round.ts';
import { roundSummaries } from './round-summary.ts';
import type { Schedule } from './schedule.ts';
import type { Session } from './session.ts';
import { whenKnown } from './when-known.ts';

interface Sources extends Pick<Parts, 'stores' | 'clock'> {
  bank: Bank;
  attempts: Attempts;
  schedule: Schedule;
  /** Above every version that a server before this one has given. */
  firstVersion: number;
}

type Write = (view: ParticipantView) => void;

/** Composes what one device may know now. Handing a question out stamps the instant at which it was shown. */
export function participantViews(sources: Sources) {
  const { stores, clock, attempts, schedule } = sources;
  // One count for each person: a common one would tell how many people play. A new process begins at its clock, far above
  // what one person's views can have reached since, also where the clock went back.
  const versions = new Map<ParticipantId, { newest: number }>();
  const summary = roundSummaries();
  /** A question with its options in one order is one object, whoever is shown it; and so is the trial question. */
  const shownQuestions = new WeakMap<PaperItem, ShownQuestion>();
  let trial: ShownQuestion | undefined;

  /** `known`: the person's attempts, where they have just been read. */
  function stateFor(session: Session, group: Exclusion | null, known?: readonly AttemptRow[]): ParticipantState | Promise<ParticipantState> {
    if (group !== null && schedule.excludes(group)) return { state: 'excluded', because: group };
    const { id } = session.participant;
    const open = attempts.of(id);
    if (open !== undefined) return openState(session, open, group);
    // An attempt may have begun while the rows were read.
    return whenKnown(known ?? attempts.stored(id), (taken) => (attempts.of(id) === undefined ? restingState(session, taken, group) : stateFor(session, group)));
  }

  /** Nothing is read from the database on this way: a question goes out within moments of its stamp. */
  async function openState(session: Session, open: OpenAttempt, group: Exclusion | null): Promise<ParticipantState> {
    if (group !== null && keepsOut(open.round, group)) return { state: 'excluded', because: group };
    if (session.device !== open.row.device) return { state: 'elsewhere', round: summary(open.round, open.standing.extra) };
    if (open.row.pausedFrom !== null) await open.resume(clock.now());
    const question = questionState(session, open);
    if (question !== undefined) return question;
    await open.catchUp();
    return stateFor(session, group);
  }

  /** The open question of the attempt that this device holds; undefined where something has to be settled before it is known. */
  function questionState(session: Session, open: OpenAttempt): ParticipantState | undefined {
    open.handOut(session);
    const deadline = open.deadline();
    const { row, items, saved, round, extra } = open.standing;
    const item = items[row.item];
    if (row.state !== 'open' || row.shownAt === null || deadline === undefined || item === undefined) return undefined;
    return {
      state: 'question',
      round: summary(round, extra),
      attempt: row.id,
      question: row.item,
      place: row.place,
      shown: shownQuestion(item),
      shownAt: row.shownAt,
      deadline,
      saved,
      replaced: row.item >= round.declaration.questions,
    };
  }

  function shownQuestion(item: PaperItem): ShownQuestion {
    const known = shownQuestions.get(item);
    if (known !== undefined) return known;
    const question = sources.bank.question(item.question);
    const shown = { text: question.text, options: item.order.map((stored) => question.options[stored] ?? '') };
    shownQuestions.set(item, shown);
    return shown;
  }

  /** Where no attempt runs: the round that is open, else the newest that is over, else the next to come. */
  function restingState(session: Session, taken: readonly AttemptRow[], group: Exclusion | null): ParticipantState | Promise<ParticipantState> {
    const now = clock.now();
    const own = (round: Round) => taken.filter((attempt) => attempt.round === round.id);
    const openOnes = schedule.openAt(now);
    const open = openOnes.find((round) => !keepsOut(round, group) && own(round).length < round.declaration.attempts);
    if (open !== undefined) {
      const ready = { state: 'ready', round: ownSummary(session, open), trial: (trial ??= wordsOf(sources.bank.trial())), attemptsTaken: own(open).length } as const;
      const asking = openOnes.findLast((round) => !keepsOut(round, group) && own(round).length > 0);
      return asking === undefined ? { ...ready, prediction: null } : predictionOf(asking, own(asking).at(-1)).then((prediction) => ({ ...ready, prediction }));
    }
    const over = openOnes.at(-1) ?? schedule.rounds.filter((round) => round.phase !== 'scheduled').at(-1);
    const isOut = over !== undefined && keepsOut(over, group);
    const last = over && own(over).at(-1);
    if (over !== undefined && last !== undefined && !isOut) return endedState(session, over, last);
    const next = schedule.rounds.find((round) => round.phase === 'scheduled' && !keepsOut(round, group));
    if (isOut && group !== null && (next === undefined || over.phase === 'open')) return { state: 'excluded', because: group };
    const missed = over === undefined || isOut ? null : { name: over.name, closedAt: over.closedAt ?? over.closesAt };
    if (next !== undefined) return { state: 'not-open', round: ownSummary(session, next), missed };
    return over === undefined ? { state: 'no-round' } : { state: 'missed', round: ownSummary(session, over) };
  }

  async function endedState(session: Session, round: Round, attempt: AttemptRow): Promise<ParticipantState> {
    const result = round.phase === 'closed' ? await resultOf(sources, sources.bank, { round, participant: session.participant.id }) : undefined;
    if (result !== undefined) return { state: 'result', result };
    const answers = await stores.attempts.answers(attempt.serial);
    const { questions, shownAtFinish } = round.declaration;
    const settled = answers.map((answer) => ({
      correct: answer.choice === sources.bank.question(answer.question).key,
      elapsed: answer.elapsed,
      withdrawn: sources.bank.withdrawn.has(answer.question),
    }));
    const own = score(questions, settled);
    return {
      state: 'finished',
      round: ownSummary(session, round),
      finishedAt: attempt.finishedAt ?? clock.now(),
      answered: answers.filter((answer) => answer.choice !== null).length,
      elapsed: shownAtFinish.includes('elapsed') ? own.elapsed : null,
      score: shownAtFinish.includes('score') ? own.score : null,
      receipt: attempt.receipt ?? '',
      expired: attempt.state === 'expired',
      prediction: await predictionOf(round, attempt),
    };
  }

  /** What the round asks after this attempt; its own prediction and nobody else's is looked at. */
  async function predictionOf(round: Round, attempt: AttemptRow | undefined): Promise<Prediction | null> {
    const { prediction } = round.declaration;
    if (prediction === null || attempt === undefined) return null;
    const given = await stores.predictions.of(attempt.id);
    // What would come too late is not asked for.
    if (given === undefined && !isInTime(clock.now(), round.closesAt)) return null;
    return { attempt: attempt.id, round: round.name, asks: prediction.asks, own: given?.guess ?? null };
  }

  function ownSummary(session: Session, round: Round): RoundSummary {
    return summary(round, stores.participants.extraTime(round.id, session.participant.id));
  }

  function past(taken: readonly AttemptRow[], group: Exclusion | null): ParticipantView['past'] {
    const rounds = new Set(taken.map((attempt) => attempt.round));
    return schedule.rounds.filter((round) => round.phase === 'closed' && rounds.has(round.id) && !keepsOut(round, group)).map(({ number, name }) => ({ number, name }));
  }

  /**
   * `write` is called with the view as soon as it is composed: of a whole crowd each question is written next to its stamp, and not behind everybody's. Where nothing has to be read or
   * settled that is within this call, and there is nothing to wait for.
   */
  function show(session: Session, write: Write): Promise<void> | undefined {
    const { id } = session.participant;
    const group = stores.participants.exclusion(id);
    const open = attempts.of(id);
    const isPlain = open !== undefined && group === null && session.device === open.row.device && open.row.pausedFrom === null;
    const question = isPlain ? questionState(session, open) : undefined;
    if (question === undefined) return showOther(session, group, write);
    // Nobody looks up earlier rounds in the middle of a question.
    write(viewOf(session, question, []));
    return undefined;
  }

  function showOther(session: Session, group: Exclusion | null, write: Write): Promise<undefined> | undefined {
    const { id } = session.participant;
    const stored = attempts.of(id) === undefined ? attempts.stored(id) : undefined;
    return whenKnown(stored, (taken) =>
      whenKnown(stateFor(session, group, taken), (state) => {
        write(viewOf(session, state, taken === undefined ? [] : past(taken, group)));
        return undefined;
      }),
    );
  }

  function viewOf({ participant }: Session, state: ParticipantState, rounds: ParticipantView['past']): ParticipantView {
    return { version: nextVersion(participant.id), now: clock.now(), name: participant.name, unit: participant.unitName, past: rounds, state };
  }

  function nextVersion(participant: ParticipantId): number {
    const known = versions.get(participant);
    if (known !== undefined) return (known.newest += 1);
    const newest = sources.firstVersion + 1;
    versions.set(participant, { newest });
    return newest;
  }

  return {
    show,
    view: (session: Session): Promise<ParticipantView> =>
      new Promise((resolve, reject) => {
        show(session, resolve)?.catch(reject);
      }),
  };
}

function wordsOf({ text, options }: ShownQuestion): ShownQuestion {
  return { text, options };
}
