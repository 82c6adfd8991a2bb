import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { refuseAnswer, type AnswerRefusal, type GivenAnswer, type OpenQuestion } from './answering.ts';

const answering = suite('answering');

const SHOWN = { shownAt: 1_000_000, limit: 60_000, questionCredit: 0, closesAt: 9_000_000, credit: 0 };
const OPEN: OpenQuestion = { item: 3, options: 4, shown: SHOWN };
const GOOD: GivenAnswer = { item: 3, choice: 2, receivedAt: 1_010_000, holds: true };

const cases: { name: string; open?: Partial<OpenQuestion>; given?: Partial<GivenAnswer>; expected: AnswerRefusal | undefined }[] = [
  { name: '[A1] from the device that holds the attempt', expected: undefined },
  { name: '[A1] from another device', given: { holds: false }, expected: 'elsewhere' },
  { name: '[A2] to the question before', given: { item: 2 }, expected: 'not-this-question' },
  { name: '[A2] to the question after', given: { item: 4 }, expected: 'not-this-question' },
  { name: '[A2] to the open question, which was never shown', open: { shown: undefined }, expected: 'not-this-question' },
  { name: '[A3] the first option', given: { choice: 0 }, expected: undefined },
  { name: '[A3] the last option', given: { choice: 3 }, expected: undefined },
  { name: '[A3] an option after the last', given: { choice: 4 }, expected: 'malformed' },
  { name: '[A3] the third of two options', open: { options: 2 }, expected: 'malformed' },
  { name: '[A4] 1 ms before the deadline', given: { receivedAt: 1_059_999 }, expected: undefined },
  { name: '[A4] at the deadline', given: { receivedAt: 1_060_000 }, expected: 'too-late' },
  {
    name: '[A4] at the limit, with credit for an outage',
    open: { shown: { ...SHOWN, questionCredit: 5000, credit: 5000 } },
    given: { receivedAt: 1_060_000 },
    expected: undefined,
  },
  { name: '[A4] at the close, before the limit', open: { shown: { ...SHOWN, closesAt: 1_010_000 } }, expected: 'too-late' },
];

for (const { name, open, given, expected } of cases) {
  answering(`${name}: ${expected ?? 'counts'}`, () => {
    assert.is(refuseAnswer({ ...OPEN, ...open }, { ...GOOD, ...given }), expected);
  });
}

answering('[A5] of several refusals the first in the order is told', () => {
  const refusals: [AnswerRefusal, Partial<GivenAnswer>][] = [
    ['elsewhere', { holds: false }],
    ['not-this-question', { item: 2 }],
    ['malformed', { choice: 4 }],
    ['too-late', { receivedAt: 1_060_000 }],
  ];
  fc.assert(fc.property(fc.subarray(refusals, { minLength: 2 }), (together) => {
    const given = together.reduce((all, [, part]) => ({ ...all, ...part }), GOOD);
    assert.is(refuseAnswer(OPEN, given), together[0]?.[0]);
  }), { seed: 221, numRuns: 100 });
});

answering('[A5] a question that was never shown is not this one before its choice is looked at', () => {
  assert.is(refuseAnswer({ ...OPEN, shown: undefined }, { ...GOOD, choice: 4 }), 'not-this-question');
});

answering.run();
