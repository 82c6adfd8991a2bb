import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BINH, closeInTime, DONE, LAN, logged, order, REASON, timesLogged, UNKNOWN } from '../../testing/desk.ts';
import { play } from '../../testing/predictions.ts';
import { staffCodeOf } from '../../testing/small-contest.ts';
import { openWorld, type World } from '../../testing/world.ts';

const people = suite<{ world: World }>('an act for a person');
people.before.each(async (context) => {
  context.world = await openWorld();
});
people.after.each(({ world }) => world.close());

const exclude = (person: number) => ({ act: 'exclude', staffCode: staffCodeOf(person), group: 'jury', reason: REASON }) as const;
const admit = (person: number) => ({ act: 'admit', staffCode: staffCodeOf(person), reason: REASON }) as const;
const takenOf = (world: World): unknown => {
  const { figure } = world.contest.participation.board({ scope: 1 }).city;
  return 'taken' in figure ? figure.taken : undefined;
};

people('excludes from the next start and from the board, and admits again', async ({ world }) => {
  const [played, waits] = [await world.player(1), await world.player(2)];
  await play(world, played, { right: 4 });
  assert.is(takenOf(world), 1);
  assert.equal(await order(world, exclude(1)), DONE);
  assert.is(takenOf(world), 0);
  assert.equal(await order(world, exclude(2)), DONE);
  assert.equal(await logged(world), [{ actor: 'lan', act: 'exclude', subject: 'person-0002', reason: REASON, detail: { group: 'jury', via: 'page' } }]);
  await waits.state('excluded');
  assert.equal(await waits.start(), { ok: false, refusal: 'excluded' });

  assert.equal(await order(world, admit(2)), DONE);
  assert.equal(await logged(world), [{ actor: 'lan', act: 'admit', subject: 'person-0002', reason: REASON, detail: { group: null, via: 'page' } }]);
  assert.ok((await waits.start()).ok);
  assert.equal(await order(world, admit(1)), DONE);
  assert.is(takenOf(world), 1);
});

people('excludes an attempt that runs: it ends and counts for nothing', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  await player.question(1);
  await order(world, exclude(1));
  await player.state('excluded');
  await closeInTime(world);
  assert.is(takenOf(world), 0);
  assert.equal((await world.stores.standings.editions('round-1' as never)).map(({ participants }) => participants), [0]);
});

people('excludes once, by two organisers at once as by one who says it twice', async ({ world }) => {
  assert.equal(await Promise.all([order(world, exclude(1), LAN), order(world, exclude(1), BINH)]), [DONE, DONE]);
  assert.equal(await order(world, exclude(1)), DONE);
  assert.is(await timesLogged(world, 'exclude'), 1);
  assert.equal(await Promise.all([order(world, admit(1), LAN), order(world, admit(1), BINH)]), [DONE, DONE]);
  assert.is(await timesLogged(world, 'admit'), 1);
});

people('tells of nobody who is not on the roster', async ({ world }) => {
  const staffCode = 'NV9999';
  const before = await logged(world, 100);
  for (const act of [
    { act: 'exclude', staffCode, group: 'jury', reason: REASON },
    { act: 'admit', staffCode, reason: REASON },
    { act: 'reissue', staffCode, reason: REASON },
    { act: 'revoke', staffCode, reason: REASON },
    { act: 'extra-time', staffCode, round: 1, secondsEach: 1, reason: REASON },
    { act: 'extra-time', staffCode: staffCodeOf(1), round: 9, secondsEach: 1, reason: REASON },
  ] as const)
    assert.equal(await order(world, act), UNKNOWN, act.act);
  assert.equal(await logged(world, 100), before);
});

people('names whoever ordered it, and never the new code', async ({ world }) => {
  const verdict = await order(world, { act: 'reissue', staffCode: staffCodeOf(1), reason: REASON });
  const { personalCode } = verdict.ok ? (verdict.value as { personalCode: string }) : { personalCode: '' };
  assert.is(personalCode.length, 10);
  assert.equal(await logged(world), [{ actor: 'lan', act: 'reissue', subject: 'person-0001', reason: REASON, detail: { via: 'page' } }]);
});

people.run();
