import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { printedSeed } from '../../server/testing/seeded.ts';
import { withstand } from './flood.ts';
import { fuzz } from './hostile.ts';

const hostile = suite('hostile peers');

hostile('are refused as what they say is, and harm nobody', async () => {
  assert.ok((await fuzz(printedSeed(), { each: 25, connections: 60 })) > 300);
});

hostile('by the thousand beside participants leave them their acknowledgements', async () => {
  const said: string[] = [];
  await withstand(printedSeed(), { halfOpen: 300, floods: 5, mute: 3, people: 10, beats: 8, untilCut: false }, (line) => said.push(line));
  assert.match(said.join(), /305 hostile connections/);
});

hostile.run();
