import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { deadlineOf, elapsedOf, elapsedUnanswered, isInTime, ownClose, type Shown, type Taken } from './deadline.ts';

const deadline = suite('deadline');
const FIXED = { seed: 221, numRuns: 400 };

const MINUTE: Shown = { shownAt: 1_000_000, limit: 60_000, questionCredit: 0, closesAt: 9_000_000, credit: 0 };
const QUICK: Taken = { shownAt: 1_000_000, receivedAt: 1_012_345, limit: 60_000, questionCredit: 0, lagCredit: 0 };

// Narrow around the close, so that it cuts about every second deadline.
const duration = fc.integer({ min: 0, max: 100_000 });
const instant = fc.integer({ min: 1_000_000, max: 1_200_000 });
const shown: fc.Arbitrary<Shown> = fc.record(
  { shownAt: instant, limit: duration, questionCredit: duration, closesAt: instant, credit: duration },
  { noNullPrototype: true },
);
const taken: fc.Arbitrary<Taken> = fc.record(
  { shownAt: instant, receivedAt: instant, limit: duration, questionCredit: duration, lagCredit: duration },
  { noNullPrototype: true },
);

const deadlines: { name: string; given: Partial<Shown>; expected: number }[] = [
  { name: '[D1] the limit after showing', given: {}, expected: 1_060_000 },
  { name: '[D1] extra time is part of the limit', given: { limit: 75_000 }, expected: 1_075_000 },
  { name: '[D2] later by what is credited to the question', given: { questionCredit: 4000, credit: 4000 }, expected: 1_064_000 },
  { name: '[D2] not later by what was credited to earlier questions', given: { credit: 4000 }, expected: 1_060_000 },
  { name: '[D3] cut by the close', given: { closesAt: 1_020_000 }, expected: 1_020_000 },
  { name: '[D3] the limit ends exactly at the close', given: { closesAt: 1_060_000 }, expected: 1_060_000 },
  { name: '[D3] cut by the own close, later by all credit', given: { closesAt: 1_020_000, credit: 7000 }, expected: 1_027_000 },
  {
    name: '[D2][D3] cut by the own close, with credit for the question',
    given: { closesAt: 1_020_000, questionCredit: 4000, credit: 7000 },
    expected: 1_027_000,
  },
];

for (const { name, given, expected } of deadlines) {
  deadline(name, () => {
    assert.is(deadlineOf({ ...MINUTE, ...given }), expected);
  });
}

deadline('[D3] no deadline is beyond the own close, nor beyond limit and credit', () => {
  fc.assert(fc.property(shown, (given) => {
    const at = deadlineOf(given);
    assert.ok(at <= ownClose(given));
    assert.ok(at - given.shownAt <= given.limit + given.questionCredit);
  }), FIXED);
});

deadline('[D2][D3] an outage moves a deadline by exactly its credit', () => {
  fc.assert(fc.property(shown, duration, (given, lost) => {
    const credited = { ...given, questionCredit: given.questionCredit + lost, credit: given.credit + lost };
    assert.is(deadlineOf(credited), deadlineOf(given) + lost);
  }), FIXED);
});

deadline('[D2][D3] more credit of either kind never brings a deadline forward', () => {
  fc.assert(fc.property(shown, duration, duration, (given, question, all) => {
    const credited = { ...given, questionCredit: given.questionCredit + question, credit: given.credit + all };
    assert.ok(deadlineOf(credited) >= deadlineOf(given));
  }), FIXED);
});

for (const { name, receivedAt, expected } of [
  { name: '1 ms before the deadline is in time', receivedAt: 1_059_999, expected: true },
  { name: 'at the deadline is too late', receivedAt: 1_060_000, expected: false },
]) {
  deadline(`[D4] an answer ${name}`, () => {
    assert.is(isInTime(receivedAt, deadlineOf(MINUTE)), expected);
  });
}

const answered: { name: string; given: Partial<Taken>; expected: number }[] = [
  { name: '[E1] from showing to arrival', given: {}, expected: 12_345 },
  { name: '[E1] less the credit for outages', given: { questionCredit: 2000 }, expected: 10_345 },
  { name: '[E1] less the credit for lag', given: { lagCredit: 45 }, expected: 12_300 },
  { name: '[E1] less both', given: { questionCredit: 2000, lagCredit: 45 }, expected: 10_300 },
  { name: '[E2] never negative', given: { questionCredit: 12_345, lagCredit: 1 }, expected: 0 },
  { name: '[E2] at most the limit', given: { receivedAt: 1_060_001 }, expected: 60_000 },
  { name: '[E2] credit leaves before the limit cuts', given: { receivedAt: 1_062_000, questionCredit: 4000 }, expected: 58_000 },
];

for (const { name, given, expected } of answered) {
  deadline(name, () => {
    assert.is(elapsedOf({ ...QUICK, ...given }), expected);
  });
}

deadline('[E1] an outage costs no time', () => {
  fc.assert(fc.property(taken, duration, (given, lost) => {
    const credited = { ...given, receivedAt: given.receivedAt + lost, questionCredit: given.questionCredit + lost };
    assert.is(elapsedOf(credited), elapsedOf(given));
  }), FIXED);
});

deadline('[E2] every elapsed time is from 0 to the limit, and more credit never lengthens it', () => {
  fc.assert(fc.property(taken, duration, duration, (given, outage, lag) => {
    const elapsed = elapsedOf(given);
    assert.ok(elapsed >= 0 && elapsed <= given.limit);
    assert.ok(elapsedOf({ ...given, questionCredit: given.questionCredit + outage, lagCredit: given.lagCredit + lag }) <= elapsed);
  }), FIXED);
});

deadline('[E3] an unanswered question costs its full limit, also where the close cut it short', () => {
  const cut = { ...MINUTE, closesAt: 1_020_000 };
  assert.is(deadlineOf(cut) - cut.shownAt, 20_000);
  assert.is(elapsedUnanswered(cut.limit), 60_000);
});

deadline('[E2][E3] no answer costs more than none', () => {
  fc.assert(fc.property(taken, (given) => {
    assert.ok(elapsedOf(given) <= elapsedUnanswered(given.limit));
  }), FIXED);
});

deadline.run();
