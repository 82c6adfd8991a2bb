import type { AttemptSerial } from '../server/rules/ids.ts';
import type { Tally } from '../server/rules/scoring.ts';
import type { Database } from './open.ts';

/** What the answers of attempts add up to. */
export function tallies(database: Database) {
  const addUp = database.prepare<[AttemptSerial], Tally>(
    `SELECT count(*) FILTER (WHERE choice = key) AS correct, count(*) AS counted, coalesce(sum(elapsed), 0) AS elapsed
     FROM answer JOIN question ON question.id = question_id WHERE attempt = ? AND question_id NOT IN (SELECT question_id FROM withdrawal)`,
  );
  const keep = database.prepare<Tally & { attempt: AttemptSerial }>('INSERT INTO tally VALUES (@attempt, (SELECT count(*) FROM withdrawal), @correct, @counted, @elapsed)');
  const of = (attempt: AttemptSerial): Tally => addUp.get(attempt) ?? { correct: 0, counted: 0, elapsed: 0 };
  return {
    of,
    /** Within the write that ends the attempt. */
    keep: (attempt: AttemptSerial): void => void keep.run({ attempt, ...of(attempt) }),
  };
}
