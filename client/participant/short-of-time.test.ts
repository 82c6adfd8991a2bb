import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { fittingQuestions } from './short-of-time.ts';

const round = { number: 1, name: 'Tuần 1', opensAt: 0, closesAt: 2_000_000, questions: 20, limitSeconds: 60, attempts: 1 };
const warning = suite('short of time');

warning('is not given while the whole paper fits, to the millisecond', () => {
  assert.equal(fittingQuestions(round, 2_000_000 - 1_200_000), undefined);
  assert.equal(fittingQuestions(round, 2_000_000 - 1_199_999), 19);
});

warning('counts only whole questions and never fewer than none', () => {
  assert.equal(fittingQuestions(round, 2_000_000 - 119_999), 1);
  assert.equal(fittingQuestions(round, 2_000_001), 0);
});

warning.run();
