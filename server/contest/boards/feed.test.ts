import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { manualClock } from '../../testing/manual-clock.ts';
import { boardFeed } from './feed.ts';

const feeds = suite('a board feed');

/** A feed of something that can be changed by hand, from a full five seconds on, with the instants at which it told. */
function open() {
  const clock = manualClock(10_000);
  const heard: number[] = [];
  const state = { banded: false, change: (): void => undefined };
  const feed = boardFeed(clock, { isBanded: () => state.banded, onChange: (listener) => void (state.change = listener) });
  const off = feed.follow(() => void heard.push(clock.now()));
  return { clock, heard, state, feed, off };
}

feeds('tells a change at once, and the next ones 0.6 s later together', () => {
  const { clock, heard, state } = open();
  clock.set(11_000);
  state.change();
  for (const instant of [11_000, 11_100, 11_300, 11_450]) {
    clock.set(instant);
    state.change();
  }
  clock.set(14_000);
  assert.equal(heard, [11_000, 11_600]);
});

feeds('tells on every fifth second, also where nothing has changed', () => {
  const { clock, heard } = open();
  clock.set(12_345);
  clock.set(26_000);
  assert.equal(heard, [15_000, 20_000, 25_000]);
});

feeds('tells on every fifth second only while numbers go in bands, whatever changes and when', () => {
  const { clock, heard, state } = open();
  state.banded = true;
  for (const instant of [11_000, 12_000, 15_000, 15_001, 19_999]) {
    clock.set(instant);
    state.change();
  }
  assert.equal(heard, [15_000]);
});

feeds('keeps a change to the full step where bands have begun since', () => {
  const { clock, heard, state } = open();
  clock.set(11_000);
  state.change();
  clock.advance(0);
  state.change();
  state.banded = true;
  clock.set(14_999);
  assert.equal(heard, [11_000]);
  clock.set(15_000);
  assert.equal(heard, [11_000, 15_000]);
});

feeds('tells nobody who has left, and sets no timer for nobody', () => {
  const { clock, heard, state, off, feed } = open();
  const others: number[] = [];
  const offOther = feed.follow(() => void others.push(clock.now()));
  off();
  clock.set(15_000);
  assert.equal([heard, others], [[], [15_000]]);
  state.change();
  offOther();
  state.change();
  clock.set(60_000);
  assert.equal([heard, others], [[], [15_000]]);
  feed.follow(() => void others.push(clock.now()));
  clock.set(65_000);
  assert.equal(others, [15_000, 65_000]);
});

feeds('ends with everything', () => {
  const { clock, heard, state, feed } = open();
  state.change();
  feed.stop();
  clock.set(60_000);
  assert.equal(heard, []);
});

feeds.run();
