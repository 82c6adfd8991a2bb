import { rateOf, type Counted } from './participation.ts';

/** Percent, [from, to); 100 and what is above it belong to the last band. */
export interface Band {
  from: number;
  to: number;
}

/** A narrower band would tell of single people. */
const FEWEST_PEOPLE = 10;

/**
 * The band in which a rate lies. Bands are as wide as the smallest multiple of `grain` percent that spans ten people; what is left
 * over below 100 belongs to the last one.
 */
export function bandOf(counted: Counted, grain: number): Band {
  const width = widthOf(counted.headcount, grain);
  const bands = Math.max(Math.floor(100 / width), 1);
  const band = Math.min(Math.floor(rateOf(counted) / width), bands - 1);
  return { from: band * width, to: band === bands - 1 ? 100 : (band + 1) * width };
}

function widthOf(headcount: number, grain: number): number {
  return headcount < FEWEST_PEOPLE ? 100 : grain * Math.ceil((FEWEST_PEOPLE * 100) / (headcount * grain));
}
