import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nextTurn } from '../contest/next-turn.ts';
import { inbox } from './inbox.ts';

const waiting = suite('the inbox');

interface Numbered { number: number; receivedAt: number }

waiting('what waits is decided in its order, in slices between which the loop turns', async () => {
  const decided: number[] = [];
  const box = inbox<Numbered>(({ number }) => decided.push(number));
  for (let number = 0; number < 2_500; number += 1) box.put({ number, receivedAt: number });
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
  assert.is(box.settled(Infinity), undefined);
  for (let number = 0; number < 1_500; number += 1) box.put({ number, receivedAt: number });
  const settled = box.settled(Infinity)?.then(() => decided.length);
  box.put({ number: 1_500, receivedAt: 1_500 });
  assert.is(await settled, 1_501);
  assert.is(box.settled(Infinity), undefined);
});

waiting('who asks while something is decided waits for what has come behind it too', async () => {
  const decided: number[] = [];
  let settled: Promise<number> | undefined;
  const box = inbox<Numbered>(({ number }) => {
    decided.push(number);
    if (number === 0) settled = box.settled(Infinity)?.then(() => decided.length);
  });
  for (const number of [0, 1, 2]) box.put({ number, receivedAt: number });
  await nextTurn();
  assert.is(await settled, 3);
});

waiting('who asks for what came before an instant does not wait for what came at it or later', async () => {
  const decided: number[] = [];
  const box = inbox<Numbered>(({ number }) => decided.push(number));
  for (let number = 0; number < 3_000; number += 1) box.put({ number, receivedAt: 100 + number });
  assert.is(box.settled(100), undefined);
  const settled = [box.settled(101), box.settled(1_200), box.settled(1_100)].map(async (promise) => {
    await promise;
    return decided.length;
  });
  assert.equal(await Promise.all(settled), [1_024, 2_048, 1_024]);
});

waiting('who asks while something is decided waits for nothing that has been decided', async () => {
  const asked: unknown[] = [];
  const box = inbox<Numbered>(({ number }) => {
    if (number === 3) asked.push(box.settled(2), box.settled(4));
  });
  for (let number = 0; number < 5; number += 1) box.put({ number, receivedAt: number });
  await nextTurn();
  assert.equal(asked, [undefined, undefined]);
});

waiting('what cannot be decided is not decided again, nobody waits for it, and what stands behind it is decided', async () => {
  const decided: number[] = [];
  const box = inbox<Numbered>(({ number }) => {
    decided.push(number);
    if (number === 1) throw new Error('not this one');
  });
  const failed = new Promise((resolve) => void process.once('uncaughtException', resolve));
  for (const number of [0, 1, 2]) box.put({ number, receivedAt: number });
  const settled = box.settled(2);
  assert.match(String(await failed), /not this one/);
  await settled;
  await nextTurn();
  assert.equal(decided, [0, 1, 2]);
});

waiting.run();
