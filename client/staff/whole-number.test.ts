import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isBetween, wholeNumber } from './whole-number.ts';

const numbers = suite('a number that somebody has typed');

numbers('is read with the separators of either language', () => {
  assert.equal(['2600', '2.600', '2,600', '2 600', '2\u{202F}600', '1.000.000', '0'].map(wholeNumber), [2600, 2600, 2600, 2600, 2600, 1_000_000, 0]);
});

numbers('is none where digits stand otherwise', () => {
  for (const text of ['', '2.6', '26.00', '2..600', '.600', '-5', '1e3', '12a', '12345678']) assert.ok(Number.isNaN(wholeNumber(text)), text);
});

numbers('is between two others, these included', () => {
  assert.equal([isBetween('1', 1, 40), isBetween('40', 1, 40), isBetween('41', 1, 40), isBetween('', 0, 40)], [true, true, false, false]);
});

numbers.run();
