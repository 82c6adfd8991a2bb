/** How many people a unit has, and how many of them have taken part. */
export interface Counted {
  headcount: number;
  taken: number;
}

/** The people of a unit: its own record, which includes its parts, or the sum of its parts where it has none. */
export function headcountOf(own: number | undefined, parts: readonly number[]): number {
  return own ?? sum(parts);
}

/** How many people a quota in percent asks for. */
export function needOf(headcount: number, quota: number): number {
  return Math.ceil((headcount * quota) / 100);
}

/** People who are missing to what the quota needs; below zero by how many it is exceeded. */
export function missing(need: number, taken: number): number {
  return need - taken;
}

/** Percent of the headcount, above 100 where more have taken part than were counted. */
export function rateOf({ headcount, taken }: Counted): number {
  if (headcount === 0) return taken === 0 ? 0 : 100;
  return (taken * 100) / headcount;
}

/** Points of percent that a rate is below its quota; below zero where it is above. */
export function pointsBelow(quota: number, rate: number): number {
  return quota - rate;
}

/** The whole city's figures, from the units of the first level: each holds its parts already. */
export function cityOf<Unit extends { headcount: number; need: number }>(units: readonly Unit[]): { headcount: number; need: number } {
  return { headcount: sum(units.map(({ headcount }) => headcount)), need: sum(units.map(({ need }) => need)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
