import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { moved } from './moved.ts';

const moves = suite('moving one of a list');

moves('changes places with its neighbour', () => {
  assert.equal(moved(['a', 'b', 'c'], 1, -1), ['b', 'a', 'c']);
  assert.equal(moved(['a', 'b', 'c'], 1, 1), ['a', 'c', 'b']);
});

moves('goes nowhere beyond the ends', () => {
  assert.equal(moved(['a', 'b'], 0, -1), ['a', 'b']);
  assert.equal(moved(['a', 'b'], 1, 1), ['a', 'b']);
});

moves.run();
