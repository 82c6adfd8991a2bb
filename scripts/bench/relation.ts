import type { Person } from './person.ts';

/**
 * The server's clock (whole epoch milliseconds, cut off) is at `offset` + this process's performance.now(), give or take `uncertain`,
 * milliseconds.
 */
export interface Relation { offset: number; uncertain: number }

const PROBES_EACH = 10;

/** Each probe bounds the offset from both sides, since the server reads its clock between a question and its answer; the bounds of all of them hold at once. */
export async function relateClocks(people: readonly Person[]): Promise<Relation> {
  let [least, most] = [-Infinity, Infinity];
  for (const person of people) {
    for (let probe = 0; probe < PROBES_EACH; probe += 1) {
      const frame = person.frame('clock', {});
      const from = performance.now();
      const now = await new Promise<number>((resolve) => {
        person.answered = ({ value }) => resolve(value?.now ?? Number.NaN);
        person.write(frame);
      });
      least = Math.max(least, now - performance.now());
      most = Math.min(most, now + 1 - from);
    }
  }
  if (!(least <= most)) throw new Error(`the clocks cannot be related: ${least} to ${most}`);
  return { offset: (least + most) / 2, uncertain: (most - least) / 2 };
}
