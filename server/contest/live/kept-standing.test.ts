import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { keptStanding } from './kept-standing.ts';
import type { LiveStanding } from './standings.ts';

const EMPTY: LiveStanding = { rows: [], places: new Map(), ranksBefore: new Map(), units: [], last: undefined };

const kept = suite('a standing that is kept');

kept('is added up once, and again when something that counts has changed', () => {
  let times = 0;
  const standing = keptStanding({ now: () => 0 }, () => {
    times += 1;
    return { ...EMPTY };
  });
  assert.is(standing.now(), standing.now());
  assert.is(times, 1);
  standing.drop();
  standing.now();
  assert.is(times, 2);
});

kept('stays where a move changes nothing that counts', () => {
  let times = 0;
  const standing = keptStanding({ now: () => 0 }, () => {
    times += 1;
    return { ...EMPTY };
  });
  const [rules, first, second] = [{}, {}, {}];
  for (const parts of [[rules], [rules], [rules, first], [rules, first], [rules, second], [rules, second], [rules]]) {
    standing.madeOf(parts);
    standing.now();
  }
  assert.is(times, 4);
});

kept('is added up for a crowd that joins and looks once in two seconds, not once for each', () => {
  let [now, times] = [0, 0];
  const standing = keptStanding({ now: () => now }, () => {
    times += 1;
    return { ...EMPTY };
  });
  for (now = 0; now < 6_000; now += 1) {
    standing.joined();
    standing.now();
  }
  assert.is(times, 3);
});

kept.run();
