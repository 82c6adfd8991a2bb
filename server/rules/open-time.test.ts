import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { joined, openTime, openTimeBefore } from './open-time.ts';
import { WORKING_WEEK, workingHours, workingTime } from './working-time.ts';

const open = suite('open working time');

const HOUR = 3_600_000;
const hours = workingHours(WORKING_WEEK, 7 * HOUR);
const at = (day: number, hour: number): number => Date.UTC(2024, 9, day, hour - 7);
const window = (opensAt: number, closesAt: number) => ({ opensAt, closesAt });

/** Two weeks that end on Friday at 17:00, and a gap from a Monday to a Thursday in the third. */
const WEEKS = [window(at(7, 0), at(11, 17)), window(at(14, 0), at(18, 17)), window(at(24, 8), at(25, 17))];

open('[H4] windows that overlap or touch are one, in order', () => {
  assert.equal(joined([window(50, 60), window(0, 10), window(10, 20), window(15, 18), window(30, 40)]), [window(0, 20), window(30, 40), window(50, 60)]);
  assert.equal(joined([]), []);
});

open('[H4] only the time counts in which a window is open', () => {
  assert.is(openTime({ hours, windows: WEEKS }, at(18, 16), at(24, 9)), 2 * HOUR);
  assert.is(openTime({ hours, windows: WEEKS }, at(19, 0), at(24, 8)), 0);
  assert.is(openTime({ hours, windows: [] }, at(7, 0), at(18, 0)), 0);
});

open('[H4] going back passes over what was not open', () => {
  assert.is(openTimeBefore({ hours, windows: WEEKS }, at(24, 9), 3 * HOUR), at(18, 15));
  assert.is(openTimeBefore({ hours, windows: WEEKS }, at(22, 10), HOUR), at(18, 16));
  assert.is(openTimeBefore({ hours, windows: WEEKS }, at(9, 10), HOUR), at(9, 9));
});

open('[H5] going back beyond the first opening ends there', () => {
  assert.is(openTimeBefore({ hours, windows: WEEKS }, at(8, 10), 16 * HOUR), at(7, 0));
  assert.is(openTimeBefore({ hours, windows: WEEKS }, at(6, 10), HOUR), at(6, 10));
  assert.is(openTimeBefore({ hours, windows: [] }, at(6, 10), HOUR), at(6, 10));
});

open('[H4] [H5] the way back has exactly the open time asked for, or all there was', () => {
  const instant = fc.integer({ min: at(5, 0), max: at(27, 0) });
  fc.assert(fc.property(instant, fc.integer({ min: 0, max: 100 * HOUR }), (now, time) => {
    const windows = joined(WEEKS);
    const back = openTimeBefore({ hours, windows }, now, time);
    const all = openTime({ hours, windows }, 0, now);
    assert.is(openTime({ hours, windows }, back, now), Math.min(time, all));
  }), { seed: 221, numRuns: 500 });
});

open('[H4] of joined windows no time counts twice', () => {
  const any = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 10 })), { maxLength: 6 });
  fc.assert(fc.property(any, (given) => {
    const windows = given.map(([day, length]) => window(at(day, 0), at(day + length, 0)));
    const days = new Set(given.flatMap(([day, length]) => Array.from({ length }, (_, index) => day + index)));
    const once = [...days].reduce((sum, day) => sum + workingTime(hours, at(day, 0), at(day + 1, 0)), 0);
    assert.is(openTime({ hours, windows: joined(windows) }, 0, at(60, 0)), once);
  }), { seed: 221, numRuns: 200 });
});

open.run();
