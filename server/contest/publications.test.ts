import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { publicResults, type PublicResults } from '../protocol/public.ts';
import { BINH, closeInTime, DONE, LAN, logged, order, REASON, runOut, timesLogged, UNKNOWN } from '../testing/desk.ts';
import { playedInTurn } from '../testing/predictions.ts';
import { MINUTE, staffCodeOf } from '../testing/small-contest.ts';
import { openWorld, type World } from '../testing/world.ts';

const PUBLISH = { act: 'publish', round: 1, edition: 1, top: 100, reason: REASON } as const;
const UNPUBLISH = { act: 'unpublish', round: 1, reason: REASON } as const;
const CHANGED = { ok: false, refusal: 'changed-meanwhile' };

const publishing = suite<{ world: World }>('publishing');
publishing.before.each(async (context) => {
  context.world = await openWorld({ people: 5 });
});
publishing.after.each(({ world }) => world.close());

publishing('shows names, units and the values that rank to everybody, and nothing else of anybody', async ({ world }) => {
  await closed(world, [4, 3, 3]);
  assert.equal(await world.contest.publications.results(1), UNKNOWN);
  assert.is(isPublished(world), false);
  assert.equal(await order(world, PUBLISH), DONE);
  assert.equal(await logged(world), [{ actor: 'lan', act: 'publish', subject: '1', reason: REASON, detail: { edition: 1, top: 100, via: 'page' } }]);
  assert.is(isPublished(world), true);
  const results = await resultsOf(world);
  assert.equal([results.publishedAt, results.participants, results.corrections], [world.clock.now(), 3, []]);
  assert.equal(results.rows.map(({ rank, name, unit, score, prize, prizeUndecided }) => [rank, name, unit, score, prize, prizeUndecided]), [
    [1, 'Người 1', 'Sở Nội vụ', 4000, 'Giải Nhất', false],
    [2, 'Người 2', 'Sở Nội vụ', 3000, 'Giải Nhì', false],
    [3, 'Người 3', 'Sở Nội vụ', 3000, 'Giải Nhì', false],
  ]);
  const text = JSON.stringify(publicResults.parse(results));
  for (const secret of ['person-', 'NV0', 'CODE', 'attempt', 'round-']) assert.not.ok(text.includes(secret), secret);
});

publishing('ends at a rank: all who share it are there', async ({ world }) => {
  await closed(world, []);
  await order(world, { ...PUBLISH, top: 1 });
  const { rows } = await resultsOf(world);
  assert.equal(rows.map(({ rank, name, prize, prizeUndecided }) => [rank, name, prize, prizeUndecided]), [
    [1, 'Người 1', null, true],
    [1, 'Người 2', null, true],
    [1, 'Người 3', null, true],
  ]);
});

publishing('is of the newest edition of a closed round alone', async ({ world }) => {
  assert.equal(await order(world, PUBLISH), { ok: false, refusal: 'not-open' });
  await closed(world, [4]);
  assert.equal(await order(world, { ...PUBLISH, edition: 2 }), CHANGED);
  assert.equal(await order(world, { ...PUBLISH, round: 9 }), UNKNOWN);
  assert.is(await timesLogged(world, 'publish'), 0);
});

publishing('twice, or by two organisers at once, is one act', async ({ world }) => {
  await closed(world, [4]);
  assert.equal(await Promise.all([order(world, PUBLISH, LAN), order(world, PUBLISH, BINH)]), [DONE, DONE]);
  assert.equal(await order(world, PUBLISH), DONE);
  assert.is(await timesLogged(world, 'publish'), 1);
  assert.equal(await order(world, { ...PUBLISH, top: 1 }), DONE);
  assert.is((await world.contest.views.control('organiser')).rounds[0]?.published?.top, 1);
});

publishing('stays as it was through a correction until the new edition is published, and then says why', async ({ world }) => {
  await closed(world, [4, 3]);
  await order(world, PUBLISH);
  const before = await resultsOf(world);
  await order(world, { act: 'exclude', staffCode: staffCodeOf(1), group: 'jury', reason: 'thuộc Ban Giám khảo' });
  const at = world.clock.now();
  assert.equal(await resultsOf(world), before);
  assert.equal(await order(world, PUBLISH), CHANGED);
  world.clock.advance(MINUTE);
  assert.equal(await order(world, { ...PUBLISH, edition: 2 }), DONE);
  const after = await resultsOf(world);
  assert.equal(after.corrections, [{ at, cause: 'roster', reason: null }]);
  assert.equal(after.rows.map(({ rank, name }) => [rank, name]), [[1, 'Người 2']]);
});

publishing('says of a draw that it was held, and never what was written about it', async ({ world }) => {
  await closed(world, []);
  assert.is((await order(world, { act: 'draw', round: 1, order: [1, 2, 3].map(staffCodeOf), reason: 'Người 1 bốc trước' })).ok, true);
  await order(world, { ...PUBLISH, edition: 2 });
  assert.equal((await resultsOf(world)).corrections, [{ at: world.clock.now(), cause: 'draw', reason: null }]);
});

publishing('keeps to itself what the round does not compare', async () => {
  const world = await openWorld({ people: 3, declaration: { comparators: [{ by: 'score', order: 'desc' }, { by: 'finishedAt', order: 'asc' }] } });
  await closed(world, [4]);
  await order(world, PUBLISH);
  const [row] = (await resultsOf(world)).rows;
  assert.equal([row?.elapsed, row?.distance, typeof row?.finishedAt], [null, null, 'number']);
  await world.close();
});

publishing('is taken back at once and for good, also over a restart', async ({ world }) => {
  await closed(world, [4]);
  assert.equal(await order(world, UNPUBLISH), DONE);
  assert.is(await timesLogged(world, 'unpublish'), 0);
  await order(world, PUBLISH);
  const results = await resultsOf(world);
  await world.restart(MINUTE);
  assert.equal(await resultsOf(world), results);
  assert.equal(await Promise.all([order(world, UNPUBLISH, LAN), order(world, UNPUBLISH, BINH)]), [DONE, DONE]);
  assert.is(await timesLogged(world, 'unpublish'), 1);
  assert.equal(await world.contest.publications.results(1), UNKNOWN);
  await world.restart(MINUTE);
  assert.is(isPublished(world), false);
  assert.equal(await order(world, { ...UNPUBLISH, round: 9 }), UNKNOWN);
});

publishing.run();

/** Closes the round after so many right answers of each person; where nobody is named three people answer nothing. */
async function closed(world: World, rights: readonly number[]): Promise<void> {
  await playedInTurn(world, rights);
  if (rights.length === 0) {
    const players = await Promise.all([1, 2, 3].map(world.player));
    for (const player of players) await player.start();
    await runOut(world);
  }
  await closeInTime(world);
}

async function resultsOf(world: World): Promise<PublicResults> {
  const verdict = await world.contest.publications.results(1);
  if (!verdict.ok) throw new Error(`there are no results: ${verdict.refusal}`);
  return verdict.value;
}

function isPublished(world: World): boolean {
  return world.contest.publicContest().rounds[0]?.published ?? false;
}
