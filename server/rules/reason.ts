import { compareStep, type Comparator, type Performance } from './ranking.ts';

/** One step of the chain with both values, in the units of `Performance`. At most the last of several steps decides. */
export interface Step extends Comparator { own: number | null; above: number | null; decides: boolean }

/** Why `own` is below `above`: each step on which they are equal, then the one that decides, and nothing after it. */
export function whyBelow(chain: readonly Comparator[], own: Performance, above: Performance): Step[] {
  const steps: Step[] = [];
  for (const { by, order } of chain) {
    const decides = compareStep({ by, order }, own, above) !== 0;
    steps.push({ by, order, own: own[by], above: above[by], decides });
    if (decides) break;
  }
  return steps;
}
