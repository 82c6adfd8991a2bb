import { newId } from '../../db/ids.ts';
import { personalCodeHmac, staffCodeHmac } from '../../server/contest/keys.ts';
import { nameSortKey } from '../../server/contest/sort-key.ts';
import { openHouse } from '../../server/house.ts';
import { DECLARATION, demonstrationContest } from '../demo/contest.ts';
import { demonstrationStaff } from '../demo/staff.ts';

export const staffCodeOf = (person: number): string => `BENCH${person}`;
export const personalCodeOf = (person: number): string => `BENCH${String(person).padStart(5, '0')}`;

export const QUESTIONS = 4;

/** A data folder with the forty units of plan 221, as many people in each, and a short paper: more finish than with a long one. Answers who watches. */
export async function prepareFolder(folder: string, people: number): Promise<{ account: string; password: string }> {
  const house = openHouse({ dataFolder: folder, logLevel: 'warn' });
  const { keys } = house.secrets;
  const contest = demonstrationContest(keys, house.clock.now());
  const units = contest.units.filter(({ parent }) => parent === null || parent === undefined);
  const participants = Array.from({ length: people }, (_, person) => {
    const name = `Người Thứ ${person}`;
    const codes = { staffCodeHmac: staffCodeHmac(keys, staffCodeOf(person)), staffCodeTail: staffCodeOf(person).slice(-3), personalCodeHmac: personalCodeHmac(keys, staffCodeOf(person), personalCodeOf(person)) };
    return { id: newId<(typeof contest.participants)[number]['id']>(), unit: units[person % units.length]?.id ?? '', name, sortKey: nameSortKey(name), excluded: null, invented: true, ...codes };
  });
  const headcount = Math.ceil(people / units.length);
  const counted = contest.units.map((unit) => ({ ...unit, headcount: unit.headcount && { ...unit.headcount, people: units.includes(unit) ? headcount : 0 } }));
  const blueprint = DECLARATION.blueprint.slice(0, QUESTIONS).map((share) => ({ ...share, questions: 1 }));
  const declaration = JSON.stringify({ ...DECLARATION, questions: QUESTIONS, blueprint });
  await house.stores.load({ ...contest, units: counted, participants, rounds: contest.rounds.map((round) => ({ ...round, declaration })) });
  await house.close();
  const { account, password } = demonstrationStaff(keys)[0] ?? { account: '', password: '' };
  return { account, password };
}
