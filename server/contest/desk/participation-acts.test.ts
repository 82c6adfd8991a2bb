import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BINH, DONE, LAN, logged, order, REASON, timesLogged, UNKNOWN } from '../../testing/desk.ts';
import { asking } from '../../testing/predictions.ts';
import { MINUTE, OPENS_AT } from '../../testing/small-contest.ts';
import { openWorld, type World } from '../../testing/world.ts';

const acts = suite<{ world: World }>('an act on participation');
acts.before.each(async (context) => {
  context.world = await openWorld({ declaration: asking('participants') });
});
acts.after.each(({ world }) => world.close());

const HEADCOUNT = { act: 'headcount', unit: 'SNV', people: 120, source: 'CV 12/SNV', asOf: OPENS_AT, reason: REASON } as const;
const REMIND = { act: 'remind', unit: 'SNV' } as const;

acts('records a headcount beside those before it, and boards count by it at once', async ({ world }) => {
  assert.equal(await order(world, HEADCOUNT), DONE);
  const [row] = world.contest.participation.board({ scope: 'stage' }).rows;
  assert.equal([row?.headcount.people, row?.headcount.source], [120, 'CV 12/SNV']);
  assert.equal((await world.stores.participation.headcounts('contest')).map(({ people }) => people), [4, 120]);
  const detail = { people: 120, source: 'CV 12/SNV', asOf: OPENS_AT, via: 'page' };
  assert.equal(await logged(world), [{ actor: 'lan', act: 'headcount', subject: 'SNV', reason: REASON, detail }]);
});

acts('records a headcount once, by two organisers at once as by one who says it twice', async ({ world }) => {
  assert.equal(await Promise.all([order(world, HEADCOUNT, LAN), order(world, HEADCOUNT, BINH)]), [DONE, DONE]);
  assert.is(await timesLogged(world, 'headcount'), 1);
  await order(world, { ...HEADCOUNT, people: 121 });
  await order(world, HEADCOUNT);
  assert.equal((await world.stores.participation.headcounts('contest')).map(({ people }) => people), [4, 120, 121, 120]);
});

acts('notes a reminder, once a minute, and keeps the exact number out of the log', async ({ world }) => {
  const answers = [{ at: OPENS_AT, recorded: true }, { at: OPENS_AT, recorded: false }].map((value) => ({ ok: true, value }));
  assert.equal(await Promise.all([order(world, REMIND, LAN), order(world, REMIND, BINH)]), answers);
  assert.equal(await logged(world), [{ actor: 'lan', act: 'remind', subject: 'SNV', reason: '', detail: { via: 'page' } }]);
  world.clock.advance(MINUTE);
  assert.equal(await order(world, REMIND), { ok: true, value: { at: OPENS_AT + MINUTE, recorded: true } });
  assert.equal((await world.stores.participation.reminders('contest')).map(({ at }) => at - OPENS_AT), [0, MINUTE]);
  const [row] = world.contest.participation.board({ scope: 'stage' }).rows;
  assert.is(row?.reminder?.at, OPENS_AT + MINUTE);
});

acts('sets after how many quiet hours a unit is worth an alert', async ({ world }) => {
  const hours = { act: 'quiet-hours', hours: 8 } as const;
  assert.equal(await Promise.all([order(world, hours, LAN), order(world, hours, BINH)]), [DONE, DONE]);
  assert.is(world.contest.participation.board({ scope: 'stage' }).quietHours, 8);
  assert.equal(await logged(world), [{ actor: 'lan', act: 'quiet-hours', subject: 'alerts', reason: '', detail: { hours: 8, via: 'page' } }]);
  assert.is(await timesLogged(world, 'quiet-hours'), 1);
});

acts('is refused for a unit that there is not', async ({ world }) => {
  for (const act of [{ ...HEADCOUNT, unit: 'XXX' }, { ...REMIND, unit: 'XXX' }] as const) assert.equal(await order(world, act), UNKNOWN);
  assert.is((await timesLogged(world, 'headcount')) + (await timesLogged(world, 'remind')), 0);
});

acts.run();
