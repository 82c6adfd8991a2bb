import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { commitFaults, type CommitFaults } from '../../testing/commit-faults.ts';
import type { LiveSessionId } from '../../rules/ids.ts';
import { openStage, type LiveStage } from '../../testing/live-stage.ts';
import { until } from '../../testing/until.ts';

const faulty = suite<{ stage: LiveStage; disk: CommitFaults }>('a live session on a disk that is slow or full');
faulty.before.each(async (context) => {
  context.disk = commitFaults();
  context.stage = await openStage({ faults: context.disk.faults });
});
faulty.after.each(async ({ stage, disk }) => {
  disk.heal();
  disk.release();
  await stage.close();
});

faulty('acknowledges no answer before its commit', async ({ stage, disk }) => {
  const lan = await stage.guest('Lan');
  await stage.openNext();
  disk.hold();
  let settled = false;
  const answer = lan.answer('q1', 0).finally(() => {
    settled = true;
  });
  await disk.held();
  for (let turn = 0; turn < 5; turn += 1) await lan.socket.emitWithAck('clock', {});
  assert.is(settled, false);
  disk.release();
  assert.ok((await answer).ok);
});

faulty('counts an answer that was in time and could not be written at once, by its first stamp', async ({ stage, disk }) => {
  const lan = await stage.guest('Lan');
  await stage.openNext();
  await stage.advance(2_000);
  disk.fail();
  assert.equal(await lan.answer('q1', 0), { ok: false, refusal: 'not-saved' });
  disk.heal();
  await stage.advance(5_000);
  const again = await lan.answer('q1', 0);
  assert.ok(again.ok);
  assert.is(again.value.elapsed, 2_000);
});

faulty('tries once more at the close what could not be written, and counts it', async ({ stage, disk }) => {
  const [lan, minh] = [await stage.guest('Lan'), await stage.guest('Minh')];
  await stage.openNext();
  disk.fail();
  assert.equal(await lan.answer('q1', 0), { ok: false, refusal: 'not-saved' });
  disk.heal();
  await minh.answer('q1', 0);
  await stage.act({ order: 'close-now' });
  await until(() => lan.owns.length === 1);
  assert.is(lan.owns[0]?.score, 1_000);
});

faulty('moves nothing that is not on disk, and goes on when it can', async ({ stage, disk }) => {
  const lan = await stage.guest('Lan');
  const { revision } = await stage.view();
  disk.fail();
  assert.equal(await stage.host.post('live-order', { order: 'next', session: stage.session, revision }), { ok: false, refusal: 'not-saved' });
  assert.is((await stage.view()).phase, 'lobby');
  disk.heal();
  await stage.act({ order: 'next' });
  disk.fail();
  await stage.advance(3_000);
  assert.is((await stage.view()).phase, 'announced');
  disk.heal();
  await stage.advance(5_000);
  await lan.shows('open');
});

faulty('closes a question whose showings could not be written at its opening, and writes them when it can', async ({ stage, disk }) => {
  const lan = await stage.guest('Lan');
  await stage.act({ order: 'next' });
  const { revision } = await stage.view();
  disk.failAfter(1);
  const opened = await stage.host.post('live-order', { order: 'open-now', session: stage.session, revision });
  await lan.shows('open');
  disk.heal();
  assert.ok((await lan.answer('q1', 0)).ok);
  assert.equal(opened, { ok: true, value: { revision: revision + 1 } });
  const written = () => stage.world.stores.livePlayers.showings(stage.session as LiveSessionId, 'q1');
  assert.is((await written()).length, 0);
  await stage.advance(5_000);
  assert.is((await written()).length, 1);
  await stage.advance(15_000);
  assert.is((await stage.view()).phase, 'closed');
});

faulty.run();
