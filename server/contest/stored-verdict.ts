import type { AnswerRow } from '../../db/attempts.ts';
import type { PaperItem } from '../../db/paper.ts';
import type { Events } from '../events.ts';
import type { Receipt } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { QuestionId } from '../rules/ids.ts';

/** What a repeated command gets: the verdict that is stored, also after the deadline; undefined where nothing is settled. */
export function storedVerdict(items: readonly PaperItem[], answers: ReadonlyMap<QuestionId, AnswerRow>, asked: { question: number; saved: number; of: number }): Verdict<Receipt> | undefined {
  const item = items[asked.question];
  const answer = item && answers.get(item.question);
  if (item === undefined || answer === undefined) return undefined;
  if (answer.choice === null) return { ok: false, refusal: 'too-late' };
  return { ok: true, value: { question: asked.question, choice: item.order.indexOf(answer.choice), receivedAt: answer.receivedAt, saved: asked.saved, of: asked.of } };
}

/** How many questions have been answered in time. */
export function savedOf(answers: ReadonlyMap<QuestionId, AnswerRow>): number {
  let saved = 0;
  for (const { choice } of answers.values()) if (choice !== null) saved += 1;
  return saved;
}

/** The verdict, counted where it acknowledges an answer. */
export function counted(events: Pick<Events, 'answered'>, verdict: Verdict<Receipt>): Verdict<Receipt> {
  if (verdict.ok) events.answered();
  return verdict;
}
