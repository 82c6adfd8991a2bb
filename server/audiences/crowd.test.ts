import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { manualClock } from '../testing/manual-clock.ts';
import { CROWD, crowd, OVER } from './crowd.ts';

const crowds = suite('a crowd');

/** What the publisher was told, and so many commands on their way in and out; whether the last of these leaves with its view. */
function gathered() {
  const told: string[] = [];
  const clock = manualClock(0);
  const publisher = { isWaiting: false };
  const underWay = crowd(clock, { isWaiting: () => publisher.isWaiting, hold: () => void told.push('hold'), release: () => void told.push('release') });
  return {
    told,
    publisher,
    clock,
    enter: (count: number): void => Array.from({ length: count }).forEach(underWay.enter),
    leave: (count: number): boolean => Array.from({ length: count }, underWay.leave).at(-1) ?? true,
  };
}

crowds('is more commands than a quick disk keeps waiting: up to those, each acknowledgement leaves with its view', () => {
  const { told, enter, leave } = gathered();
  enter(CROWD);
  assert.is(leave(1), true);
  assert.equal(told, []);
  enter(2);
  assert.is(leave(1), false);
  assert.equal(told, ['hold']);
});

crowds('is one until hardly any are left, and then shows what has waited', () => {
  const { told, enter, leave } = gathered();
  enter(2 * CROWD);
  assert.is(leave(2 * CROWD - OVER), false);
  assert.equal(told, ['hold']);
  assert.is(leave(1), true);
  assert.equal(told, ['hold', 'release']);
  assert.is(leave(OVER - 1), true);
  enter(CROWD);
  assert.equal(told, ['hold', 'release']);
});

crowds('that does not end keeps nobody waiting for longer than a second: from then on each acknowledgement leaves with its view', () => {
  const { told, clock, enter, leave } = gathered();
  enter(CROWD + 1);
  clock.advance(999);
  assert.is(leave(1), false);
  assert.equal(told, ['hold']);
  clock.advance(1);
  assert.is(leave(1), true);
  enter(CROWD);
  assert.is(leave(1), true);
  assert.equal(told, ['hold', 'release']);
});

crowds('keeps nobody waiting for longer than a second with others that follow it, until all have been shown what they wait for', () => {
  const { told, clock, publisher, enter, leave } = gathered();
  const follow = (): string[] => {
    enter(CROWD + 1);
    clock.advance(400);
    leave(CROWD + 1);
    publisher.isWaiting = true;
    return told.splice(0);
  };
  assert.equal([follow(), follow()], [['hold', 'release'], ['hold', 'release']]);
  assert.equal([follow(), follow()], [['hold', 'release', 'release'], ['release']]);
  publisher.isWaiting = false;
  assert.equal(follow(), ['hold', 'release']);
});

crowds('that is over in time leaves nothing behind that would release the next one', () => {
  const { told, clock, enter, leave } = gathered();
  enter(CROWD + 1);
  clock.advance(900);
  leave(CROWD + 1);
  enter(CROWD + 1);
  clock.advance(200);
  assert.equal(told, ['hold', 'release', 'hold']);
});

crowds.run();
