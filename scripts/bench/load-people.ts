import { newId } from '../../db/ids.ts';
import { personalCodeHmac, staffCodeHmac } from '../../server/contest/keys.ts';
import { nameSortKey } from '../../server/contest/sort-key.ts';
import type { House } from '../../server/house.ts';
import type { Declaration } from '../../server/protocol/declaration.ts';
import type { ParticipantId } from '../../server/rules/ids.ts';
import { demonstrationContest } from '../demo/contest.ts';

export const staffCodeOf = (person: number): string => `BENCH${person}`;
export const personalCodeOf = (person: number): string => `BENCH${String(person).padStart(5, '0')}`;

/** Loads the contest of plan 221 with so many people, as many in each unit, and with this declaration for each of its rounds. */
export async function loadPeople(house: Pick<House, 'stores' | 'secrets' | 'clock'>, people: number, declaration: Declaration): Promise<ParticipantId[]> {
  const { keys } = house.secrets;
  const contest = demonstrationContest(keys, house.clock.now());
  const units = contest.units.filter(({ parent }) => parent === null || parent === undefined);
  const participants = Array.from({ length: people }, (_, person) => {
    const name = `Người Thứ ${person}`;
    const codes = { staffCodeHmac: staffCodeHmac(keys, staffCodeOf(person)), staffCodeTail: staffCodeOf(person).slice(-3), personalCodeHmac: personalCodeHmac(keys, staffCodeOf(person), personalCodeOf(person)) };
    return { id: newId<ParticipantId>(), unit: units[person % units.length]?.id ?? '', name, sortKey: nameSortKey(name), excluded: null, invented: true, ...codes };
  });
  const headcount = Math.ceil(people / units.length);
  const counted = contest.units.map((unit) => ({ ...unit, headcount: unit.headcount && { ...unit.headcount, people: units.includes(unit) ? headcount : 0 } }));
  const rounds = contest.rounds.map((round) => ({ ...round, declaration: JSON.stringify(declaration) }));
  await house.stores.load({ ...contest, units: counted, participants, rounds });
  return participants.map(({ id }) => id);
}
