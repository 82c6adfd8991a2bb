import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { counting, rank } from '../testing/whole-ranking.ts';
import { COMPARED, compare, placing, type Comparator, type Counting, type Performance } from './ranking.ts';

const ranking = suite('ranking');
const FIXED = { seed: 221, numRuns: 400 };
const COUNTING: Counting[] = ['best', 'first', 'last'];

const SCORE: Comparator = { by: 'score', order: 'desc' };
const DISTANCE: Comparator = { by: 'distance', order: 'asc' };
const ELAPSED: Comparator = { by: 'elapsed', order: 'asc' };
const FINISHED: Comparator = { by: 'finishedAt', order: 'asc' };

// Narrow values, so that equal steps are common.
const comparators = fc.record({ by: fc.constantFrom(...COMPARED), order: fc.constantFrom('asc', 'desc') }, { noNullPrototype: true });
const chains = fc.array(comparators, { maxLength: 4 });
const performances: fc.Arbitrary<Performance> = fc.record({
  participant: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  attempt: fc.uuid(),
  number: fc.integer({ min: 1, max: 3 }),
  score: fc.integer({ min: 0, max: 2 }),
  elapsed: fc.integer({ min: 0, max: 2 }),
  finishedAt: fc.integer({ min: 0, max: 2 }),
  distance: fc.option(fc.integer({ min: 0, max: 2 })),
}, { noNullPrototype: true });
const fields = fc.uniqueArray(performances, { selector: ({ participant, number }) => `${participant}${number}` });

const contests: { name: string; chain: Comparator[]; rows: Performance[]; expected: [string, number][] }[] = [
  {
    name: 'Hải Phòng 2024: score, then completion time',
    chain: [SCORE, ELAPSED],
    rows: [of('slow', { elapsed: 300 }), of('quick', { elapsed: 200 }), of('wrong', { score: 19_000, elapsed: 1 })],
    expected: [['quick', 1], ['slow', 2], ['wrong', 3]],
  },
  {
    name: 'Hải Dương 2024: score, then prediction; time plays no part',
    chain: [SCORE, DISTANCE],
    rows: [of('far', { distance: 9, elapsed: 1 }), of('near', { distance: 2 }), of('also near', { distance: 2, elapsed: 5 })],
    expected: [['also near', 1], ['near', 1], ['far', 3]],
  },
  {
    name: 'VCNet 2021: score, then the earliest answer',
    chain: [SCORE, FINISHED],
    rows: [of('late', { finishedAt: 20 }), of('early', { finishedAt: 10, elapsed: 999 })],
    expected: [['early', 1], ['late', 2]],
  },
  {
    name: 'Bình Tân 2019: score, fastest, earlier moment',
    chain: [SCORE, ELAPSED, FINISHED],
    rows: [of('late', { finishedAt: 20 }), of('early', { finishedAt: 10 }), of('slow', { elapsed: 1, finishedAt: 5 })],
    expected: [['early', 1], ['late', 2], ['slow', 3]],
  },
];

for (const { name, chain, rows, expected } of contests) {
  ranking(`[R1] ${name}`, () => {
    assert.equal(places(chain, rows), expected);
  });
}

ranking('[R1] a later step does not outweigh an earlier one', () => {
  const chain = [SCORE, DISTANCE, ELAPSED];
  assert.ok(compare(chain, of('a', { distance: 1, elapsed: 900 }), of('b', { distance: 2, elapsed: 1 })) < 0);
});

for (const order of ['asc', 'desc'] as const) {
  ranking(`[R2] a missing prediction is behind any given one, ${order}`, () => {
    const chain: Comparator[] = [{ by: 'distance', order }];
    const rows = [of('none', { distance: null }), of('exact', { distance: 0 }), of('far', { distance: 9 }), of('no', { distance: null })];
    assert.equal(places(chain, rows).slice(2), [['no', 3], ['none', 3]]);
  });
}

ranking('[R3] people equal on every step share a rank', () => {
  const rows = [of('c', {}), of('a', {}), of('b', { elapsed: 1 })];
  assert.equal(places([SCORE], rows), [['a', 1], ['b', 1], ['c', 1]]);
  assert.equal(places([SCORE, ELAPSED], rows), [['a', 1], ['c', 1], ['b', 3]]);
  assert.equal(places([], rows), [['a', 1], ['b', 1], ['c', 1]]);
});

