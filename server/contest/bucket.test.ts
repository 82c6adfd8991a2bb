import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Bucket, buckets } from './bucket.ts';

const tokens = suite('token buckets');

const takes = (take: (at: number) => boolean, instants: readonly number[]): number => instants.filter(take).length;

tokens('hold a burst and fill up in time, and no further', () => {
  const bucket = new Bucket(5, 10);
  const take = (at: number): boolean => bucket.take(at);
  assert.is(takes(take, Array<number>(9).fill(0)), 5);
  assert.is(takes(take, Array<number>(9).fill(300)), 3);
  assert.is(takes(take, Array<number>(9).fill(60_000)), 5);
});

tokens('credit no time twice, whatever is stamped earlier in between', () => {
  const bucket = new Bucket(5, 10);
  const take = (at: number): boolean => bucket.take(at);
  const instants = Array.from({ length: 100 }, (_, place) => (place % 2 === 0 ? 10_000 : 0));
  assert.is(takes(take, instants), 5);
});

tokens('are each key\'s own, also over the turns of the generations', () => {
  const all = buckets<string>(5, 10);
  assert.is(takes((at) => all.take('a', at), Array<number>(9).fill(0)), 5);
  assert.is(takes((at) => all.take('b', at), Array<number>(9).fill(0)), 5);
  assert.is(takes((at) => all.take('a', at), Array<number>(9).fill(600)), 5);
  assert.is(takes((at) => all.take('a', at), Array<number>(9).fill(601)), 0);
});

tokens.run();
