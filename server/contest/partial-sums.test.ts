import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { partialSums } from './partial-sums.ts';

const sums = suite('sums of the first few');

sums('are those of adding up, whatever was added to any place', () => {
  const changes = fc.array(fc.record({ place: fc.nat(), by: fc.integer({ min: -9, max: 9 }) }));
  fc.assert(fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 70 }), changes, (given, added) => {
    const numbers = [...given];
    const kept = partialSums(numbers);
    for (const { place, by } of added) {
      const at = place % numbers.length;
      numbers[at] = (numbers[at] ?? 0) + by;
      kept.add(at, by);
    }
    for (let place = 0; place <= numbers.length; place += 1) assert.is(kept.before(place), numbers.slice(0, place).reduce((sum, number) => sum + number, 0));
  }), { seed: 221, numRuns: 300 });
});

sums.run();
