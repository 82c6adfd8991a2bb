import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { seeded } from '../testing/seeded.ts';
import { cityBand, leastUnitBands, unitBand, type Band, type Nested } from './bands.ts';

const bands = suite('bands');

for (const { name, headcount, grain, taken, band } of [
  { name: '[B1] a city has bands of the grain', headcount: 2_000, grain: 5, taken: 999, band: [45, 50] },
  { name: '[B1] a rate at a border is in the upper band', headcount: 2_000, grain: 5, taken: 1_000, band: [50, 55] },
  { name: '[B1] 100 percent is in the last band', headcount: 2_000, grain: 5, taken: 2_000, band: [95, 100] },
  { name: '[B1] what is above 100 percent is in the last band', headcount: 2_000, grain: 5, taken: 2_400, band: [95, 100] },
  { name: '[B1] a grain that does not divide 100 is the least width', headcount: 2_000, grain: 30, taken: 700, band: [33, 67] },
  { name: '[B3] 199 people need six percent for ten', headcount: 199, grain: 5, taken: 19, band: [6, 13] },
  { name: '[B3] ten people have one band', headcount: 10, grain: 7, taken: 3, band: [0, 100] },
  { name: '[B3] nobody has one band', headcount: 0, grain: 5, taken: 0, band: [0, 100] },
] as const) {
  bands(name, () => {
    const [from, to] = band;
    assert.equal(cityBand({ headcount, taken }, grain), { from, to });
  });
}

for (const { name, headcount, least, quota, taken, band } of [
  { name: '[B2] below its quota a unit has equal bands', headcount: 1_000, least: 22.2, quota: 70, taken: 233, band: [23, 47] },
  { name: '[B2] one below the quota', headcount: 1_000, least: 22.2, quota: 70, taken: 699, band: [47, 70] },
  { name: '[B2] from the quota up there is one band', headcount: 1_000, least: 22.2, quota: 70, taken: 700, band: [70, 100] },
  { name: '[B2] a quota of half has as many bands as find room below', headcount: 1_000, least: 22.2, quota: 50, taken: 240, band: [0, 25] },
  { name: '[B2] a quota too near to 100 is no edge', headcount: 1_000, least: 22.2, quota: 90, taken: 890, band: [75, 100] },
  { name: '[B2] without a quota the bands are equal', headcount: 1_000, least: 22.2, quota: 0, taken: 260, band: [25, 50] },
  { name: '[B3] a small unit has fewer', headcount: 30, least: 5, quota: 60, taken: 17, band: [0, 60] },
  { name: '[B3] nine people have one band', headcount: 9, least: 5, quota: 50, taken: 9, band: [0, 100] },
] as const) {
  bands(name, () => {
    const [from, to] = band;
    assert.equal(unitBand({ headcount, taken }, { least, quota }), { from, to });
  });
}

bands('[B1] [B2] [B3] every band holds its rate, is wide enough or the only one, and the bands of a headcount join', () => {
  const any = fc.record({ headcount: fc.integer({ min: 0, max: 3_000 }), least: fc.double({ min: 1, max: 120, noNaN: true }), grain: fc.integer({ min: 1, max: 50 }), quota: fc.integer({ min: 0, max: 100 }) });
  fc.assert(fc.property(any, ({ headcount, least, grain, quota }) => {
    assertBands(headcount, least, (taken) => unitBand({ headcount, taken }, { least, quota }));
    assertBands(headcount, grain, (taken) => cityBand({ headcount, taken }, grain));
  }), { seed: 221, numRuns: 100 });
});

function assertBands(headcount: number, least: number, bandAt: (taken: number) => Band): void {
  let last = { from: 0, to: 0 };
  for (let taken = 0; taken <= headcount; taken += 1) {
    const { from, to } = bandAt(taken);
    assert.ok(taken * 100 >= from * headcount && (taken * 100 < to * headcount || to === 100));
    assert.ok((to - from >= least && ((to - from) * headcount) / 100 >= 10) || (from === 0 && to === 100), `${from} to ${to} of ${headcount}`);
    assert.ok((from === last.from && to === last.to) || from === last.to, `${taken} of ${headcount}`);
    last = { from, to };
  }
  assert.is(last.to, 100);
}

/** As in plan 221: twenty large units and as many small ones. */
const HEADCOUNTS = Array.from({ length: 40 }, (_, unit) => (unit < 20 ? 2_800 - unit * 100 : 60 + (unit - 20) * 8));

