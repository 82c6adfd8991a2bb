import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { creditLag, observe, startLag, type LagRule, type LagState } from './lag-credit.ts';

const lagCredit = suite('lag credit');
const FIXED = { seed: 221, numRuns: 400 };
const RULE: LagRule = { percentile: 20, cap: 300, slack: 50, gain: 200 };

const rules = fc.record({
  percentile: fc.integer({ min: 0, max: 100 }),
  cap: fc.integer({ min: 0, max: 500 }),
  slack: fc.integer({ min: 0, max: 100 }),
  gain: fc.integer({ min: 0, max: 300 }),
});
const roundTrips = fc.oneof(fc.double({ min: 0, max: 800, noNaN: true }), fc.integer({ min: -5, max: 70_000 }), fc.constant(NaN));
/** For each answer, the round trips seen before it. */
const connections = fc.array(fc.array(roundTrips, { maxLength: 8 }), { maxLength: 30 });

lagCredit('[L1] without a rule there is no credit, whatever was measured', () => {
  const state = measuredAs([100, 100, 100], 500);
  assert.equal(creditLag(null, state), { credit: 0, state, measured: null, unsteady: false });
  assert.equal(startLag(null), { samples: [], quota: 0 });
});

lagCredit('[L2] with two round trips there is no credit, with three there is', () => {
  const state = measuredAs([100, 900], 500);
  assert.equal(creditLag(RULE, state), { credit: 0, state, measured: null, unsteady: false });
  assert.is(creditLag(RULE, observe(state, 100)).credit, 100);
});

const percentiles: { name: string; percentile: number; samples: number[]; measured: number }[] = [
  { name: 'the fastest at 0', percentile: 0, samples: [90, 30, 60], measured: 30 },
  { name: 'the slowest at 100', percentile: 100, samples: [90, 30, 60], measured: 90 },
  { name: 'the second of ten at 20', percentile: 20, samples: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], measured: 2 },
  { name: 'the third of ten just past 20', percentile: 21, samples: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], measured: 3 },
  { name: 'one of several equals', percentile: 50, samples: [40, 40, 40, 80], measured: 40 },
  { name: 'whole ms, rounded down', percentile: 0, samples: [30.9, 31, 32], measured: 30 },
];

for (const { name, percentile, samples, measured } of percentiles) {
  lagCredit(`[L3] the lag is ${name}`, () => {
    assert.is(creditLag({ ...RULE, percentile }, measuredAs(samples, 500)).measured, measured);
  });
}

lagCredit('[L3] the last 20 round trips are kept', () => {
  const state = Array.from({ length: 25 }, (_, index) => index).reduce(observe, startLag(RULE));
  assert.equal(state.samples, Array.from({ length: 20 }, (_, index) => index + 5));
});

for (const { roundTrip, isKept } of [
  { roundTrip: -1, isKept: false },
  { roundTrip: 0, isKept: true },
  { roundTrip: 60_000, isKept: true },
  { roundTrip: 60_001, isKept: false },
  { roundTrip: Infinity, isKept: false },
  { roundTrip: NaN, isKept: false },
]) {
  lagCredit(`[L4] a round trip of ${roundTrip} ms is ${isKept ? 'kept' : 'ignored'}`, () => {
    assert.equal(observe(measuredAs([5], 7), roundTrip), measuredAs(isKept ? [5, roundTrip] : [5], 7));
  });
}

const credits: { name: string; lag: number; quota: number; credit: number; left: number }[] = [
  { name: '[L5] the lag limits the credit', lag: 80, quota: 200, credit: 80, left: 130 },
  { name: '[L5] the cap limits the credit', lag: 400, quota: 400, credit: 300, left: 300 },
  { name: '[L5] the quota limits the credit', lag: 280, quota: 90, credit: 90, left: 200 },
  { name: '[L5] a credit is whole ms', lag: 80, quota: 70.7, credit: 70, left: 130 },
  { name: '[L5] a credit is never negative', lag: 80, quota: -50, credit: 0, left: 130 },
  { name: '[L6] an answer spends its credit and adds the gain', lag: 280, quota: 250, credit: 250, left: 200 },
  { name: '[L6] the quota stops at the lag and the slack', lag: 10, quota: 200, credit: 10, left: 60 },
];

for (const { name, lag, quota, credit, left } of credits) {
  lagCredit(name, () => {
    const credited = creditLag(RULE, measuredAs([lag, lag, lag], quota));
    assert.equal([credited.credit, credited.state], [credit, measuredAs([lag, lag, lag], left)]);
  });
}

lagCredit('[L6] the first answer has the quota of one gain', () => {
  assert.is(creditLag(RULE, [280, 280, 280].reduce(observe, startLag(RULE))).credit, 200);
});

lagCredit('[L6] a lag put on for a moment brings no more than the one before and the slack', () => {
  const before = creditLag(RULE, measuredAs([20, 20, 20], 200)).state;
  assert.is(creditLag(RULE, measuredAs([300, 300, 300], before.quota)).credit, 20 + RULE.slack);
});

for (const { name, samples, unsteady } of [
  { name: 'a spread of the cap is steady', samples: [20, 20, 320], unsteady: false },
  { name: 'a spread beyond the cap is flagged', samples: [20, 20, 321], unsteady: true },
  { name: 'one slow round trip of ten is no spread', samples: [...Array.from({ length: 9 }, () => 20), 5000], unsteady: false },
]) {
  lagCredit(`[L7] ${name}`, () => {
    assert.is(creditLag(RULE, measuredAs(samples, 200)).unsteady, unsteady);
  });
}

lagCredit('[L5][L6][L8] however round trips fall, credits stay within what was measured and gained', () => {
  fc.assert(fc.property(rules, connections, (rule, answers) => {
    let state = startLag(rule);
    const total = { credit: 0, measured: 0, answers: 0 };
    for (const seen of answers) {
      state = seen.reduce(observe, state);
      const { quota } = state;
      const credited = creditLag(rule, state);
      const measured = credited.measured ?? 0;
      assert.ok(Number.isInteger(credited.credit) && credited.credit >= 0);
      assert.ok(credited.credit <= Math.min(measured, rule.cap, quota));
      if (credited.measured !== null) assert.ok(credited.state.quota <= measured + rule.slack);
      state = credited.state;
      total.credit += credited.credit;
      total.measured += measured + rule.slack;
      total.answers += 1;
    }
    assert.ok(total.credit <= total.measured);
    assert.ok(total.credit <= total.answers * rule.gain);
  }), FIXED);
});

lagCredit.run();

function measuredAs(samples: number[], quota: number): LagState {
  return { samples, quota };
}
