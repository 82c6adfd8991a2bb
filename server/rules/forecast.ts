const HOUR = 3_600_000;

/** The pace is that of the last so much working time, milliseconds. */
export const PACE_TIME = 16 * HOUR;

/** On course means a twentieth more than what is needed, close a twentieth less; percent of the need. */
const ON_COURSE = 105;
const CLOSE = 95;

/** How a unit has come along; times are working time in milliseconds. */
export interface Course {
  taken: number;
  headcount: number;
  /** People that the quota asks for. */
  need: number;
  /** First participations within the time of the pace, evenings and weekends included. */
  recent: number;
  /** The working time in which those fell. */
  recentTime: number;
  /** The working time left up to the close. */
  left: number;
}

export type ForecastVerdict = 'reached' | 'on-course' | 'close' | 'behind';

export interface Forecast {
  /** People who will have taken part at the close. */
  taken: number;
  verdict: ForecastVerdict;
  /** First participations for each working hour, to two decimals. */
  pace: number;
  /** What each working hour that is left must bring; null where none is left. */
  needed: number | null;
}

/** What the pace leads to by the close, and how that stands to the quota. */
export function forecast(course: Course): Forecast {
  const { taken, headcount, need, left } = course;
  const pace = paceOf(course);
  const expected = Math.max(taken, Math.min(headcount, Math.floor(taken + (pace * left) / HOUR)));
  const needed = left === 0 ? null : rounded((Math.max(need - taken, 0) * HOUR) / left);
  return { taken: expected, verdict: verdictOf(course, expected), pace: rounded(pace), needed };
}

/** Less than an hour counts as one: three people in the first minute are no pace of 180 an hour. */
function paceOf({ recent, recentTime }: Course): number {
  return (recent * HOUR) / Math.max(recentTime, HOUR);
}

/** Nobody can be expected beyond the headcount, so that all of it is on course whatever the quota. */
function verdictOf({ taken, headcount, need }: Course, expected: number): ForecastVerdict {
  if (taken >= need) return 'reached';
  if (expected * 100 >= need * ON_COURSE || expected >= headcount) return 'on-course';
  return expected * 100 >= need * CLOSE ? 'close' : 'behind';
}

function rounded(pace: number): number {
  return Math.round(pace * 100) / 100;
}
