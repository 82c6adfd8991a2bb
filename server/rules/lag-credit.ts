/** How a round gives back the time that a participant's connection costs. */
export interface LagRule {
  /** Which of the round trips stands for the connection, in per cent from the fastest (0) to the slowest (100). */
  percentile: number;
  /** The most that one answer is credited, in ms. */
  cap: number;
  /** How far the quota may exceed the measured lag, in ms. */
  slack: number;
  /** What each answer adds to the quota, in ms. */
  gain: number;
}

export interface LagState {
  /** The last round trips in ms, the newest last, as the server measured them. */
  samples: readonly number[];
  /** What may still be credited, in ms. */
  quota: number;
}

export interface LagCredit {
  /** Whole ms to take off the answer's elapsed time. */
  credit: number;
  /** The state for the next answer. */
  state: LagState;
  /** The connection's lag in whole ms; null without a rule or with too few round trips. */
  measured: number | null;
  /** The round trips vary by more than the cap: to be flagged, as a held-back pong looks like this. */
  unsteady: boolean;
}

const SAMPLES_KEPT = 20;
const SAMPLES_NEEDED = 3;
const LONGEST_ROUND_TRIP_MS = 60_000;

/** The state of a new connection: nothing measured, and a quota for one answer. */
export function startLag(rule: LagRule | null): LagState {
  return { samples: [], quota: rule === null ? 0 : rule.gain };
}

/** Adds a round trip in ms; what cannot be one is ignored. */
export function observe(state: LagState, roundTrip: number): LagState {
  const possible = roundTrip >= 0 && roundTrip <= LONGEST_ROUND_TRIP_MS;
  if (!possible) return state;
  return { ...state, samples: [...state.samples, roundTrip].slice(-SAMPLES_KEPT) };
}

/**
 * The credit for one answer. The quota is why a lag that is put on for a moment gains little: it lets the credit exceed what
 * the last answer's lag was by no more than the slack, and over many answers the gain is the most that one brings on average.
 */
export function creditLag(rule: LagRule | null, state: LagState): LagCredit {
  if (rule === null || state.samples.length < SAMPLES_NEEDED) return { credit: 0, state, measured: null, unsteady: false };
  const low = percentile(state.samples, rule.percentile);
  const measured = Math.floor(low);
  const credit = Math.max(0, Math.floor(Math.min(measured, rule.cap, state.quota)));
  const quota = Math.min(measured + rule.slack, state.quota - credit + rule.gain);
  const unsteady = percentile(state.samples, 90) - low > rule.cap;
  return { credit, state: { samples: state.samples, quota }, measured, unsteady };
}

/** The smallest sample that at least `percent` per cent of the samples do not exceed. */
function percentile(samples: readonly number[], percent: number): number {
  const reaches = (sample: number) => samples.filter((other) => other <= sample).length * 100 >= percent * samples.length;
  return Math.min(...samples.filter(reaches));
}
