import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bandOf } from './bands.ts';

const bands = suite('bands');

for (const { name, headcount, grain, taken, band } of [
  { name: '[B1] a large unit has bands of the grain', headcount: 2_000, grain: 5, taken: 999, band: [45, 50] },
  { name: '[B1] a rate at a border is in the upper band', headcount: 2_000, grain: 5, taken: 1_000, band: [50, 55] },
  { name: '[B1] 200 people span ten with five percent', headcount: 200, grain: 5, taken: 0, band: [0, 5] },
  { name: '[B1] 199 people need ten percent', headcount: 199, grain: 5, taken: 19, band: [0, 10] },
  { name: '[B1] 70 people need fifteen percent', headcount: 70, grain: 5, taken: 30, band: [30, 45] },
  { name: '[B2] the rest below 100 belongs to the last band', headcount: 70, grain: 5, taken: 66, band: [75, 100] },
  { name: '[B2] 100 percent is in the last band', headcount: 2_000, grain: 5, taken: 2_000, band: [95, 100] },
  { name: '[B2] what is above 100 percent is in the last band', headcount: 2_000, grain: 5, taken: 2_400, band: [95, 100] },
  { name: '[B2] a width above half has one band', headcount: 15, grain: 5, taken: 11, band: [0, 100] },
  { name: '[B2] ten people have one band', headcount: 10, grain: 7, taken: 3, band: [0, 100] },
  { name: '[B3] nine people have one band', headcount: 9, grain: 50, taken: 9, band: [0, 100] },
  { name: '[B3] nobody has one band', headcount: 0, grain: 5, taken: 0, band: [0, 100] },
] as const) {
  bands(name, () => {
    const [from, to] = band;
    assert.equal(bandOf({ headcount, taken }, grain), { from, to });
  });
}

bands('[B1] [B2] [B3] every band holds its rate, spans ten people or everybody, and the bands of a headcount join', () => {
  const any = fc.record({ headcount: fc.integer({ min: 0, max: 3_000 }), grain: fc.integer({ min: 1, max: 50 }) });
  fc.assert(fc.property(any, ({ headcount, grain }) => {
    const steps = Array.from({ length: headcount + 1 }, (_, taken) => ({ taken, ...bandOf({ headcount, taken }, grain) }));
    let last = { from: 0, to: 0 };
    for (const { taken, from, to } of steps) {
      assert.ok(taken * 100 >= from * headcount && (taken * 100 < to * headcount || to === 100));
      assert.ok(((to - from) * headcount) / 100 >= 10 || (from === 0 && to === 100));
      assert.ok((from === last.from && to === last.to) || from === last.to, `${taken} of ${headcount} by ${grain}`);
      last = { from, to };
    }
    assert.is(last.to, 100);
  }), { seed: 221, numRuns: 200 });
});

bands.run();
