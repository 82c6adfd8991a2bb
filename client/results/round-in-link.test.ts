import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { roundNamed } from './round-in-link.ts';

const links = suite('the round of a link to the results');

const round = (number: number, phase: 'scheduled' | 'open' | 'closed', published = false) => ({ number, phase, published });

links('is the one that it names, whether published or not', () => {
  assert.is(roundNamed([round(1, 'closed', true), round(2, 'scheduled')], '#2')?.number, 2);
});

links('is else the one published last, the open one, the first', () => {
  assert.is(roundNamed([round(1, 'closed', true), round(2, 'closed', true), round(3, 'open')], '')?.number, 2);
  assert.is(roundNamed([round(1, 'closed'), round(2, 'open')], '#week')?.number, 2);
  assert.is(roundNamed([round(1, 'closed'), round(2, 'scheduled')], '')?.number, 1);
  assert.is(roundNamed([], '#1'), undefined);
});

links.run();
