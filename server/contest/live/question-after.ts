import type { LiveQuestionRow } from '../../../db/live-sessions.ts';
import type { Bank } from '../bank.ts';
import type { Along } from './live-around.ts';
import { isMoved } from './live-telling.ts';
import { announcedRow, questionStep, type AskedQuestions, type LiveSession } from './live-session.ts';

/** The row of the question that is there, as a move from one state of the session to another leaves it; undefined where it leaves it alone. */
export function questionAfter({ session, row, asked, bank }: { session: LiveSession; row: LiveQuestionRow | undefined; asked: AskedQuestions; bank: Pick<Bank, 'byCode'> }, next: LiveSession, { closedAt, question }: Along): LiveQuestionRow | undefined {
  if (question !== undefined) return question;
  if (session.phase === 'open' && next.phase !== 'open') return row && { ...row, closedAt: closedAt ?? next.since };
  if (next.phase === 'open' && session.phase !== 'open') return row && { ...row, openedAt: next.since };
  const step = next.phase === 'announced' && isMoved(session, next) ? questionStep(next) : undefined;
  if (step === undefined) return undefined;
  if (asked.has(step.id)) throw new Error(`step ${step.id} has been announced before`);
  return announcedRow(next, step, bank);
}
