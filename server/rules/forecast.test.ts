import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { forecast, type Course } from './forecast.ts';

const forecasts = suite('forecast');

const HOUR = 3_600_000;

/** 100 of 200 are needed, 40 are there, 32 of them in the last 16 working hours: two an hour. */
const COURSE: Course = { taken: 40, headcount: 200, need: 100, recent: 32, recentTime: 16 * HOUR, left: 20 * HOUR };

for (const { name, course, expected } of [
  { name: '[F1] [F2] the pace goes on up to the close', course: {}, expected: { taken: 80, pace: 2 } },
  { name: '[F1] a pace is of the time that it was counted in', course: { recentTime: 8 * HOUR }, expected: { taken: 120, pace: 4 } },
  { name: '[F1] the first minute counts as an hour', course: { recent: 3, recentTime: 60_000 }, expected: { taken: 100, pace: 3 } },
  { name: '[F1] a weekend, in which nobody works, counts as an hour', course: { recent: 3, recentTime: 0 }, expected: { taken: 100, pace: 3 } },
  { name: '[F2] half a person is nobody', course: { recent: 1, recentTime: 16 * HOUR, left: 15 * HOUR }, expected: { taken: 40, pace: 0.06 } },
  { name: '[F2] never more than the headcount', course: { recent: 400 }, expected: { taken: 200, pace: 25 } },
  { name: '[F2] never fewer than were counted, also where the headcount is less', course: { taken: 210 }, expected: { taken: 210, pace: 2 } },
  { name: '[F5] ten working hours more bring twenty people more', course: { left: 30 * HOUR }, expected: { taken: 100, pace: 2 } },
]) {
  forecasts(name, () => {
    const { taken, pace } = forecast({ ...COURSE, ...course });
    assert.equal({ taken, pace }, expected);
  });
}

for (const { name, course, verdict } of [
  { name: 'those counted are the need', course: { taken: 100 }, verdict: 'reached' },
  { name: 'nobody is needed', course: { taken: 0, need: 0 }, verdict: 'reached' },
  { name: 'the forecast is 105 % of the need', course: { taken: 65 }, verdict: 'on-course' },
  { name: 'the forecast is one below 105 %', course: { taken: 64 }, verdict: 'close' },
  { name: 'the forecast is 95 % of the need', course: { taken: 55 }, verdict: 'close' },
  { name: 'the forecast is one below 95 %', course: { taken: 54 }, verdict: 'behind' },
  { name: 'the forecast is everybody, and everybody is needed', course: { headcount: 100, recent: 300 }, verdict: 'on-course' },
] as const) {
  forecasts(`[F3] ${verdict} where ${name}`, () => {
    assert.is(forecast({ ...COURSE, ...course }).verdict, verdict);
  });
}

for (const { name, course, needed } of [
  { name: 'sixty in twenty hours', course: {}, needed: 3 },
  { name: 'two decimals', course: { left: 9 * HOUR }, needed: 6.67 },
  { name: 'nothing more where it is reached', course: { taken: 120 }, needed: 0 },
  { name: 'no time left', course: { left: 0 }, needed: null },
]) {
  forecasts(`[F4] needed for each working hour: ${name}`, () => {
    assert.is(forecast({ ...COURSE, ...course }).needed, needed);
  });
}

forecasts('[F2] [F3] a forecast is whole, between those counted and the headcount, and more time never makes it worse', () => {
  const time = fc.integer({ min: 0, max: 200 * HOUR });
  const any = fc.record({ taken: fc.nat(300), headcount: fc.nat(300), need: fc.nat(300), recent: fc.nat(300), recentTime: time, left: time });
  const order = ['behind', 'close', 'on-course', 'reached'];
  fc.assert(fc.property(any, time, (course, more) => {
    const [now, later] = [forecast(course), forecast({ ...course, left: course.left + more })];
    assert.ok(Number.isInteger(now.taken) && now.taken >= course.taken && now.taken <= Math.max(course.taken, course.headcount));
    assert.ok(later.taken >= now.taken && order.indexOf(later.verdict) >= order.indexOf(now.verdict));
  }), { seed: 221, numRuns: 500 });
});

forecasts.run();
