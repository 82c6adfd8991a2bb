import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nextTurn } from './next-turn.ts';
import { turnstile } from './turnstile.ts';

const turnstiles = suite('a turnstile');

turnstiles('lets so many through in a turn of the loop, and the others behind them in their order', async () => {
  const enter = turnstile(2);
  const through: number[] = [];
  const all = Promise.all([1, 2, 3, 4, 5].map((person) => enter().then(() => through.push(person))));
  await Promise.resolve();
  assert.equal(through, [1, 2]);
  await nextTurn();
  assert.equal(through, [1, 2, 3, 4]);
  await all;
  assert.equal(through, [1, 2, 3, 4, 5]);
});

turnstiles('is free again in the next turn', async () => {
  const enter = turnstile(1);
  await enter();
  await nextTurn();
  const next = await Promise.race([enter().then(() => 'through'), Promise.resolve().then(() => undefined).then(() => 'waiting')]);
  assert.is(next, 'through');
});

turnstiles.run();
