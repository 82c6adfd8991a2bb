import type { AttemptId } from '../server/rules/ids.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export interface PredictionRow {
  attempt: AttemptId;
  guess: number;
  /** When it arrived, epoch milliseconds. */
  at: number;
}

/** Predictions: at most one for each attempt, never changed. */
export function predictionStore(database: Database, writer: Writer) {
  const write = writer.of('prediction');
  const insert = database.prepare<PredictionRow>(
    `INSERT INTO prediction SELECT @attempt, @guess, @at FROM attempt JOIN round ON round.id = attempt.round_id
     WHERE attempt.id = @attempt AND attempt.state <> 'open' AND round.phase = 'open' ON CONFLICT DO NOTHING`,
  );
  const of = database.prepare<[AttemptId], PredictionRow>('SELECT attempt_id AS attempt, guess, at FROM prediction WHERE attempt_id = ?');

  return {
    /** What is stored afterwards: this one, or the one that was there first; undefined where the attempt runs or its round is not open. */
    add: write('add', (row: PredictionRow): PredictionRow | undefined => {
      insert.run(row);
      return of.get(row.attempt);
    }),
    of: async (attempt: AttemptId): Promise<PredictionRow | undefined> => of.get(attempt),
  };
}
