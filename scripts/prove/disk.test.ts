import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { en } from '../../client/words/en.ts';
import { vi } from '../../client/words/vi.ts';
import { printedSeed } from '../../server/testing/seeded.ts';
import { liveThrough } from './disk.ts';

const disk = suite('a disk');

for (const illness of ['full', 'read-only', 'failing', 'slow'] as const)
  disk(`that is ${illness} refuses in words, acknowledges nothing false, and everybody goes on when it is well`, async () => {
    await liveThrough(illness, printedSeed());
  });

disk('that saves nothing has its sentence in each language', () => {
  for (const words of [vi, en]) assert.match(words.refusals['not-saved'], /\p{L}+ .*\./u);
});

disk.run();
