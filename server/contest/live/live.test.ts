import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { until } from '../../testing/until.ts';
import { openStage, type LiveStage } from '../../testing/live-stage.ts';

const live = suite<{ stage: LiveStage }>('a live session');
live.before.each(async (context) => {
  context.stage = await openStage();
});
live.after.each(({ stage }) => stage.close());

live('goes from the lobby to its end, and everybody is shown the same at the same moment', async ({ stage }) => {
  const [lan, minh] = [await stage.guest('Lan'), await stage.guest('Minh')];
  await lan.shows('lobby');
  await stage.act({ order: 'next' });
  const announced = await lan.shows('announced');
  assert.equal(announced, { screen: 'announced', step: 'q1', number: 1, of: 2, practice: false, limitSeconds: 20, opensAt: stage.world.clock.now() + 3_000, picture: null });
  await stage.advance(3_000);
  const open = await lan.shows('open');
  assert.equal([open.text, open.options, open.closesAt - open.opensAt], ['Question alpha 1?', ['option 0', 'option 1', 'option 2', 'option 3'], 20_000]);
  assert.equal(await minh.shows('open'), open);
  await stage.advance(1_000);
  const verdict = await lan.answer('q1', 0);
  assert.ok(verdict.ok);
  assert.equal([verdict.value.elapsed, verdict.value.shownAt], [1_000, open.opensAt]);
  await stage.advance(1_500);
  await minh.answer('q1', 2);
  await stage.advance(17_500);
  assert.is((await stage.view()).phase, 'closed');
  await stage.act({ order: 'next' });
  const { revealed } = await lan.shows('histogram');
  assert.equal([revealed.key, revealed.counts, revealed.answered, revealed.people], [0, [1, 0, 1, 0], 2, 2]);
  await until(() => lan.owns.length > 0 && minh.owns.length > 0);
  assert.equal(lan.owns.map(({ score, rank, rankBefore, people, behind, last }) => ({ score, rank, rankBefore, people, behind, last })), [{ score: 1_000, rank: 1, rankBefore: null, people: 2, behind: null, last: { choice: 0, right: true, gained: 1_000, elapsed: 1_000 } }]);
  assert.equal(minh.owns.map(({ score, rank, behind }) => ({ score, rank, behind })), [{ score: 0, rank: 2, behind: { rank: 1, score: 1_000, elapsed: 0 } }]);
  await stage.act({ order: 'next' });
  assert.equal((await stage.view()).standing.map(({ rank, name, score }) => [rank, name, score]), [[1, 'Lan', 1_000], [2, 'Minh', 0]]);
  await stage.openNext();
  assert.is((await minh.shows('open')).step, 'q2');
  await minh.answer('q2', 0);
  await stage.act({ order: 'close-now' });
  await minh.shows('histogram');
  for (let nexts = 0; nexts < 2; nexts += 1) await stage.act({ order: 'next' });
  await minh.shows('ended');
  assert.equal((await stage.view()).phase, 'ended');
});

live.run();
