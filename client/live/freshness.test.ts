import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freshness, isNewer, STALE_MS } from './freshness.ts';

const fresh = suite('freshness');

fresh('counts whole seconds, and is lost behind fifteen', () => {
  assert.equal(freshness(1000, 3999), { seconds: 2, isStale: false });
  assert.equal(freshness(0, STALE_MS), { seconds: 15, isStale: false });
  assert.equal(freshness(0, STALE_MS + 1), { seconds: 15, isStale: true });
});

fresh('is never of the future', () => {
  assert.equal(freshness(5000, 4000), { seconds: 0, isStale: false });
});

fresh('of messages the one with the higher version is shown, and what was overtaken is not', () => {
  const shown = { version: 7, now: 1000, scope: 'stage' };
  assert.is(isNewer({ version: 8, now: 1500, scope: 'stage' }, shown), true);
  assert.is(isNewer({ version: 6, now: 900, scope: 'stage' }, shown), false);
});

fresh('a message of the same version counts anew what time has changed', () => {
  assert.is(isNewer({ version: 7, now: 1000 }, { version: 7, now: 900 }), true);
});

fresh('after a restart of the server, whose versions begin again, the later instant is shown', () => {
  assert.is(isNewer({ version: 1, now: 9000 }, { version: 70, now: 1000 }), true);
});

fresh('a message of another scope replaces whatever is shown', () => {
  assert.is(isNewer({ version: 1, now: 10, scope: 2 }, { version: 9, now: 20, scope: 'stage' }), true);
});

fresh.run();