const unitsOf = (headcounts: readonly number[], under = 'unit'): Nested[] => headcounts.map((headcount, index) => ({ id: `${under}-${index}`, headcount, parts: [] }));

const likeThis = (count: number, size: number): number[] => Array.from({ length: count }, () => size);

/** A unit whose parts have these headcounts. */
function unitOf(id: string, headcounts: readonly number[]): Nested {
  return { id, headcount: headcounts.reduce((sum, headcount) => sum + headcount, 0), parts: unitsOf(headcounts, id) };
}

for (const { name, grain, units } of [
  { name: 'forty units', grain: 5, units: unitsOf(HEADCOUNTS) },
  { name: 'forty units', grain: 2, units: unitsOf(HEADCOUNTS) },
  { name: 'four hundred units', grain: 5, units: unitsOf(likeThis(400, 80)) },
  { name: 'two units with fifty parts each', grain: 1, units: [unitOf('a', likeThis(50, 2_000)), unitOf('b', likeThis(50, 2_000))] },
  { name: 'a unit with one part and one with twenty', grain: 2, units: [unitOf('a', [10_000]), unitOf('b', likeThis(20, 500))] },
  { name: 'forty units, of which half have five parts', grain: 3, units: HEADCOUNTS.map((headcount, index) => (index % 2 === 0 ? unitOf(`u${index}`, likeThis(5, Math.floor(headcount / 5))) : { id: `u${index}`, headcount, parts: [] })) },
]) {
  bands(`[B2] ${name} with their parts together tell no more of the city than a band of ${grain} percent`, () => {
    const random = seeded(221);
    const least = leastUnitBands(grain, units);
    const city = units.reduce((sum, { headcount }) => sum + headcount, 0);
    const errors = Array.from({ length: 2_000 }, () => {
      const error = units.reduce((sum, unit) => sum + errorOf(unit, random(), { least, random }), 0);
      return ((error / city) * 100) ** 2;
    });
    // What remains unknown of a value that may be anywhere in a band.
    const known = grain / Math.sqrt(12);
    const rest = Math.sqrt(errors.reduce((sum, error) => sum + error, 0) / errors.length);
    assert.ok(rest >= known, `${rest.toFixed(2)} points are unknown, ${known.toFixed(2)} by a band of the city`);
  });
}

/** Equal bands over the whole: what lies above a quota is wider and tells less. */
const NO_QUOTA = 100;

/** People by whom the best guess at a unit misses: the middle of its own band and the middles of its parts' bands, each weighed by how much it tells. */
function errorOf(unit: Nested, rate: number, { least, random }: { least: ReadonlyMap<string, number>; random: () => number }): number {
  const guess = ({ id, headcount }: Nested, taken: number) => {
    const { from, to } = unitBand({ headcount, taken }, { least: least.get(id) ?? Number.NaN, quota: NO_QUOTA });
    return { error: (headcount * (from + to)) / 200 - taken, variance: (headcount * (to - from)) ** 2 };
  };
  // The parts lie about the unit's own rate, so that it may be anywhere itself.
  const taken = unit.parts.map(({ headcount }) => Math.round(headcount * Math.min(1, Math.max(0, rate + (random() - 0.5) * 0.6))));
  const own = guess(unit, unit.parts.length === 0 ? Math.round(unit.headcount * rate) : taken.reduce((sum, people) => sum + people, 0));
  if (unit.parts.length === 0) return own.error;
  const parts = unit.parts.map((part, index) => guess(part, taken[index] ?? 0));
  const together = { error: parts.reduce((sum, { error }) => sum + error, 0), variance: parts.reduce((sum, { variance }) => sum + variance, 0) };
  return (own.error * together.variance + together.error * own.variance) / (own.variance + together.variance);
}

bands('[B2] a single unit needs no more than the grain, and one that nobody belongs to breaks nothing', () => {
  assert.equal(leastUnitBands(5, unitsOf([300])), new Map([['unit-0', 5]]));
  assert.equal(leastUnitBands(5, []), new Map());
  assert.equal(leastUnitBands(5, unitsOf([0, 0])), new Map([['unit-0', 5], ['unit-1', 5]]));
});

bands('[B2] the parts of a unit tell no more of it than its own band', () => {
  const least = leastUnitBands(5, [unitOf('a', likeThis(4, 100))]);
  assert.equal(Math.round((least.get('a') ?? 0) * 100), 707);
  assert.equal(Math.round((least.get('a-0') ?? 0) * 100), 1414);
});

bands.run();
