import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { midnights, zoneOffset } from './zone.ts';

const zones = suite('a zone');

const HOUR = 3_600_000;

for (const { zone, instant, hours } of [
  { zone: 'Asia/Ho_Chi_Minh', instant: Date.UTC(2024, 9, 7, 18, 30, 15, 250), hours: 7 },
  { zone: 'Asia/Ho_Chi_Minh', instant: 0, hours: 8 },
  { zone: 'Europe/Berlin', instant: Date.UTC(2024, 9, 27, 0, 59), hours: 2 },
  { zone: 'Europe/Berlin', instant: Date.UTC(2024, 9, 27, 1), hours: 1 },
  { zone: 'America/New_York', instant: Date.UTC(2024, 0, 1, 3), hours: -5 },
  { zone: 'UTC', instant: Date.UTC(2024, 9, 7), hours: 0 },
]) {
  zones(`${zone} is ${hours} hours ahead of UTC at ${new Date(instant).toISOString()}`, () => {
    assert.is(zoneOffset(zone, instant), hours * HOUR);
  });
}

zones('has the midnights of the last days, today last, and the next one', () => {
  const now = Date.UTC(2024, 9, 7, 18, 30);
  assert.equal(midnights('Asia/Ho_Chi_Minh', now, 2), [Date.UTC(2024, 9, 6, 17), Date.UTC(2024, 9, 7, 17), Date.UTC(2024, 9, 8, 17)]);
});

zones('has days of 25 and of 23 hours where its clocks change', () => {
  const lengths = (now: number): number[] => midnights('Europe/Berlin', now, 2).flatMap((midnight, day, all) => (day === 0 ? [] : [(midnight - (all[day - 1] ?? 0)) / HOUR]));
  assert.equal(lengths(Date.UTC(2024, 9, 28, 12)), [25, 24]);
  assert.equal(lengths(Date.UTC(2024, 2, 31, 12)), [24, 23]);
});

zones.run();
