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

/** A unit and the units right below it, by their headcounts. */
export interface Nested {
  id: string;
  headcount: number;
  parts: readonly Nested[];
}

/**
 * How wide the bands of each unit must be, percent by id, for all of them together to tell no more of the city than a band of `grain`
 * percent does. Errors of units beside each other are in proportion to their headcounts and partly cancel out, so a band grows by the
 * root of their number, each weighed by its headcount: first over the city, then over each unit with parts, whose bands tell no more of
 * it than its own. A unit that is told on several levels is told as often, and its bands grow by the root of that.
 */
export function leastUnitBands(grain: number, units: readonly Nested[]): Map<string, number> {
  const least = new Map<string, number>();
  const cut = (parts: readonly Nested[], width: number): void => {
    for (const part of parts) {
      least.set(part.id, width);
      cut(part.parts, width * spread(part.parts));
    }
  };
  const width = grain * spread(units);
  for (const unit of units) cut([unit], width * Math.sqrt(levelsOf(unit)));
  return least;
}

/** How much wider the bands of parts are than one of all of them for their sum to tell as much as that. */
function spread(parts: readonly Nested[]): number {
  const whole = parts.reduce((sum, { headcount }) => sum + headcount, 0);
  const squares = parts.reduce((sum, { headcount }) => sum + headcount ** 2, 0);
  return squares === 0 ? 1 : Math.max(1, whole / Math.sqrt(squares));
}

/** On how many levels a unit is told: its own, and those of its parts. */
function levelsOf({ parts }: Nested): number {
  return 1 + Math.max(0, ...parts.map(levelsOf));
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
