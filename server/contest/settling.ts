import type { Step } from '../../db/attempt-writes.ts';
import type { AnswerRow, AttemptChange, AttemptRow } from '../../db/attempts.ts';
import { deadlineOf, elapsedOf, elapsedUnanswered, ownClose, type Shown } from '../rules/deadline.ts';
import type { QuestionId } from '../rules/ids.ts';
import { itemFor, reserveFor, type Course } from '../rules/paper.ts';
import { ownLimit, type Round } from './round.ts';
import type { Item } from './shared-items.ts';

/** An open attempt as it stands: its row, its paper, and what has been settled. */
export interface Standing {
  row: AttemptRow;
  items: readonly Item[];
  answers: ReadonlyMap<QuestionId, AnswerRow>;
  /** How many of these were answered in time. */
  saved: number;
  /** Extra milliseconds for each question. */
  extra: number;
  round: Round;
  withdrawn: { has(question: QuestionId): boolean };
}

export interface Outcome {
  /** The stored option, or null for a time that passed. */
  choice: number | null;
  /** When it was settled: the arrival of the answer, or the deadline. */
  at: number;
  lagCredit: number;
  lagUnsteady: boolean;
}

export const UNANSWERED = { choice: null, lagCredit: 0, lagUnsteady: false } as const;

/** The open question's times, or undefined where it has not been handed out. */
export function shownOf({ row, round, extra }: Standing): Shown | undefined {
  if (row.shownAt === null) return undefined;
  return { shownAt: row.shownAt, limit: ownLimit(round, extra), questionCredit: row.questionCredit, closesAt: round.closesAt, credit: row.credit };
}

export function closeOf({ row, round }: Standing): number {
  return ownClose({ closesAt: round.closesAt, credit: row.credit });
}

export function deadlineOfOpen(standing: Standing): number | undefined {
  const shown = shownOf(standing);
  return shown && deadlineOf(shown);
}

/** When the question before the open one was settled; `Infinity` where a reserve has taken a place since, because nobody knows when. */
export function settledAt({ row, answers }: { row: AttemptRow; answers: readonly AnswerRow[] }): number {
  return row.dropped.length > 0 ? Infinity : answers.reduce((latest, { receivedAt }) => Math.max(latest, receivedAt), row.startedAt);
}

/** Settles the open question and moves on: to the next place, or to the end of the attempt. */
export function settleOpen(standing: Standing, outcome: Outcome): Step {
  const { row, items, round, extra } = standing;
  const question = items[row.item]?.question;
  if (question === undefined) throw new Error(`attempt ${row.id} has no item ${row.item}`);
  const limit = ownLimit(round, extra);
  const { shownAt, questionCredit } = row;
  const answered = outcome.choice !== null && shownAt !== null;
  const settled: AnswerRow = {
    question,
    revision: 1,
    place: row.place,
    choice: outcome.choice,
    shownAt,
    receivedAt: outcome.at,
    elapsed: answered ? elapsedOf({ shownAt, receivedAt: outcome.at, limit, questionCredit, lagCredit: outcome.lagCredit }) : elapsedUnanswered(limit),
    outageCredit: questionCredit,
    lagCredit: outcome.lagCredit,
    lagUnsteady: outcome.lagUnsteady,
  };
  if (row.place === round.declaration.questions) return { patch: { state: 'finished', finishedAt: outcome.at }, rows: [settled] };
  if (outcome.at >= closeOf(standing)) return expire(standing, settled);
  const place = row.place + 1;
  const item = itemFor(courseOf(standing, row.item), place);
  return { patch: { place, item, shownAt: null, questionCredit: 0 }, rows: [settled] };
}

/** Puts a reserve in the open question's place; undefined where none is left. */
export function replaceOpen(standing: Standing): Partial<AttemptChange> | undefined {
  const { row } = standing;
  const reserve = reserveFor(courseOf(standing, row.item), row.item);
  if (reserve === undefined) return undefined;
  return { item: reserve, shownAt: null, questionCredit: 0, dropped: [...row.dropped, row.item] };
}

/** The close cuts the attempt: what is left unasked costs its full limit and is stamped at the own close. */
function expire(standing: Standing, settled: AnswerRow): Step {
  const { row, items, round, extra } = standing;
  const at = closeOf(standing);
  const rows = [settled];
  const course = courseOf(standing, row.item);
  const passed = new Set<number>();
  const used = { has: (item: number): boolean => passed.has(item) || course.used.has(item) };
  for (let place = row.place + 1; place <= round.declaration.questions; place += 1) {
    const item = itemFor({ ...course, used }, place);
    passed.add(item);
    const question = items[item]?.question;
    if (question === undefined) throw new Error(`attempt ${row.id} has no item ${item}`);
    const elapsed = elapsedUnanswered(ownLimit(round, extra));
    rows.push({ question, revision: 1, place, choice: null, shownAt: null, receivedAt: at, elapsed, outageCredit: 0, lagCredit: 0, lagUnsteady: false });
  }
  return { patch: { state: 'expired', finishedAt: at }, rows };
}

function courseOf(standing: Standing, open: number): Course {
  const { row, items, answers, round, withdrawn } = standing;
  // Asked for only where a reserve is needed, which is seldom: nothing is gathered for the other answers.
  const isSettled = (index: number): boolean => items[index] !== undefined && answers.has(items[index].question);
  const used = { has: (item: number): boolean => item === open || row.dropped.includes(item) || isSettled(item) };
  return { items, questions: round.declaration.questions, used, withdrawn };
}

/** The row with its patch; spreading two objects costs ten times as much. */
export function moved(row: AttemptRow, patch: Step['patch']): AttemptRow {
  const { id, serial, round, participant, number, startedAt, version } = row;
  const { state = row.state, place = row.place, item = row.item, questionCredit = row.questionCredit, credit = row.credit } = patch;
  const { dropped = row.dropped, device = row.device, epoch = row.epoch } = patch;
  // These may be set to null.
  const { finishedAt = row.finishedAt, shownAt = row.shownAt, pausedFrom = row.pausedFrom, receipt = row.receipt } = patch;
  return { id, serial, round, participant, number, state, startedAt, finishedAt, place, item, shownAt, questionCredit, credit, pausedFrom, dropped, device, epoch, receipt, version };
}
