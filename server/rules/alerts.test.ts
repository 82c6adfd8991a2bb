import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { alertsOf, type Watched } from './alerts.ts';

const alerts = suite('alerts');

const HOUR = 3_600_000;

/** Nothing is wrong with it. */
const FINE: Watched = { isOpen: true, isReached: false, quiet: HOUR, isLowest: null, passed: 20 * HOUR, forecast: 100, need: 100, roster: 150, headcount: 150 };

for (const { name, unit, kinds } of [
  { name: '[Q1] [Q2] [Q3] a unit on its way', unit: {}, kinds: [] },
  { name: '[Q1] silence for exactly the hours', unit: { quiet: 4 * HOUR }, kinds: ['quiet'] },
  { name: '[Q1] silence for 1 ms less', unit: { quiet: 4 * HOUR - 1 }, kinds: [] },
  { name: '[Q1] silence once the quota is reached', unit: { quiet: 9 * HOUR, isReached: true }, kinds: [] },
  { name: '[Q1] silence while nothing is open', unit: { quiet: 9 * HOUR, isOpen: false }, kinds: [] },
  { name: '[Q4] the lowest band from the hours after the opening on', unit: { quiet: null, isLowest: true, passed: 4 * HOUR }, kinds: ['lowest'] },
  { name: '[Q4] the lowest band 1 ms before that', unit: { quiet: null, isLowest: true, passed: 4 * HOUR - 1 }, kinds: [] },
  { name: '[Q4] another band', unit: { quiet: null, isLowest: false }, kinds: [] },
  { name: '[Q4] the lowest band while nothing is open', unit: { quiet: null, isLowest: true, isOpen: false }, kinds: [] },
  { name: '[Q4] a quota in the lowest band', unit: { quiet: null, isLowest: true, isReached: true }, kinds: [] },
  { name: '[Q2] a forecast one below the need', unit: { forecast: 99 }, kinds: ['below-quota'] },
  { name: '[Q2] a forecast below the need 8 hours after the opening', unit: { forecast: 99, passed: 8 * HOUR }, kinds: ['below-quota'] },
  { name: '[Q2] a forecast below the need before that', unit: { forecast: 99, passed: 8 * HOUR - 1 }, kinds: [] },
  { name: '[Q2] no forecast', unit: { forecast: null }, kinds: [] },
  { name: '[Q3] one more on the roster', unit: { roster: 151 }, kinds: ['roster'] },
  { name: '[Q1] [Q2] [Q3] everything at once', unit: { quiet: 5 * HOUR, forecast: 0, roster: 200 }, kinds: ['quiet', 'below-quota', 'roster'] },
]) {
  alerts(`${name}: ${kinds.join(', ') || 'no alert'}`, () => {
    assert.equal(alertsOf({ ...FINE, ...unit }, 4).map(({ kind }) => kind), kinds);
  });
}

alerts('[Q1] [Q2] [Q3] each says its numbers', () => {
  assert.equal(alertsOf({ ...FINE, quiet: 5.9 * HOUR, forecast: 42, roster: 198 }, 4), [
    { kind: 'quiet', workingHours: 5 },
    { kind: 'below-quota', forecast: 42, need: 100 },
    { kind: 'roster', roster: 198, headcount: 150 },
  ]);
  assert.equal(alertsOf({ ...FINE, quiet: null, isLowest: true, passed: 20.5 * HOUR }, 4), [{ kind: 'lowest', workingHours: 20 }]);
});

alerts.run();
