import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { WORKING_WEEK, workingHours, workingTime, workingTimeBefore } from './working-time.ts';

const working = suite('working time');

const HOUR = 3_600_000;
const MINUTE = 60_000;
const HANOI = workingHours(WORKING_WEEK, 7 * HOUR);

/** An instant in October 2024 by the clocks of Hà Nội; the 7th is a Monday. */
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2024, 9, day, hour - 7, minute);

for (const { name, from, to, minutes } of [
  { name: 'a whole Monday', from: at(7, 0), to: at(8, 0), minutes: 450 },
  { name: 'the morning', from: at(7, 7, 30), to: at(7, 11, 30), minutes: 240 },
  { name: 'over noon', from: at(7, 11), to: at(7, 14), minutes: 60 },
  { name: 'an evening', from: at(7, 17), to: at(8, 7, 30), minutes: 0 },
  { name: 'a weekend', from: at(11, 17), to: at(14, 7, 30), minutes: 0 },
  { name: 'Friday afternoon to Monday morning', from: at(11, 16), to: at(14, 8), minutes: 90 },
  { name: 'four whole weeks', from: at(7, 0), to: at(35, 0), minutes: 4 * 5 * 450 },
  { name: 'backwards', from: at(8, 0), to: at(7, 0), minutes: 0 },
]) {
  working(`[H1] [H2] ${name} has ${minutes} minutes of work`, () => {
    assert.is(workingTime(HANOI, from, to), minutes * MINUTE);
  });
}

working('[H1] the zone decides when the day begins', () => {
  assert.is(workingTime(workingHours(WORKING_WEEK, 0), at(7, 7, 30), at(7, 14, 30)), 0);
  assert.is(workingTime(workingHours(WORKING_WEEK, 0), at(7, 14, 30), at(7, 18, 30)), 4 * HOUR);
});

for (const { name, from, hours, to } of [
  { name: 'within a morning', from: at(7, 10), hours: 2, to: at(7, 8) },
  { name: 'over noon', from: at(7, 14), hours: 1, to: at(7, 11) },
  { name: 'to the start of a shift, not the end of the one before', from: at(7, 11, 30), hours: 4, to: at(7, 7, 30) },
  { name: 'over a weekend', from: at(14, 8), hours: 1, to: at(11, 16, 30) },
  { name: 'from a Sunday', from: at(13, 12), hours: 3.5, to: at(11, 13, 30) },
  { name: 'two days and an hour', from: at(10, 10), hours: 16, to: at(8, 9) },
  { name: 'nothing, from an evening', from: at(7, 20), hours: 0, to: at(7, 20) },
  { name: 'three weeks', from: at(28, 10), hours: 3 * 37.5, to: at(7, 10) },
]) {
  working(`[H3] going back: ${name}`, () => {
    assert.is(workingTimeBefore(HANOI, from, hours * HOUR), to);
  });
}

const instants = fc.integer({ min: at(1, 0), max: at(60, 0) });

working('[H2] working times that follow each other add up', () => {
  fc.assert(fc.property(fc.tuple(instants, instants, instants), (given) => {
    const [a, b, c] = given.toSorted((x, y) => x - y) as [number, number, number];
    assert.is(workingTime(HANOI, a, b) + workingTime(HANOI, b, c), workingTime(HANOI, a, c));
    assert.ok(workingTime(HANOI, a, c) <= c - a);
  }), { seed: 221, numRuns: 500 });
});

working('[H3] what lies back is so much working time away, and nothing later is', () => {
  fc.assert(fc.property(instants, fc.integer({ min: 0, max: 80 * HOUR }), (instant, time) => {
    const back = workingTimeBefore(HANOI, instant, time);
    assert.is(workingTime(HANOI, back, instant), time);
    assert.ok(back === instant || workingTime(HANOI, back + 1, instant) < time);
  }), { seed: 221, numRuns: 500 });
});

working.run();
