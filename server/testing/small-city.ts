import type { NewContest, NewUnit } from '../../db/load.ts';
import type { Declaration } from '../protocol/declaration.ts';
import { OPENS_AT } from './small-contest.ts';

/** How the units of a small city stand below each other, with their headcounts; null: only its parts are counted. */
const UNITS = [
  { code: 'SNV', category: 'city', parent: null, people: 20 },
  { code: 'QA', category: 'district', parent: null, people: 40 },
  { code: 'QA1', category: 'district', parent: 'QA', people: 12 },
  { code: 'QA1P', category: 'district', parent: 'QA1', people: 3 },
  { code: 'QA2', category: 'district', parent: 'QA', people: 6 },
  { code: 'QB', category: 'district', parent: null, people: null },
  { code: 'QB1', category: 'district', parent: 'QB', people: 12 },
  { code: 'QB2', category: 'district', parent: 'QB', people: 8 },
  { code: 'CT', category: 'central', parent: null, people: 2 },
] as const;

export const CITY_CODES: readonly string[] = UNITS.map(({ code }) => code);

/** Rounds of the city: their windows, and how each differs from the small contest's. */
export interface CityRound {
  opensAt: number;
  closesAt: number;
  declaration?: Partial<Declaration>;
}

/** Units on three levels with quotas of three kinds; the people of the small contest are dealt out to them in turn. */
export function smallCity(rounds: readonly CityRound[] = []) {
  return (contest: NewContest): NewContest => ({
    ...contest,
    quotas: [{ category: 'city', percent: 70 }, { category: 'district', percent: 60 }, { category: 'central', percent: 50 }],
    units: UNITS.map(unit),
    participants: contest.participants.map((person, index) => ({ ...person, unit: UNITS[index % UNITS.length]?.code ?? '' })),
    rounds: contest.rounds.map((round, index) => {
      const { declaration, ...window } = rounds[index] ?? { opensAt: round.opensAt, closesAt: round.closesAt };
      return { ...round, ...window, declaration: JSON.stringify({ ...(JSON.parse(round.declaration) as Declaration), ...declaration }) };
    }),
  });
}

function unit({ code, category, parent, people }: (typeof UNITS)[number]): NewUnit {
  const headcount = people === null ? null : { people, source: 'công văn', asOf: OPENS_AT };
  return { id: code, code, name: `Đơn vị ${code}`, sortKey: code, category, family: 'Nhóm', parent, headcount };
}
