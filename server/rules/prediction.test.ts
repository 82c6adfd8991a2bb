import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { actualOf, decidePrediction, distanceOf, distanceUnjudged, type CountedPaper, type PredictionAsked, type PredictionRefusal } from './prediction.ts';
import { counting, rank } from '../testing/whole-ranking.ts';
import type { Comparator, Performance } from './ranking.ts';

const prediction = suite('prediction');
const FIXED = { seed: 221, numRuns: 300 };

const CHAIN: Comparator[] = [{ by: 'score', order: 'desc' }, { by: 'distance', order: 'asc' }, { by: 'elapsed', order: 'asc' }];
const PAPERS: CountedPaper[] = [{ correct: 4, counted: 4 }, { correct: 3, counted: 4 }, { correct: 3, counted: 3 }];

prediction('[G1] the true number of participants is how many are ranked', () => {
  assert.is(actualOf('participants', PAPERS), 3);
  assert.is(actualOf('participants', []), 0);
});

prediction('[G2] all correct are those with every question right that counts, a withdrawn one left out', () => {
  assert.is(actualOf('all-correct', PAPERS), 2);
  assert.is(actualOf('all-correct', [{ correct: 3, counted: 4 }]), 0);
});

prediction('[G2] where no question counts nobody has all correct', () => {
  assert.is(actualOf('all-correct', [{ correct: 0, counted: 0 }]), 0);
});

for (const { name, guess, distance } of [
  { name: 'exactly', guess: 500, distance: 0 },
  { name: 'below', guess: 480, distance: 20 },
  { name: 'above by as much', guess: 520, distance: 20 },
  { name: 'with the largest number there is', guess: 10_000_000, distance: 9_999_500 },
  { name: 'not at all', guess: null, distance: null },
]) {
  prediction(`[G3] who predicts 500 ${name} is off by ${distance}`, () => {
    assert.is(distanceOf(guess, 500), distance);
  });
}

prediction('[G3] the nearer prediction ranks higher, and who gave none is last', () => {
  const guesses = [490, 505, null, 520];
  const rows = guesses.map((guess, index) => of(String(guess), { number: index, distance: distanceOf(guess, 500) }));
  assert.equal(rank(CHAIN, rows).map(({ participant }) => participant), ['505', '490', '520', 'null']);
});

prediction('[G4] a given prediction is ahead of none while the best attempt is chosen, and no given one of another', () => {
  const rows = [of('a', { number: 1, distance: distanceUnjudged(null) }), of('a', { number: 2, distance: distanceUnjudged(7) }), of('a', { number: 3, distance: distanceUnjudged(500) })];
  assert.equal(counting('best', CHAIN, rows).map(({ number }) => number), [2]);
});

prediction('[G4] the choice is the same whatever was predicted, as long as something was', () => {
  const attempts = fc.array(fc.record({ score: fc.integer({ min: 0, max: 2 }), elapsed: fc.integer({ min: 0, max: 2 }), guess: fc.nat(), other: fc.nat() }), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(attempts, (all) => {
    const chosen = (guessOf: (attempt: { guess: number; other: number }) => number): number[] =>
      counting('best', CHAIN, all.map((attempt, index) => of('a', { number: index + 1, score: attempt.score, elapsed: attempt.elapsed, distance: distanceUnjudged(guessOf(attempt)) }))).map(({ number }) => number);
    assert.equal(chosen(({ guess }) => guess), chosen(({ other }) => other));
  }), FIXED);
});

const ASKED: PredictionAsked = { asks: true, excluded: false, ended: true, given: null, closesAt: 200_000 };

const cases: { name: string; asked?: Partial<PredictionAsked>; receivedAt?: number; expected: 'taken' | 'stored' | PredictionRefusal }[] = [
  { name: '[G5] after the attempt and before the close', expected: 'taken' },
  { name: '[G5] 1 ms before the close', receivedAt: 199_999, expected: 'taken' },
  { name: '[G5] at the close', receivedAt: 200_000, expected: 'too-late' },
  { name: '[G5] while the attempt runs', asked: { ended: false }, expected: 'not-allowed' },
  { name: '[G5] in a round that asks for none', asked: { asks: false }, expected: 'not-allowed' },
  { name: '[G5] by somebody who is excluded', asked: { excluded: true }, expected: 'excluded' },
  { name: '[G6] the same number again', asked: { given: 480 }, expected: 'stored' },
  { name: '[G6] the same number again, after the close', asked: { given: 480 }, receivedAt: 300_000, expected: 'stored' },
  { name: '[G6] another number', asked: { given: 481 }, expected: 'already-taken' },
  { name: '[G6] another number than 0', asked: { given: 0 }, expected: 'already-taken' },
];

for (const { name, asked, receivedAt, expected } of cases) {
  prediction(`${name}: ${expected}`, () => {
    assert.is(decidePrediction({ ...ASKED, ...asked }, { guess: 480, receivedAt: receivedAt ?? 150_000 }), expected);
  });
}

prediction('[G7] of several refusals the first in the order is told', () => {
  const refusals: [PredictionRefusal, Partial<PredictionAsked>][] = [
    ['not-allowed', { asks: false }],
    ['already-taken', { given: 1 }],
    ['excluded', { excluded: true }],
    ['not-allowed', { ended: false }],
    ['too-late', { closesAt: 0 }],
  ];
  fc.assert(fc.property(fc.subarray(refusals, { minLength: 2 }), (together) => {
    const asked = together.reduce((all, [, part]) => ({ ...all, ...part }), ASKED);
    assert.is(decidePrediction(asked, { guess: 480, receivedAt: 150_000 }), together[0]?.[0]);
  }), FIXED);
});

prediction.run();

function of(participant: string, values: Partial<Performance>): Performance {
  return { participant, attempt: participant, number: 1, score: 20_000, elapsed: 0, finishedAt: 0, distance: null, ...values };
}
