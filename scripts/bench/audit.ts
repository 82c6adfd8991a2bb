import type { AttemptId } from '../../server/rules/ids.ts';
import { openHouse } from '../../server/house.ts';
import type { Saved } from './play.ts';

/** `lost`: answers that their people were told are saved, and which the database does not hold as they were told. */
export interface Audited { lost: number; finished: number }

/** Holds what the people of a stopped server were told against its database. */
export async function audit(folder: string, saved: readonly Saved[]): Promise<Audited> {
  const house = await openHouse({ dataFolder: folder, logLevel: 'warn' });
  const { attempts } = house.stores;
  const byAttempt = new Map<AttemptId, Saved[]>();
  for (const one of saved) byAttempt.set(one.attempt, [...(byAttempt.get(one.attempt) ?? []), one]);
  const audited = { lost: 0, finished: 0 };
  for (const [attempt, told] of byAttempt) {
    const [row, { items }] = await Promise.all([attempts.withId(attempt), attempts.paper(attempt)]);
    const answers = row === undefined ? [] : await attempts.answers(row.serial);
    if (row?.state === 'finished' && answers.every(({ choice }) => choice !== null)) audited.finished += 1;
    audited.lost += told.filter(({ question, choice, receivedAt }) => {
      const item = items[question];
      const stored = answers.find((answer) => answer.question === item?.question);
      return stored?.receivedAt !== receivedAt || stored.choice !== item?.order[choice];
    }).length;
  }
  await house.close();
  return audited;
}
