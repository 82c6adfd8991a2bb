import { isDeepStrictEqual } from 'node:util';
import { readDatabase } from '../../../server/testing/ranking-in-sql.ts';

/** The newest ranking of the closed round against one that SQL computes from the answers: ranks, scores and times. */
export function brokenRanking(file: string, edition: number): string[] {
  const database = readDatabase(file);
  try {
    const [stored, recomputed] = [database.stored('round-1', edition), database.recomputed('round-1')];
    if (edition > 0 && isDeepStrictEqual(stored, recomputed)) return [];
    return [`edition ${edition} is ${JSON.stringify(stored)} and not ${JSON.stringify(recomputed)}`];
  } finally {
    database.close();
  }
}
