import type { LiveQuestionRow, LiveSessionRow } from '../../../db/live-sessions.ts';
import { keptScript, liveRules, type LiveQuestionStep, type LiveRules, type LiveScript, type LiveStep } from '../../protocol/live.ts';
import type { Course, CourseStep } from '../../rules/live-course.ts';
import type { Bank } from '../bank.ts';

/** A live session as the contest works with it. */
export type LiveSession = Omit<LiveSessionRow, 'rules' | 'script'> & { rules: LiveRules; script: LiveScript };

/** Announced questions by their step. */
export type AskedQuestions = ReadonlyMap<string, LiveQuestionRow>;

/** In auto mode: between a close and what follows, for the last answers on their way and for the hall's breath, milliseconds. */
const CLOSED_STAYS = 2_000;

export function readSession(row: LiveSessionRow): LiveSession {
  return { ...row, rules: liveRules.parse(row.rules), script: keptScript.parse(row.script) };
}

/** The step that is there, where it is a question. */
export function questionStep({ script, place }: Pick<LiveSession, 'script' | 'place'>): LiveQuestionStep | undefined {
  const step = script.steps[place];
  return step?.kind === 'question' ? step : undefined;
}

/** The session's course with the limits and voids of now. What the bank has withdrawn since the script was saved is passed over like what was voided. */
export function courseOf({ script, rules }: Pick<LiveSession, 'script' | 'rules'>, asked: AskedQuestions, bank: Pick<Bank, 'byCode' | 'withdrawn'>): Course {
  const { histogram, standing, message } = rules.autoSeconds;
  return {
    steps: script.steps.map((step) => courseStep(step, asked, bank)),
    pace: {
      lead: rules.leadSeconds * 1_000,
      reading: rules.readingSeconds * 1_000,
      stays: { closed: CLOSED_STAYS, histogram: histogram * 1_000, standing: standing * 1_000, message: message * 1_000 },
    },
  };
}

function courseStep(step: LiveStep, asked: AskedQuestions, bank: Pick<Bank, 'byCode' | 'withdrawn'>): CourseStep {
  switch (step.kind) {
    case 'pause':
      return { kind: 'pause', length: step.seconds === null ? null : step.seconds * 1_000 };
    case 'message':
      return { kind: 'message' };
    case 'question': {
      const { id, seconds, histogram, standing } = step;
      const row = asked.get(id);
      const question = bank.byCode(step.question);
      const isGone = row === undefined && (question === undefined || bank.withdrawn.has(question.id));
      return { kind: 'question', limit: row?.limit ?? seconds * 1_000, histogram, standing, voided: isGone || (row !== undefined && row.voidedAt !== null), announced: isGone || row !== undefined };
    }
  }
}

/** Questions that count have numbers from 1 in their order; practice has none. */
export function numberOf({ script }: Pick<LiveSession, 'script'>, step: string): { number: number; of: number } {
  const counting = script.steps.filter((one) => one.kind === 'question' && !one.practice);
  return { number: counting.findIndex(({ id }) => id === step) + 1, of: counting.length };
}

/** A question's row at its announcement. */
export function announcedRow(session: LiveSession, { id, question, points, practice, seconds }: LiveQuestionStep, bank: Pick<Bank, 'byCode'>): LiveQuestionRow {
  const bankId = bank.byCode(question)?.id;
  if (bankId === undefined) throw new Error(`question ${question} is not in the bank`);
  return { step: id, question: bankId, number: numberOf(session, id).number, points, practice, limit: seconds * 1_000, openedAt: null, closedAt: null, voidedAt: null, voidReason: null, voidChange: null };
}
