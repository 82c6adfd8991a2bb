import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { creditOutage, resumesAt, type OutageDecision } from './outage.ts';

const outage = suite('outage');
const FIXED = { seed: 221, numRuns: 400 };

const FROM = 1_000_000;
const instant = fc.integer({ min: 0, max: 100_000 });

const decisions: { name: string; lasted: number; shownAt: number | null; expected: OutageDecision }[] = [
  {
    name: '[O1] all of a short outage comes back',
    lasted: 4000,
    shownAt: FROM - 20_000,
    expected: { questionCredit: 4000, credit: 4000, replace: false },
  },
  {
    name: '[O1][O3] exactly 15 s keeps the question',
    lasted: 15_000,
    shownAt: FROM - 20_000,
    expected: { questionCredit: 15_000, credit: 15_000, replace: false },
  },
  {
    name: '[O3][O4] 1 ms over 15 s replaces the question and gives back the time since it was shown',
    lasted: 15_001,
    shownAt: FROM - 20_000,
    expected: { questionCredit: 0, credit: 35_001, replace: true },
  },
  {
    name: '[O4] a question shown as the outage began gives back the outage',
    lasted: 60_000,
    shownAt: FROM,
    expected: { questionCredit: 0, credit: 60_000, replace: true },
  },
  {
    name: '[O4] a question that was never shown gives back the outage',
    lasted: 60_000,
    shownAt: null,
    expected: { questionCredit: 0, credit: 60_000, replace: true },
  },
  {
    name: '[O5] an outage that ends before it begins gives nothing back',
    lasted: -1,
    shownAt: FROM - 20_000,
    expected: { questionCredit: 0, credit: 0, replace: false },
  },
];

for (const { name, lasted, shownAt, expected } of decisions) {
  outage(name, () => {
    assert.equal(creditOutage({ from: FROM, to: FROM + lasted }, shownAt), expected);
  });
}

const resumptions: { name: string; reconnectedAt: number | undefined; expected: number }[] = [
  { name: 'at the reconnect', reconnectedAt: FROM + 3000, expected: FROM + 3000 },
  { name: '1 ms before 10 s are over', reconnectedAt: FROM + 9999, expected: FROM + 9999 },
  { name: 'after 10 s where the reconnect is later', reconnectedAt: FROM + 10_001, expected: FROM + 10_000 },
  { name: 'after 10 s where nobody reconnects', reconnectedAt: undefined, expected: FROM + 10_000 },
  { name: 'at listening where the reconnect is stamped before it', reconnectedAt: FROM - 1, expected: FROM },
];

for (const { name, reconnectedAt, expected } of resumptions) {
  outage(`[O2] the clock runs on ${name}`, () => {
    assert.is(resumesAt(FROM, reconnectedAt), expected);
  });
}

outage('[O6] a showing that lies after the end of the outage is replaced, however short the outage was', () => {
  assert.equal(creditOutage({ from: FROM, to: FROM + 10 }, FROM + 11), { questionCredit: 0, credit: 10, replace: true });
  assert.is(creditOutage({ from: FROM, to: FROM + 10 }, FROM + 10).replace, false);
});

outage('[O1][O3][O4] nobody loses time: at least the whole outage comes back', () => {
  fc.assert(fc.property(fc.option(instant), instant, (before, lasted) => {
    const shownAt = before === null ? null : FROM - before;
    const { credit, questionCredit, replace } = creditOutage({ from: FROM, to: FROM + lasted }, shownAt);
    assert.ok(credit >= lasted);
    assert.is(questionCredit, replace ? 0 : lasted);
  }), FIXED);
});

outage('[O1][O4] a longer outage never gives less back', () => {
  fc.assert(fc.property(instant, instant, instant, (before, lasted, longer) => {
    const credit = (milliseconds: number) => creditOutage({ from: FROM, to: FROM + milliseconds }, FROM - before).credit;
    assert.ok(credit(lasted + longer) >= credit(lasted));
  }), FIXED);
});

outage.run();