ranking('[R3] equal on every step and equal rank are the same', () => {
  fc.assert(fc.property(chains, fields, (chain, rows) => {
    const standings = rank(chain, rows);
    for (const a of standings) {
      for (const b of standings) assert.is(a.rank === b.rank, chain.every(({ by }) => a[by] === b[by]));
    }
  }), FIXED);
});

ranking('[R4] the rank is one more than the rows strictly ahead', () => {
  fc.assert(fc.property(chains, fields, (chain, rows) => {
    for (const standing of rank(chain, rows)) {
      assert.is(standing.rank, 1 + rows.filter((row) => compare(chain, row, standing) < 0).length);
    }
  }), FIXED);
});

ranking('[R5] the order of the input plays no part, and the input stays as it was', () => {
  const shuffles = fields.chain((rows) => fc.tuple(fc.constant(rows), shuffled(rows)));
  fc.assert(fc.property(chains, fc.constantFrom(...COUNTING), shuffles, (chain, policy, [rows, others]) => {
    const before = structuredClone(rows);
    assert.equal(rank(chain, rows), rank(chain, others));
    assert.equal(counting(policy, chain, rows), counting(policy, chain, others));
    assert.equal(rows, before);
  }), FIXED);
});

ranking('[R5] inside a rank rows stand by participant in code-unit order', () => {
  assert.equal(places([], ['b', 'Đ', 'a', 'B'].map((id) => of(id, {}))).map(([id]) => id), ['B', 'a', 'b', 'Đ']);
});

ranking('[R6] comparing is a strict weak ordering', () => {
  fc.assert(fc.property(chains, performances, performances, performances, (chain, a, b, c) => {
    const [ab, bc, ac] = [compare(chain, a, b), compare(chain, b, c), compare(chain, a, c)];
    assert.is(compare(chain, a, a), 0);
    assert.is(Math.sign(ab) + Math.sign(compare(chain, b, a)), 0);
    if (ab < 0 && bc < 0) assert.ok(ac < 0);
    if (ab === 0 && bc === 0) assert.is(ac, 0);
    if (ab === 0) assert.is(Math.sign(ac), Math.sign(bc));
  }), { ...FIXED, numRuns: 500 });
});

ranking('[R1] [R2] the numbers of a placing order as the chain does', () => {
  fc.assert(fc.property(chains, performances, performances, (chain, a, b) => {
    const [left, right] = [placing(chain, a), placing(chain, b)];
    const step = left.findIndex((value, index) => value !== right[index]);
    assert.is(Math.sign(compare(chain, a, b)), step < 0 ? 0 : Math.sign((left[step] ?? 0) - (right[step] ?? 0)));
  }), FIXED);
});

ranking('[R7] the best, the first or the last attempt counts, as declared', () => {
  const rows = [of('a', { number: 2 }), of('a', { number: 3, score: 5 }), of('a', { number: 1, score: 9 }), of('a', { number: 4 })];
  const counted = COUNTING.map((policy) => counting(policy, [SCORE], rows).map(({ number }) => number));
  assert.equal(counted, [[2], [1], [4]]);
});

ranking('[R7] the best is judged by the whole chain', () => {
  const rows = [of('a', { number: 1, distance: null }), of('a', { number: 2, distance: 7 })];
  assert.equal(counting('best', [SCORE, DISTANCE], rows).map(({ number }) => number), [2]);
});

ranking('[R7] each participant has exactly one performance that counts', () => {
  fc.assert(fc.property(fc.constantFrom(...COUNTING), chains, fields, (policy, chain, rows) => {
    const counted = counting(policy, chain, rows);
    assert.equal(counted.map(({ participant }) => participant), [...new Set(rows.map(({ participant }) => participant))].sort());
    assert.ok(counted.every((performance) => rows.includes(performance)));
  }), FIXED);
});

ranking.run();

/** A perfect paper of 20 with the given differences. */
function of(participant: string, values: Partial<Performance>): Performance {
  return { participant, attempt: participant, number: 1, score: 20_000, elapsed: 0, finishedAt: 0, distance: null, ...values };
}

function places(chain: Comparator[], rows: Performance[]): [string, number][] {
  return rank(chain, rows).map((standing) => [standing.participant, standing.rank]);
}

function shuffled<Row>(rows: Row[]): fc.Arbitrary<Row[]> {
  return fc.shuffledSubarray(rows, { minLength: rows.length });
}
