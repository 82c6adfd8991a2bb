import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { OrganiserAct } from '../../protocol/acts.ts';
import { commitFaults, type CommitFaults } from '../../testing/commit-faults.ts';
import { closeInTime, DONE, LAN, logged, order, REASON, timesLogged } from '../../testing/desk.ts';
import { play, playedInTurn } from '../../testing/predictions.ts';
import { OPENS_AT, staffCodeOf } from '../../testing/small-contest.ts';
import { openWorld, type World } from '../../testing/world.ts';

interface Context {
  world: World;
  disk: CommitFaults;
}

const desk = suite<Context>("the organisers' desk");
desk.before.each(async (context) => {
  context.disk = commitFaults();
  context.world = await openWorld({ rounds: 2, faults: context.disk.faults });
});
desk.after.each(async ({ world, disk }) => {
  disk.heal();
  await world.close();
});

const EXCLUDE = { act: 'exclude', staffCode: staffCodeOf(1), group: 'jury', reason: REASON } as const;

const ACTS: OrganiserAct[] = [
  { act: 'open', round: 2, reason: REASON },
  { act: 'publish', round: 1, edition: 1, top: 1, reason: REASON },
  EXCLUDE,
  { act: 'headcount', unit: 'SNV', people: 9, source: 'CV 12', asOf: OPENS_AT, reason: REASON },
  { act: 'remind', unit: 'SNV' },
  { act: 'quiet-hours', hours: 9 },
  { act: 'display-add', name: 'Hội trường', script: [{ kind: 'standing', round: 1, top: 3 }] },
  { act: 'account-invite', role: 'auditor', unit: null },
];

desk('changes nothing by an act that could not be written, and does it when it is said again', async ({ world, disk }) => {
  await playedInTurn(world, [4, 3]);
  await world.contest.desk(LAN, { act: 'close', round: 1, reason: REASON });
  for (const act of ACTS) {
    const before = await everything(world);
    disk.fail();
    await order(world, act).then(() => assert.unreachable(act.act), (error: Error) => assert.is(error.name, 'NotSavedError', act.act));
    disk.heal();
    assert.equal(await everything(world), before, act.act);
    assert.ok((await order(world, act)).ok, act.act);
    assert.is(await timesLogged(world, act.act), 1, act.act);
    assert.not.equal(await everything(world), before, act.act);
  }
});

desk('makes up for a ranking that an exclusion could not write, when it is said again', async ({ world, disk }) => {
  await playedInTurn(world, [4, 3]);
  await world.contest.desk(LAN, { act: 'close', round: 1, reason: REASON });
  disk.failAfter(1);
  await order(world, EXCLUDE).then(() => assert.unreachable(), () => undefined);
  disk.heal();
  assert.equal(await order(world, EXCLUDE), DONE);
  assert.is((await world.stores.standings.editions('round-1' as never)).at(-1)?.participants, 1);
  assert.is(await timesLogged(world, 'exclude'), 1);
});

desk('orders displays: what they show follows the rounds, and the log names whoever ordered it', async ({ world }) => {
  const added = await order(world, { act: 'display-add', name: 'Hội trường', script: [{ kind: 'standing', round: 1, top: 3 }] });
  const { display } = added.ok ? (added.value as { display: string }) : { display: '' };
  assert.equal((await logged(world)).map(({ actor, act, subject }) => ({ actor, act, subject })), [{ actor: 'lan', act: 'display-add', subject: display }]);
  await play(world, await world.player(1), { right: 4 });
  await closeInTime(world);
  assert.is(shownState(await world.contest.displays.frame(display)), 'final');
  const [{ version } = { version: -1 }] = (await world.contest.views.control('organiser')).displays;
  const black = { act: 'display-set', display, version, black: true } as const;
  assert.equal(await Promise.all([order(world, black), order(world, { ...black, black: undefined, lift: 8 })]), [DONE, { ok: false, refusal: 'changed-meanwhile' }]);
  assert.equal(await order(world, { act: 'display-remove', display }), DONE);
  assert.equal(await order(world, { act: 'display-remove', display }), { ok: false, refusal: 'unknown' });
});

desk('takes an act from an organiser\'s page, and from nobody else\'s', async ({ world }) => {
  const post = async (cookie: string): Promise<unknown> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ act: 'open', round: 2, reason: REASON }) };
    return (await fetch(`${world.address}/api/staff/act`, init)).json();
  };
  for (const [name, role, unit] of [['giam-sat', 'auditor'], ['dau-moi', 'coordinator', 'SNV']] as const)
    assert.equal(await post(await world.staff(name, role, unit)), { ok: false, refusal: 'not-allowed' }, role);
  assert.equal(await post(''), { ok: false, refusal: 'not-signed-in' });
  assert.is(await timesLogged(world, 'open'), 0);
  assert.equal(await post(await world.staff('chau', 'organiser')), { ok: true, value: { opensAt: OPENS_AT } });
  const [opened] = await logged(world, 2);
  assert.equal([opened?.actor, opened?.act, opened?.detail['via']], ['chau', 'open', 'page']);
});

desk('is idle only when every act in hand is on disk', async ({ world }) => {
  const act = order(world, { act: 'quiet-hours', hours: 9 });
  await world.contest.drain();
  assert.is(await timesLogged(world, 'quiet-hours'), 1);
  assert.equal(await act, DONE);
});

desk.run();

/** What people see of the contest, on every side. */
async function everything(world: World): Promise<unknown> {
  const { contest } = world;
  const { version: _version, now: _now, ...control } = await contest.views.control('organiser');
  const { rows, quietHours } = contest.participation.board({ scope: 'stage' });
  return { control, rows, quietHours, published: contest.publicContest().rounds, staff: await contest.staff.list(), log: await logged(world, 10_000) };
}

function shownState(frame: Awaited<ReturnType<World['contest']['displays']['frame']>>): string | undefined {
  return frame?.shown.kind === 'standing' ? frame.shown.state : frame?.shown.kind;
}
