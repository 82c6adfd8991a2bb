import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dateInput, dateTimeInput, instantOf } from './zoned.ts';

const CASES: [zone: string, text: string, instant: string][] = [
  ['Asia/Ho_Chi_Minh', '2024-10-25T17:00', '2024-10-25T10:00:00Z'],
  ['Asia/Ho_Chi_Minh', '2024-11-01T00:00', '2024-10-31T17:00:00Z'],
  ['Asia/Kathmandu', '2024-02-29T05:45', '2024-02-29T00:00:00Z'],
  ['Europe/Berlin', '2024-03-31T03:00', '2024-03-31T01:00:00Z'],
  ['America/New_York', '2024-11-03T05:00', '2024-11-03T10:00:00Z'],
];

const zoned = suite('times of the contest\'s zone');

for (const [zone, text, instant] of CASES) {
  zoned(`${text} in ${zone} is ${instant}, wherever the desk may stand`, () => {
    assert.is(instantOf(text, zone), Date.parse(instant));
    assert.is(dateTimeInput(Date.parse(instant), zone), text);
    assert.is(dateInput(Date.parse(instant), zone), text.slice(0, 10));
  });
}

zoned('what is no time gives none: an empty field, the 30th of February, an hour that the clocks leave out', () => {
  for (const text of ['', '2024-10-25', '2024-02-30T10:00', '2024-13-01T10:00']) assert.is(instantOf(text, 'Asia/Ho_Chi_Minh'), undefined, text);
  assert.is(instantOf('2024-03-31T02:30', 'Europe/Berlin'), undefined);
});

zoned.run();
