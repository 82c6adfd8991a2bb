import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { benchBoard } from './board.ts';

const bench = suite('the bench of the boards');

bench('plays a short load to its end, counts everybody on the board and measures every figure', async () => {
  const figures = await benchBoard({ people: 400, answersPerSecond: 80, viewers: 2, times: 1, seconds: 2, thinking: 100, warming: 0 });
  assert.is(figures.length, 11);
  for (const { name, value } of figures) assert.ok(Number.isFinite(value), name);
  assert.is(figures.find(({ name }) => name.startsWith('answers of each person'))?.value, 4);
  assert.is(figures.find(({ name }) => name.startsWith('people who were refused'))?.value, 0);
});

bench.run();
