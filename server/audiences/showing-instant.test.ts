import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { showingInstant } from './showing-instant.ts';

const showing = suite('the instant of a showing');

showing('is the instant of its write, and lies between those around it', () => {
  assert.is(showingInstant(1_000, 1_000), 1_000);
  assert.is(showingInstant(1_000, 1_001), 1_000);
  assert.is(showingInstant(1_000, 1_007), 1_003);
});

showing('is never before a long pause: the frame may have gone out behind it, and nobody loses time', () => {
  assert.is(showingInstant(1_000, 1_008), 1_008);
  assert.is(showingInstant(1_000, 9_000), 9_000);
});

showing.run();
