import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nextTurn } from '../contest/next-turn.ts';
import { inbox } from './inbox.ts';

const waiting = suite('the inbox');

interface Numbered { number: number }

waiting('what waits is decided in its order, in slices between which the loop turns', async () => {
  const decided: number[] = [];
  const box = inbox<Numbered>(({ number }) => decided.push(number));
  for (let number = 0; number < 2_500; number += 1) box.put({ number });
  assert.equal(decided, []);
  const seen: number[] = [];
  while (decided.length < 2_500) {
    await nextTurn();
    seen.push(decided.length);
  }
  assert.equal(seen, [1_024, 2_048, 2_500]);
  assert.equal(decided, decided.toSorted((one, other) => one - other));
});

waiting('it is settled when all that waited then is decided, and not before', async () => {
  const decided: number[] = [];
  const box = inbox<Numbered>(({ number }) => decided.push(number));
  assert.is(box.settled(), undefined);
  for (let number = 0; number < 1_500; number += 1) box.put({ number });
  const settled = box.settled()?.then(() => decided.length);
  box.put({ number: 1_500 });
  assert.is(await settled, 1_501);
  assert.is(box.settled(), undefined);
});

waiting('who asks while something is decided waits for what has come behind it too', async () => {
  const decided: number[] = [];
  let settled: Promise<number> | undefined;
  const box = inbox<Numbered>(({ number }) => {
    decided.push(number);
    if (number === 0) settled = box.settled()?.then(() => decided.length);
  });
  for (const number of [0, 1, 2]) box.put({ number });
  await nextTurn();
  assert.is(await settled, 3);
});

waiting.run();
