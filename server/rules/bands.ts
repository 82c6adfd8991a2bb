import { rateOf, type Counted } from './participation.ts';

/** Percent, [from, to); 100 and what is above it belong to the last band. */
export interface Band {
  from: number;
  to: number;
}

/** How the bands of a unit are cut, percent: none is narrower than `least`, and one begins at the quota where both sides are wide enough. */
export interface UnitBands {
  least: number;
  quota: number;
}

/** A narrower band would tell of single people. */
const FEWEST_PEOPLE = 10;

/** The band of the city in which a rate lies: each at least `grain` percent wide and ten people. */
export function cityBand(counted: Counted, grain: number): Band {
  return bandIn(equalParts(100, widthOf(counted.headcount, grain)), counted);
}

/**
 * The band of a unit in which a rate lies. What lies below the quota is cut into equal parts, what lies above it is one band; a quota
 * too near to 0 or 100 for that leaves equal parts of the whole.
 */
export function unitBand(counted: Counted, { least, quota }: UnitBands): Band {
  const width = widthOf(counted.headcount, least);
  const isEdge = quota >= width && 100 - quota >= width;
  return bandIn(isEdge ? [...equalParts(quota, width), { from: quota, to: 100 }] : equalParts(100, width), counted);
}

/**
 * How wide the bands of units must be, percent, for their sum to tell no more of the city than a band of `grain` percent does. Each
 * unit's error is in proportion to its headcount and they partly cancel out: the grain grows by the root of the number of units, each
 * weighed by its headcount.
 */
export function leastUnitBand(grain: number, headcounts: readonly number[]): number {
  const people = headcounts.reduce((sum, headcount) => sum + headcount, 0);
  const squares = headcounts.reduce((sum, headcount) => sum + headcount ** 2, 0);
  return squares === 0 ? grain : grain * (people / Math.sqrt(squares));
}

/** Whole percent: `least`, or what ten people are where that is more; all of a headcount that has no ten. */
function widthOf(headcount: number, least: number): number {
  return headcount < FEWEST_PEOPLE ? 100 : Math.ceil(Math.max(least, (FEWEST_PEOPLE * 100) / headcount));
}

/** As many equal parts of [0, end) as are at least so wide, with edges of whole percent; one part where two are not. */
function equalParts(end: number, width: number): Band[] {
  const parts = Math.max(Math.floor(end / width), 1);
  const edge = (part: number): number => Math.round((part * end) / parts);
  return Array.from({ length: parts }, (_, part) => ({ from: edge(part), to: edge(part + 1) }));
}

/** `bands` join and rise from 0 to 100. */
function bandIn(bands: readonly Band[], counted: Counted): Band {
  const rate = rateOf(counted);
  return bands.reduce((held, band) => (rate >= band.from ? band : held));
}
