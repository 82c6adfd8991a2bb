import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { COMPARED, compare, type Comparator, type Performance } from './ranking.ts';
import { whyBelow } from './reason.ts';

const reason = suite('reason');
const FIXED = { seed: 221, numRuns: 400 };

const SCORE: Comparator = { by: 'score', order: 'desc' };
const DISTANCE: Comparator = { by: 'distance', order: 'asc' };
const ELAPSED: Comparator = { by: 'elapsed', order: 'asc' };

reason('[Y1] each equal step is told, then the one that decides, and nothing after it', () => {
  const steps = whyBelow([SCORE, DISTANCE, ELAPSED], of('own', { distance: 12, elapsed: 1 }), of('above', { distance: 3, elapsed: 9 }));
  assert.equal(steps, [
    { by: 'score', order: 'desc', own: 20_000, above: 20_000, decides: false },
    { by: 'distance', order: 'asc', own: 12, above: 3, decides: true },
  ]);
});

reason('[Y1] a missing prediction can decide', () => {
  const steps = whyBelow([DISTANCE, ELAPSED], of('own', { distance: null }), of('above', { distance: 400 }));
  assert.equal(steps, [{ by: 'distance', order: 'asc', own: null, above: 400, decides: true }]);
});

reason('[Y1][Y2] the reason agrees with the ranking', () => {
  const comparators = fc.record({ by: fc.constantFrom(...COMPARED), order: fc.constantFrom('asc', 'desc') }, { noNullPrototype: true });
  const chains = fc.array(comparators, { maxLength: 4 });
  const value = fc.integer({ min: 0, max: 1 });
  const values = fc.record({ score: value, elapsed: value, finishedAt: value, distance: fc.option(value) }, { noNullPrototype: true });
  fc.assert(fc.property(chains, values, values, (chain, left, right) => {
    const [own, above] = [of('own', left), of('above', right)];
    const steps = whyBelow(chain, own, above);
    assert.equal(steps.map(({ by, order }) => ({ by, order })), chain.slice(0, steps.length));
    assert.ok(steps.slice(0, -1).every((step) => !step.decides && step.own === step.above));
    assert.is(steps.at(-1)?.decides ?? false, compare(chain, own, above) !== 0);
    if (compare(chain, own, above) === 0) assert.is(steps.length, chain.length);
  }), FIXED);
});

reason('[Y2] between two equal on every step, no step decides', () => {
  const steps = whyBelow([SCORE, ELAPSED], of('own', {}), of('above', {}));
  assert.equal(steps.map(({ decides }) => decides), [false, false]);
});

reason.run();

/** A perfect paper of 20 with the given differences. */
function of(participant: string, values: Partial<Performance>): Performance {
  return { participant, attempt: participant, number: 1, score: 20_000, elapsed: 0, finishedAt: 0, distance: null, ...values };
}
