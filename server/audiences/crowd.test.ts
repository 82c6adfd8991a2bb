import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nextTurn } from '../contest/next-turn.ts';
import { publisher } from '../contest/publisher.ts';
import type { ParticipantId } from '../rules/ids.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { CROWD, crowd, OVER } from './crowd.ts';

const crowds = suite('a crowd');

/** What the publisher was told, and so many commands on their way in and out; whether the last of these leaves with its view. */
function gathered() {
  const told: string[] = [];
  const clock = manualClock(0);
  const seam = { hasBeenHeld: false };
  const underWay = crowd(clock, { hasBeenHeld: () => seam.hasBeenHeld, hold: () => void told.push('hold'), release: () => void told.push('release') });
  return {
    told,
    seam,
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
  const { told, clock, seam, enter, leave } = gathered();
  const follow = (): string[] => {
    enter(CROWD + 1);
    clock.advance(400);
    leave(CROWD + 1);
    seam.hasBeenHeld = true;
    return told.splice(0);
  };
  assert.equal([follow(), follow()], [['hold', 'release'], ['hold', 'release']]);
  assert.equal([follow(), follow()], [['hold', 'release', 'release'], ['release']]);
  seam.hasBeenHeld = false;
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

/** A message is on its way to so many people, of whom the first 20 have it; `enter` and `leave` let a crowd come and go. */
async function besideMessage(people: number) {
  const seam = publisher();
  const delivered: ParticipantId[] = [];
  seam.deliver((participant) => void delivered.push(participant));
  const clock = manualClock(60_000);
  const underWay = crowd(clock, seam);
  Array.from({ length: people }, (_, number) => seam.changed(`person ${number}` as ParticipantId));
  await nextTurn();
  return {
    clock,
    enter: (): void => Array.from({ length: CROWD + 1 }).forEach(underWay.enter),
    leave: (): void => Array.from({ length: CROWD + 1 }).forEach(underWay.leave),
    /** How many have it after so many turns more. */
    after: async (turns: number): Promise<number> => {
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      return delivered.length;
    },
  };
}

crowds('that comes while a message to everybody is on its way holds what is left of it, for a second at most', async () => {
  const { clock, enter, after } = await besideMessage(50);
  enter();
  assert.is(await after(3), 20);
  clock.advance(1_000);
  assert.is(await after(2), 50);
});

crowds('that follow one another beside a message hold what is left of it for a second in all', async () => {
  const { clock, enter, leave, after } = await besideMessage(90);
  enter();
  await after(2);
  clock.advance(400);
  leave();
  enter();
  assert.is(await after(2), 20);
  clock.advance(599);
  assert.is(await after(2), 20);
  clock.advance(1);
  assert.is(await after(1), 40);
  leave();
  enter();
  assert.is(await after(3), 90, 'nor does the third hold them any more');
});

crowds.run();
