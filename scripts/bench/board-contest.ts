import { openHouse } from '../../server/house.ts';
import { DECLARATION } from '../demo/contest.ts';
import { demonstrationStaff } from '../demo/staff.ts';
import { loadPeople } from './load-people.ts';

export const QUESTIONS = 4;

/** A data folder with the forty units of plan 221, as many people in each, and a short paper: more finish than with a long one. Answers who watches. */
export async function prepareFolder(folder: string, people: number): Promise<{ account: string; password: string }> {
  const house = await openHouse({ dataFolder: folder, logLevel: 'warn' });
  const { keys } = house.secrets;
  const blueprint = DECLARATION.blueprint.slice(0, QUESTIONS).map((share) => ({ ...share, questions: 1 }));
  await loadPeople(house, people, { ...DECLARATION, questions: QUESTIONS, blueprint });
  await house.close();
  const { account, password } = demonstrationStaff(keys)[0] ?? { account: '', password: '' };
  return { account, password };
}
