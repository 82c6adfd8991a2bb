import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openReader } from '../../db/open.ts';
import { commitFaults, type CommitFaults } from '../testing/commit-faults.ts';
import { CLOSES_AT, MINUTE, OPENS_AT } from '../testing/small-contest.ts';
import { started } from '../testing/started.ts';
import { openWorld, type World } from '../testing/world.ts';

interface Context {
  world: World;
  disk: CommitFaults;
}

const full = suite<Context>('a full disk');
full.before.each(async (context) => {
  context.disk = commitFaults();
  context.world = await openWorld({ faults: context.disk.faults });
});
full.after.each(async ({ disk, world }) => {
  disk.heal();
  disk.release();
  await world.close();
});

full('delays a time-out and the close, and stops neither', async ({ disk, world }) => {
  const { player, shown } = await started(world, 1);
  disk.fail();
  world.clock.set(shown.deadline);
  await world.settle();
  assert.is(settled(world), undefined);
  disk.heal();
  await pass(world);
  assert.equal(settled(world), { choice: null, receivedAt: shown.deadline, elapsed: MINUTE });
  world.clock.set(CLOSES_AT);
  await player.state('result');
});

full('at the very close delays the result until it is there again', async ({ disk, world }) => {
  const { player } = await started(world, 1);
  player.leave();
  world.clock.set(CLOSES_AT - MINUTE / 2);
  await world.settle();
  disk.fail();
  world.clock.set(CLOSES_AT);
  await world.settle();
  disk.heal();
  await pass(world);
  await player.connect();
  assert.is((await player.state('result')).result.rank, 1);
});

full('delays the end of an outage, and credits it as if the disk had been well', async ({ disk, world }) => {
  const { player, shown } = await started(world, 1);
  await world.crash(2_000);
  disk.fail();
  world.clock.advance(10_000);
  await world.settle();
  disk.heal();
  assert.is(pausedFrom(world), OPENS_AT);
  await pass(world);
  assert.is(pausedFrom(world), null);
  await player.connect();
  assert.is((await player.question(1)).deadline, shown.deadline + 12_000);
});

full('costs nobody an answer that came in time: it is kept and counts with its first stamp, sent again or not', async ({ disk, world }) => {
  const { player, shown } = await started(world, 1);
  world.clock.advance(9_000);
  disk.fail();
  assert.equal(await player.answer(shown, 2), { ok: false, refusal: 'not-saved' });
  world.clock.set(shown.deadline + 1_000);
  await world.settle();
  disk.heal();
  await pass(world);
  assert.equal(settled(world), { choice: 2, receivedAt: shown.shownAt + 9_000, elapsed: 9_000 });
  const again = await player.answer(shown, 2);
  assert.is(again.ok && again.value.receivedAt, shown.shownAt + 9_000);
});

/** Some seconds, in which what has failed is tried again. */
async function pass(world: World): Promise<void> {
  for (let look = 0; look < 3; look += 1) {
    world.clock.advance(5_000);
    await world.settle();
  }
}

/** What another connection sees of the first question settled. */
function settled(world: World): unknown {
  return read(world, 'SELECT choice, received_at AS receivedAt, elapsed FROM answer ORDER BY place')[0];
}

/** Since when the one attempt's clock stands still. */
function pausedFrom(world: World): unknown {
  return read(world, 'SELECT paused_from AS pausedFrom FROM attempt')[0]?.['pausedFrom'];
}

function read(world: World, sql: string): Record<string, unknown>[] {
  const reader = openReader(world.file);
  const rows = reader.prepare<[], Record<string, unknown>>(sql).all();
  reader.close();
  return rows;
}

full.run();
