import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { firstFitting } from './fit.ts';

const fitting = suite('steps of size');

fitting('the wanted size is taken where it fits, a smaller one where it does not, the least where nothing fits', () => {
  const steps = [9, 7, 5] as const;
  assert.equal([10, 8, 6, 4].map((room) => firstFitting(steps, (step) => step <= room)), [9, 7, 5, 5]);
});

fitting.run();
