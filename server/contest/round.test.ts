import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openWorld, type World } from '../testing/world.ts';
import { CLOSES_AT, OPENS_AT } from '../testing/small-contest.ts';

const round = suite<{ world: World }>('a weekly round');
round.before.each(async (context) => {
  context.world = await openWorld();
});
round.after.each(async ({ world }) => world.close());

round('runs from sign-in to a ranked result', async ({ world }) => {
  const player = await world.player(1);
  assert.is((await player.state('ready')).round.questions, 4);
  assert.equal(await player.start(), { ok: true, value: {} });
  for (const place of [1, 2, 3, 4]) {
    const shown = await player.question(place);
    assert.is(shown.shownAt, world.clock.now());
    world.clock.advance(1000 * place);
    const verdict = await player.answer(shown, place === 4 ? 1 : 0);
    assert.equal(verdict.ok && verdict.value.saved, place);
  }
  const finished = await player.state('finished');
  assert.is(finished.elapsed, 10_000);
  assert.is(finished.score, null);
  world.clock.set(CLOSES_AT);
  const { result } = await player.state('result');
  assert.is(result.rank, 1);
  assert.is(result.score, 3000);
  assert.is(result.review.length, 4);
  assert.ok(OPENS_AT > 0);
});

round.run();
