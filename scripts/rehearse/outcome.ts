import { quantile } from '../bench/figure.ts';

/** What has come of a rehearsal so far. */
export interface Outcome {
  people: number;
  started: number;
  finished: number;
  acknowledged: number;
  /** Refused commands, by reason. */
  refused: Map<string, number>;
  /** From the sending of an answer to its acknowledgement, milliseconds. */
  latencies: number[];
  reconnects: number;
  /** Answers that were acknowledged and are not among those that the server counts at the end. */
  lost: number;
  /** What people received that they should not have, and why they did not get to the end. */
  problems: string[];
}

export function newOutcome(people: number): Outcome {
  return { people, started: 0, finished: 0, acknowledged: 0, refused: new Map(), latencies: [], reconnects: 0, lost: 0, problems: [] };
}

export function countRefusal({ refused }: Outcome, reason: string): void {
  refused.set(reason, (refused.get(reason) ?? 0) + 1);
}

export function isGood({ people, finished, refused, lost, problems }: Outcome): boolean {
  return finished === people && refused.size === 0 && lost === 0 && problems.length === 0;
}

/** After how many milliseconds half, 95 and 99 of a hundred acknowledgements had come; undefined where none has. */
export function latenciesOf({ latencies }: Outcome): { median: number; p95: number; p99: number } | undefined {
  if (latencies.length === 0) return undefined;
  return { median: quantile(latencies, 0.5), p95: quantile(latencies, 0.95), p99: quantile(latencies, 0.99) };
}
