import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { benchClose } from './close.ts';

const bench = suite('the bench of a close');

bench('closes a filled round as often as it is told, everybody ranked each time', async () => {
  const figures = await benchClose({ people: 700, times: 2 });
  assert.is(figures.length, 6);
  for (const { name, value, min } of figures) assert.ok(value > 0 && min !== undefined, name);
});

bench.run();
