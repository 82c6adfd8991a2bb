import type { Paper } from '../../db/paper.ts';
import type { Question } from '../../db/questions.ts';
import type { QuestionId } from '../rules/ids.ts';
import type { Stores } from '../../db/stores.ts';
import { sharedItems, type Item } from './shared-items.ts';
import type { Drawable } from '../rules/draw.ts';

/** The question bank in memory, with what has been withdrawn. */
export interface Bank {
  question(id: QuestionId): Question;
  byCode(code: string): Question | undefined;
  /** Questions that may be drawn, in the order of their ids: neither the trial question nor withdrawn ones. */
  drawable(): readonly Drawable<QuestionId>[];
  /** A paper's items, each one object whoever has drawn it. */
  items(paper: Paper): readonly Item[];
  all(): readonly Question[];
  trial(): Question;
  withdrawn: Map<QuestionId, { reason: string; at: number }>;
}

export async function loadBank(stores: Pick<Stores, 'questions'>, contest: string): Promise<Bank> {
  const questions = await stores.questions.ofContest(contest);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const byCode = new Map(questions.map((question) => [question.code, question]));
  const withdrawn = new Map((await stores.questions.withdrawals(contest)).map(({ question, reason, at }) => [question, { reason, at }]));
  const trial = questions.find((question) => question.trial);
  const all = questions
    .filter((question) => !question.trial)
    .map(({ id, topic, options }) => ({ id, topic, options: options.length }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  let drawable = all.filter(({ id }) => !withdrawn.has(id));
  function questionOf(id: QuestionId): Question {
    const question = byId.get(id);
    if (question === undefined) throw new Error(`question ${id} is not in the bank`);
    return question;
  }

  return {
    withdrawn,
    question: questionOf,
    items: sharedItems(questionOf),
    byCode: (code) => byCode.get(code),
    drawable: () => {
      // Each start asks for them; withdrawals come one by one, and none is taken back.
      if (drawable.length + withdrawn.size !== all.length) drawable = all.filter(({ id }) => !withdrawn.has(id));
      return drawable;
    },
    all: () => questions,
    trial: () => {
      if (trial === undefined) throw new Error('the bank has no trial question');
      return trial;
    },
  };
}
