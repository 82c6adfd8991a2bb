import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Round } from './round.ts';
import { roundSummaries } from './round-summary.ts';

const summaries = suite('summaries of rounds');

summaries('are one object until something of them changes', () => {
  const round: Round = Object(structuredClone({ number: 1, name: 'Tuần 1', opensAt: 1_000, closesAt: 9_000, declaration: { questions: 20, limitSeconds: 30, attempts: 1 } }));
  const summaryOf = roundSummaries();
  const first = summaryOf(round, 0);
  assert.equal(first, { number: 1, name: 'Tuần 1', opensAt: 1_000, closesAt: 9_000, questions: 20, limitSeconds: 30, attempts: 1 });
  assert.is(summaryOf(round, 15_000).limitSeconds, 45);
  assert.is(summaryOf(round, 0), first);
  round.closesAt = 12_000;
  assert.is(summaryOf(round, 0).closesAt, 12_000);
  assert.is(summaryOf(round, 15_000).closesAt, 12_000);
  assert.is(summaryOf(round, 0), summaryOf(round, 0));
});

summaries.run();
