import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { benchStanding } from './standing.ts';

const bench = suite('the bench of a standing');

bench('moves people about in each order, and compares each size with its floors and with the size before', async () => {
  const figures = await benchStanding({ sizes: [300, 3_000], rounds: 2, times: 2, moves: 50 });
  assert.equal(figures.map(({ floor }) => floor !== null && floor > 0), [true, true, true]);
  for (const { name, value } of figures) assert.ok(value > 0, name);
});

bench.run();
