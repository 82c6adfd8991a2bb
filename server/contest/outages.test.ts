import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOSES_AT, MINUTE } from '../testing/small-contest.ts';
import { OPERATOR } from '../testing/staff-office.ts';
import { openWorld, type World } from '../testing/world.ts';

const outage = suite<{ world: World }>('an outage');
outage.before.each(async (context) => {
  context.world = await openWorld();
});
outage.after.each(({ world }) => world.close());

outage('[O1] leaves the elapsed time and moves the deadline, to the reconnect', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  await alive(world, 10_000);
  await world.crash(5_000);
  world.clock.advance(3_000);
  await player.connect();
  const after = await player.question(1);
  assert.is(after.shownAt, shown.shownAt);
  assert.is(after.deadline, shown.deadline + 8_000);
  world.clock.advance(2_000);
  await player.answer(after, 0);
  const [row] = await answersOf(world);
  assert.equal([row?.elapsed, row?.outageCredit], [12_000, 8_000]);
});

outage('[O2] stops crediting ten seconds after listening, whether or not anybody is back', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  await alive(world, 1_000);
  await world.crash(2_000);
  world.clock.advance(30_000);
  await world.settle();
  await player.connect();
  assert.is((await player.question(1)).deadline, shown.deadline + 12_000);
});

outage('[O3] of more than fifteen seconds replaces the open question by a reserve of its topic', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  await alive(world, 5_000);
  await world.crash(20_000);
  await player.connect();
  const reserve = await player.question(1);
  assert.is(reserve.replaced, true);
  assert.is.not(reserve.shown.text, shown.shown.text);
  assert.is(topicOf(reserve.shown.text), topicOf(shown.shown.text));
  assert.is(reserve.shownAt, world.clock.now());
  assert.equal(await player.answer(shown, 0), { ok: false, refusal: 'not-this-question' });
  world.clock.advance(4_000);
  assert.is((await player.answer(reserve, 0)).ok, true);
  const [row] = await answersOf(world);
  assert.is(row?.elapsed, 4_000);
});

outage('[O3] is one outage where the server goes away again before anybody is back', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  await player.question(1);
  await alive(world, 5_000);
  await world.crash(9_000);
  await world.crash(9_000);
  await player.connect();
  assert.is((await player.question(1)).replaced, true);
});

outage('[O4] credits the time on a replaced question once, also where a shorter outage was credited before', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  await alive(world, 5_000);
  await world.crash(10_000);
  await player.connect();
  await alive(world, 5_000);
  await world.crash(20_000);
  await player.connect();
  await player.question(1);
  const [row] = await world.stores.attempts.ofParticipant('person-0001' as never);
  assert.is(row?.credit, world.clock.now() - shown.shownAt);
});

outage('[O1] begins when people could last be served, also where a process has come and gone before it had recovered', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  await alive(world, 10_000);
  await world.crash(9_000, 6_000);
  await player.connect();
  assert.is((await player.question(1)).deadline, shown.deadline + 9_000);
});

outage('[O2] is credited for ten seconds of waiting, where the timer that ends it is late and the reconnect later', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  await world.settle();
  await world.crash(1_000);
  world.clock.jump(world.clock.now() + 14_000);
  await player.connect();
  assert.is((await player.question(1)).deadline, shown.deadline + 11_000);
});

outage('[O1] is credited for a planned stop as for a crash, and once in the log for all', async ({ world }) => {
  const [one, two] = [await world.player(1), await world.player(2)];
  await one.start();
  await two.start();
  const shown = await one.question(1);
  await two.question(1);
  await world.restart(6_000);
  await one.connect();
  assert.is((await one.question(1)).deadline, shown.deadline + 6_000);
  const credits = (await world.stores.events.latest(50)).filter((event) => event.act === 'outage-credited');
  assert.equal(credits.map((event) => event.detail['attempts']), [2]);
});

outage('[W2] [O1] lets open attempts run past the close by their credit, but nobody start', async ({ world }) => {
  const player = await world.player(1);
  const late = await world.player(2);
  world.clock.set(CLOSES_AT - 30_000);
  await player.start();
  await player.question(1);
  await alive(world, 20_000);
  await world.crash(14_000);
  await player.connect();
  await late.connect();
  const shown = await player.question(1);
  assert.is(shown.deadline, CLOSES_AT + 14_000);
  assert.equal(await late.start(), { ok: false, refusal: 'closed' });
  world.clock.advance(5_000);
  assert.is((await player.answer(shown, 0)).ok, true);
  await player.question(2);
  assert.is(world.contest.publicContest().rounds[0]?.phase, 'open');
  world.clock.set(CLOSES_AT + 14_000);
  const { result } = await player.state('result');
  assert.is(result.correct, 1);
});

outage('[T3] settles what had lapsed before it by the old deadlines', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  player.leave();
  while (world.contest.presence.participants().length > 0) await new Promise((resolve) => setImmediate(resolve));
  await alive(world, MINUTE + 30_000);
  await world.crash(4_000);
  await player.connect();
  const second = await player.question(2);
  assert.is(second.shownAt, shown.deadline);
  assert.is(second.deadline, shown.deadline + MINUTE + 4_000);
});

outage('[W5] with the clock behind the last sign of life nobody starts until an organiser confirms', async ({ world }) => {
  world.clock.advance(5 * MINUTE);
  const player = await world.player(1);
  await player.start();
  await alive(world, 5_000);
  await world.crash(-60_000);
  const other = await world.player(2);
  assert.equal(await other.start(), { ok: false, refusal: 'clock-in-doubt' });
  assert.is((await world.contest.desk(OPERATOR, { act: 'confirm-clock', reason: 'đồng hồ đã được chỉnh đúng' })).ok, true);
  assert.is((await other.start()).ok, true);
});

/** Lets time pass with the heartbeats that a living server writes. */
async function alive(world: World, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 1_000) {
    world.clock.advance(1_000);
    await world.settle();
  }
}

async function answersOf(world: World) {
  await world.settle();
  const [attempt] = await world.stores.attempts.ofParticipant('person-0001' as never);
  if (attempt === undefined) throw new Error('no attempt has begun');
  return world.stores.attempts.answers(attempt.serial);
}

const topicOf = (text: string): string => text.split(' ')[1] ?? '';

outage.run();
