import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { prove } from './proof.ts';

const proof = suite('a proof');

proof('tries seed after seed until enough has been tried', async () => {
  const seeds: number[] = [];
  const outcome = await prove({ name: 'much', trial: async (seed) => seeds.push(seed) && 2 }, { seed: 7, minutes: 0, least: 5, say: () => undefined });
  assert.equal(seeds, [7, 8, 9]);
  assert.equal(outcome, { name: 'much', tried: 6, failed: 0, seed: 7, holds: true });
});

proof('goes on behind a failure, says how to see it again, and does not hold', async () => {
  const said: string[] = [];
  const trial = async (seed: number): Promise<number> => {
    if (seed === 8) throw new Error('an answer is lost');
    return 1;
  };
  const outcome = await prove({ name: 'crash', trial }, { seed: 7, minutes: 0, least: 3, say: (line) => said.push(line) });
  assert.equal(outcome, { name: 'crash', tried: 3, failed: 1, seed: 8, holds: false });
  assert.is(said.length, 1);
  assert.match(said[0] ?? '', /npm run prove -- crash --seed 8 --minutes 0\nError: an answer is lost/);
});

proof('tries once where there is no time at all', async () => {
  assert.is((await prove({ name: 'little', trial: async () => 1 }, { seed: 1, minutes: 0, least: 0, say: () => undefined })).tried, 1);
});

proof.run();
