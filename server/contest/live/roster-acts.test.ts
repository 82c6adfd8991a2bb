import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { logged } from '../../testing/desk.ts';
import { livePhone } from '../../testing/live-phone.ts';
import { openStage, type LiveStage } from '../../testing/live-stage.ts';
import { staffCodeOf } from '../../testing/small-contest.ts';
import { until } from '../../testing/until.ts';

const acts = suite<{ stage: LiveStage }>('an act for somebody of the roster who plays a live session');
acts.before.each(async (context) => {
  context.stage = await openStage({ people: 4, rules: { joining: 'registered' } });
});
acts.after.each(({ stage }) => stage.close());

const reason = 'được cử vào tổ giúp việc';

acts('excludes them: out of the session for good, and the ranks are made anew', async ({ stage }) => {
  const [one, two] = [await stage.person(1), await stage.person(2)];
  await stage.openNext();
  await one.answer('q1', 0);
  await stage.advance(1_000);
  await two.answer('q1', 0);
  await stage.act({ order: 'close-now' });
  assert.equal((await stage.view()).standing.map(({ name, rank }) => [name, rank]), [['Người 1', 1], ['Người 2', 2]]);
  assert.ok((await stage.host.post('act', { act: 'exclude', staffCode: staffCodeOf(1), group: 'helper', reason })).ok);
  await until(() => one.farewells.length > 0 && !one.socket.connected);
  assert.equal(one.farewells, [{ why: 'removed' }]);
  const { standing, numbers } = await stage.view();
  assert.equal([standing.map(({ name, rank }) => [name, rank]), numbers.joined], [[['Người 2', 1]], 1]);
  assert.is(await livePhone(stage.world.address, one.token).then(() => 'in', (error: Error) => error.message), 'removed');
  assert.is(await stage.person(1).then(() => 'in', (error: Error) => error.message), 'not let in: excluded');
  assert.equal((await logged(stage.world, 2)).map((event) => [event.act, event.reason]), [['exclude', reason], ['live-remove', reason]]);
  assert.is(two.socket.connected, true);
});

acts('excludes them also where the server ended between the two', async ({ stage }) => {
  const one = await stage.person(1);
  const { participants } = stage.world.stores;
  await participants.setExclusion('person-0001' as Parameters<typeof participants.setExclusion>[0], 'jury', { at: stage.world.clock.now(), actor: 'host', act: 'exclude', subject: 'person-0001', reason, detail: {} });
  await stage.world.restart(1_000);
  assert.is((await stage.view()).numbers.joined, 0);
  assert.is(await livePhone(stage.world.address, one.token).then(() => 'in', (error: Error) => error.message), 'removed');
});

for (const act of ['revoke', 'reissue'] as const) {
  acts(`signs all their devices out (${act}): the one in the session as well, until they sign in again`, async ({ stage }) => {
    const [one, two] = [await stage.person(1), await stage.person(2)];
    await stage.openNext();
    await one.answer('q1', 0);
    assert.ok((await stage.host.post('act', { act, staffCode: staffCodeOf(1), reason })).ok);
    await until(() => one.farewells.length > 0 && !one.socket.connected);
    assert.equal(one.farewells, [{ why: 'signed-out' }]);
    const again = () => livePhone(stage.world.address, one.token).then(() => 'in', (error: Error) => error.message);
    assert.is(await again(), 'signed-out');
    await stage.world.restart(1_000);
    assert.is(await again(), 'signed-out');
    if (act === 'reissue') return;
    const back = await stage.person(1);
    assert.is(back.view().question?.stored?.choice, 0);
    assert.is((await stage.view()).numbers.joined, 2);
    two.leave();
    back.leave();
  });
}

acts.run();
