import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { manualClock } from '../testing/manual-clock.ts';
import { Bucket, buckets } from './bucket.ts';
import { publisher } from './publisher.ts';
import { throttle } from './throttle.ts';
import { Turns } from './turns.ts';
import type { ParticipantId } from '../rules/ids.ts';

const limits = suite('limits and queues');

limits('a bucket gives its burst at once and refills in the long run', () => {
  const tokens = new Bucket(3, 2);
  assert.equal([0, 0, 0, 0].map((now) => tokens.take(now)), [true, true, true, false]);
  assert.equal([499, 500, 501].map((now) => tokens.take(now)), [false, true, false]);
  assert.equal([9_000, 9_000, 9_000, 9_000].map((now) => tokens.take(now)), [true, true, true, false]);
});

limits('buckets of two keys do not share, also after the idle ones are forgotten', () => {
  const tokens = buckets<string>(1, 1);
  assert.equal([tokens.take('a', 0), tokens.take('a', 0), tokens.take('b', 0)], [true, false, true]);
  assert.equal([tokens.take('b', 5_000), tokens.take('b', 5_000), tokens.take('a', 5_000)], [true, false, true]);
});

limits('a throttle blocks after so many failures within the window, and only that key', () => {
  const clock = manualClock(0);
  const tries = throttle(clock, { failures: 2, within: 1_000 });
  tries.failed('a');
  assert.is(tries.isBlocked('a'), false);
  clock.advance(600);
  tries.failed('a');
  assert.equal([tries.isBlocked('a'), tries.isBlocked('b')], [true, false]);
  clock.advance(400);
  assert.is(tries.isBlocked('a'), false);
});

limits('turns go one after another, also behind one that fails', async () => {
  const queue = new Turns();
  const order: string[] = [];
  const first = queue.take(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    order.push('first');
    throw new Error('first fails');
  });
  const second = queue.take(async () => void order.push('second'));
  await first.then(assert.unreachable, (error: Error) => assert.is(error.message, 'first fails'));
  await second;
  assert.equal(order, ['first', 'second']);
});

limits('turns go on behind one that fails before it has waited for anything', async () => {
  const queue = new Turns();
  const order: string[] = [];
  const first = queue.take((): Promise<void> => {
    throw new Error('first fails');
  });
  await first.then(() => assert.unreachable(), (error: Error) => assert.is(error.message, 'first fails'));
  await queue.idle();
  const second = queue.take(async () => void order.push('second'));
  assert.equal(order, ['second']);
  await second;
});

limits('a publisher delivers each change of a turn once, behind the turn and in slices', async () => {
  const seam = publisher();
  const delivered: string[] = [];
  seam.deliver((participant) => void delivered.push(participant));
  const ids = Array.from({ length: 450 }, (_, number) => `p${number}` as ParticipantId);
  for (const id of [...ids, ...ids]) seam.changed(id);
  assert.is(delivered.length, 0);
  const sizes: number[] = [];
  while (delivered.length < 450) {
    await new Promise((resolve) => setImmediate(resolve));
    sizes.push(delivered.length);
  }
  assert.equal(new Set(delivered).size, 450);
  const [slice = 0] = sizes;
  assert.ok(slice > 0 && slice <= 50);
  assert.equal(sizes.slice(0, -1), Array.from({ length: sizes.length - 1 }, (_, turn) => (turn + 1) * slice));
});

limits.run();
