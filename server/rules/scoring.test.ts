import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { score, type Score, type Settled } from './scoring.ts';

const scoring = suite('scoring');

const papers: { name: string; questions: number; settled: Settled[]; expected: Score }[] = [
  {
    name: '[S1] a point for each right answer, the time of all',
    questions: 3,
    settled: [right(400), wrong(250), right(1)],
    expected: { score: 2000, elapsed: 651, correct: 2, counted: 3 },
  },
  {
    name: '[S2] a withdrawn right answer brings no point and costs no time',
    questions: 3,
    settled: [right(400), withdrawn(right(9000)), wrong(200)],
    expected: { score: 1500, elapsed: 900, correct: 1, counted: 2 },
  },
  {
    name: '[S2][S3] a perfect paper stays perfect when a question is withdrawn',
    questions: 3,
    settled: [right(100), withdrawn(wrong(7)), right(100)],
    expected: { score: 3000, elapsed: 300, correct: 2, counted: 2 },
  },
  {
    name: '[S3] scaled values are rounded down',
    questions: 7,
    settled: [right(100), right(100), wrong(103), wrong(0), wrong(0), wrong(0), withdrawn(wrong(5))],
    expected: { score: 2333, elapsed: 353, correct: 2, counted: 6 },
  },
  {
    name: '[S3] a reserve in the place of a withdrawn question leaves nothing to scale',
    questions: 3,
    settled: [right(100), withdrawn(wrong(5)), right(30), wrong(20)],
    expected: { score: 2000, elapsed: 150, correct: 2, counted: 3 },
  },
  {
    name: '[S4] nothing counts where all is withdrawn',
    questions: 3,
    settled: [withdrawn(right(100)), withdrawn(wrong(100))],
    expected: { score: 0, elapsed: 0, correct: 0, counted: 0 },
  },
  {
    name: '[S4] nothing counts where nothing was asked',
    questions: 3,
    settled: [],
    expected: { score: 0, elapsed: 0, correct: 0, counted: 0 },
  },
];

for (const { name, questions, settled, expected } of papers) {
  scoring(name, () => {
    assert.equal(score(questions, settled), expected);
  });
}

scoring('[S5] the order of scores is the order of the shares of right answers', () => {
  const share = (questions: number) => fc.integer({ min: 1, max: questions })
    .chain((counted) => fc.tuple(fc.constant(counted), fc.integer({ min: 0, max: counted })));
  const pairs = fc.integer({ min: 1, max: 100 })
    .chain((questions) => fc.tuple(fc.constant(questions), share(questions), share(questions)));
  fc.assert(fc.property(pairs, ([questions, [b, a], [d, c]]) => {
    const difference = score(questions, paper(questions, b, a)).score - score(questions, paper(questions, d, c)).score;
    assert.is(Math.sign(difference), Math.sign(a * d - c * b));
    if (difference !== 0) assert.ok(Math.abs(difference) >= 10);
  }), { seed: 221, numRuns: 500 });
});

scoring('[S5] equal shares and neighbouring shares of the longest paper are told apart exactly', () => {
  assert.is(score(100, paper(100, 99, 33)).score, score(100, paper(100, 3, 1)).score);
  assert.is(score(100, paper(100, 100, 99)).score - score(100, paper(100, 99, 98)).score, 99_000 - 98_989);
});

scoring.run();

function right(elapsed: number): Settled {
  return { correct: true, elapsed, withdrawn: false };
}

function wrong(elapsed: number): Settled {
  return { correct: false, elapsed, withdrawn: false };
}

function withdrawn(settled: Settled): Settled {
  return { ...settled, withdrawn: true };
}

/** A paper of `questions` questions, of which `counted` count and `correct` of these are right. */
function paper(questions: number, counted: number, correct: number): Settled[] {
  return Array.from({ length: questions }, (_, place) => ({ correct: place < correct, elapsed: 1, withdrawn: place >= counted }));
}
