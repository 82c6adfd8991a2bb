import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cityOf, headcountOf, missing, needOf, pointsBelow, rateOf } from './participation.ts';

const participation = suite('participation');

participation('[N3] a headcount of its own counts, also one of 0, and else the sum of the parts', () => {
  assert.is(headcountOf(50, [30, 30]), 50);
  assert.is(headcountOf(0, [30, 30]), 0);
  assert.is(headcountOf(undefined, [30, 12]), 42);
  assert.is(headcountOf(undefined, []), 0);
});

for (const { headcount, quota, need } of [
  { headcount: 1_792, quota: 70, need: 1_255 },
  { headcount: 10, quota: 70, need: 7 },
  { headcount: 11, quota: 70, need: 8 },
  { headcount: 3, quota: 100, need: 3 },
  { headcount: 3, quota: 0, need: 0 },
  { headcount: 0, quota: 70, need: 0 },
]) {
  participation(`[N4] ${quota} % of ${headcount} are ${need}`, () => {
    assert.is(needOf(headcount, quota), need);
  });
}

participation('[N4] the need is the fewest people whose rate is the quota', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100 }), (headcount, quota) => {
    const need = needOf(headcount, quota);
    assert.ok(need * 100 >= quota * headcount && (need - 1) * 100 < quota * headcount);
  }), { seed: 221 });
});

participation('[N5] people and points are missing, or exceed', () => {
  assert.equal([missing(1_255, 862), missing(85, 96)], [393, -11]);
  assert.equal([pointsBelow(70, 48), pointsBelow(70, 79)], [22, -9]);
});

participation('[N6] a rate is not cut at 100', () => {
  assert.is(rateOf({ headcount: 200, taken: 50 }), 25);
  assert.is(rateOf({ headcount: 200, taken: 230 }), 115);
  assert.is(rateOf({ headcount: 0, taken: 0 }), 0);
  assert.is(rateOf({ headcount: 0, taken: 2 }), 100);
});

participation('[N7] the city is the sum of its units', () => {
  assert.equal(cityOf([{ headcount: 200, need: 140 }, { headcount: 11, need: 8 }]), { headcount: 211, need: 148 });
  assert.equal(cityOf([]), { headcount: 0, need: 0 });
});

participation.run();
