import type { QuestionId } from '../server/rules/ids.ts';
import type { Database } from './open.ts';

export interface Question {
  id: QuestionId;
  code: string;
  fact: string;
  topic: string;
  difficulty: 'easy' | 'medium' | 'hard';
  text: string;
  options: string[];
  key: number;
  explanation: string;
  citation: string;
  trial: boolean;
}

export interface Withdrawal {
  question: QuestionId;
  code: string;
  reason: string;
  at: number;
}

type Stored = Omit<Question, 'options' | 'trial'> & { options: string; trial: 0 | 1 };

const COLUMNS = 'id, code, fact, topic, difficulty, text, options, key, explanation, citation, trial';

/** The question bank. Rows never change once a round that uses them has opened; a wrong one is withdrawn. */
export function questionStore(database: Database) {
  const all = database.prepare<[string], Stored>(`SELECT ${COLUMNS} FROM question WHERE contest_id = ? ORDER BY code`);
  const withdrawals = database.prepare<[string], Withdrawal>(
    `SELECT question_id AS question, code, reason, at FROM withdrawal JOIN question ON question.id = question_id
     WHERE contest_id = ? ORDER BY at, code`,
  );

  return {
    ofContest: async (contest: string): Promise<Question[]> =>
      all.all(contest).map((row) => ({ ...row, options: JSON.parse(row.options) as string[], trial: row.trial === 1 })),
    withdrawals: async (contest: string): Promise<Withdrawal[]> => withdrawals.all(contest),
  };
}
