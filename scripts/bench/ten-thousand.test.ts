import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assertMeasured } from '../../server/testing/measured.ts';
import { benchConnects } from './connects.ts';
import { benchMemory } from './memory.ts';
import { benchTenThousand } from './ten-thousand.ts';

const crowds = suite('the benches of crowds, in short');

crowds('measure what it costs to let people in', async () => {
  assertMeasured(await benchConnects({ people: 40, times: 1, warmUps: 0 }), 2);
});

crowds('measure what a connected participant keeps', async () => {
  assertMeasured(await benchMemory({ fewer: 10, people: 40, times: 1 }), 2);
});

crowds('play a whole round through a cut of all connections, and lose nothing', async () => {
  const figures = await benchTenThousand({ people: 30, perSecond: 200, thinking: [20, 60] });
  assertMeasured(figures, 13);
  const value = (part: string): number | undefined => figures.find(({ name }) => name.includes(part))?.value;
  assert.is(value('who finished'), 30);
  assert.is(value('not stored as they were told'), 0);
  assert.is(value('answers acknowledged'), 600);
  assert.is(value('back again'), 30);
});

crowds.run();
