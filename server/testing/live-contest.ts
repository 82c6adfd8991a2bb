import type { NewContest } from '../../db/load.ts';
import type { QuestionId } from '../rules/ids.ts';

const WEEKLY = 8;

/** The small contest with questions of their own for its weeks: all others can be asked in live sessions. */
export function apartFromWeeks(contest: NewContest): NewContest {
  const [like] = contest.questions;
  if (like === undefined) throw new Error('the contest has no questions');
  const weekly = Array.from({ length: WEEKLY }, (_, number) => ({ ...like, id: `weekly-${number}` as QuestionId, code: `WEEKLY-0${number}`, topic: 'weekly', text: `Weekly question ${number}?` }));
  const rounds = contest.rounds.map((round) => {
    const declaration: object = JSON.parse(round.declaration);
    return { ...round, declaration: JSON.stringify({ ...declaration, blueprint: [{ topic: 'weekly', questions: 4, reserves: 2 }] }) };
  });
  return { ...contest, topics: [...contest.topics, { id: 'weekly', name: 'weekly' }], questions: [...contest.questions, ...weekly], rounds };
}
