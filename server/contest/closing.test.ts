import Sqlite from 'better-sqlite3';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Player } from '../testing/player.ts';
import { CLOSES_AT, HOUR, MINUTE } from '../testing/small-contest.ts';
import { OPERATOR } from '../testing/staff-office.ts';
import { openWorld, type World } from '../testing/world.ts';

const closing = suite<{ world: World }>('a round that closes');
closing.before.each(async (context) => {
  context.world = await openWorld({ people: 6 });
});
closing.after.each(({ world }) => world.close());

closing('[R3] [P3] ranks ties alike, says why, and leaves a prize between them open until a draw is recorded', async ({ world }) => {
  const [best, tied, luckier] = await played(world, [4, 3, 3, 3]);
  world.clock.set(CLOSES_AT);
  assert.is((await best.state('result')).result.prize, 'Giải Nhất');
  const { result } = await tied.state('result');
  assert.equal([result.rank, result.tied, result.prize, result.prizeUndecided], [2, 3, null, true]);
  assert.equal(result.above?.steps, [{ by: 'score', order: 'desc', own: 3000, above: 4000, decides: true }]);
  const order = ['NV0003', 'NV0004', 'NV0002'];
  assert.is((await world.contest.desk(OPERATOR, { act: 'draw', round: 1, order, reason: 'bốc thăm trước Ban Tổ chức' })).ok, true);
  await luckier.until((view) => view.state.state === 'result' && view.state.result.prize === 'Giải Nhì');
  await tied.until((view) => view.state.state === 'result' && !view.state.result.prizeUndecided && view.state.result.prize === null);
});

closing('[R1] decides equal scores by completion time, and shows both values', async ({ world }) => {
  const slow = await world.player(1);
  const quick = await world.player(2);
  await playAll(world, slow, { right: 4, pace: 3_000 });
  await playAll(world, quick, { right: 4, pace: 2_000 });
  world.clock.set(CLOSES_AT);
  const { result } = await slow.state('result');
  assert.equal(result.above?.steps.at(-1), { by: 'elapsed', order: 'asc', own: 12_000, above: 8_000, decides: true });
});

closing('[S2] [S3] counts a withdrawn question for nobody, ranks anew, and keeps before and after', async ({ world }) => {
  const [first, second] = await played(world, [3, 2]);
  world.clock.set(CLOSES_AT);
  await first.state('result');
  const { result } = await second.state('result');
  const wrong = result.review.find((row) => row.choice !== row.key);
  const code = String(/(\w+) (\d+)\?/.exec(wrong?.text ?? '')?.[1]).toUpperCase();
  const number = String(/(\d+)\?/.exec(wrong?.text ?? '')?.[1]).padStart(2, '0');
  const act = { act: 'withdraw', question: `${code}-${number}`, reason: 'đáp án đã lỗi thời' } as const;
  const verdict = await world.contest.desk(OPERATOR, act);
  assert.is(verdict.ok, true);
  const after = await second.until((view) => view.state.state === 'result' && view.state.result.corrections.length === 1);
  if (after.state.state !== 'result') throw new Error('unreachable');
  assert.equal([after.state.result.counted, after.state.result.correct, after.state.result.score], [3, 2, 2666]);
  assert.equal([after.state.result.corrections[0]?.cause, after.state.result.corrections[0]?.reason], ['withdrawal', 'đáp án đã lỗi thời']);
  assert.is((await world.stores.standings.editions('round-1' as never)).length, 2);
  assert.equal(await world.contest.desk(OPERATOR, act), verdict);
  assert.is((await world.stores.standings.editions('round-1' as never)).length, 2);
});

closing('[S2] adds up the same from what is kept with an attempt as from its answers, and after a withdrawal only what counts', async ({ world }) => {
  await played(world, [3, 2, 4]);
  const { attempts } = world.stores;
  const ended = () => attempts.ended('round-1' as never, '', 10);
  const settled = await Promise.all((await ended()).map(async ({ serial }) => attempts.answers(serial)));
  const expected = (counts: (code: string) => boolean) =>
    settled.map((rows) => {
      const counting = rows.filter(({ question }) => counts(question));
      return [counting.filter(({ choice }) => choice === 0).length, counting.length, counting.reduce((sum, { elapsed }) => sum + elapsed, 0)];
    });
  const tallies = async () => (await ended()).map(({ correct, counted, elapsed }) => [correct, counted, elapsed]);
  const database = new Sqlite(world.file);
  assert.is(database.prepare('SELECT count(*) FROM tally').pluck().get(), 3);
  assert.equal(await tallies(), expected(() => true));
  const withdrawn = settled[0]?.[0]?.question ?? '';
  database.prepare('INSERT INTO withdrawal VALUES (?, 1, ?)').run(withdrawn, 'đáp án sai');
  assert.equal(await tallies(), expected((question) => question !== withdrawn));
  database.exec('DELETE FROM withdrawal');
  database.prepare('UPDATE tally SET correct = 0').run();
  assert.equal((await tallies()).map(([correct]) => correct), [0, 0, 0]);
  database.exec('DELETE FROM tally');
  assert.equal(await tallies(), expected(() => true));
  database.close();
});

closing('[I2] a question withdrawn while it is open gives way to a reserve, and is drawn for nobody any more', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  world.clock.advance(30_000);
  const [, topic, number] = shown.shown.text.replace('?', '').split(' ');
  const question = `${topic?.toUpperCase()}-${number?.padStart(2, '0')}`;
  await world.contest.desk(OPERATOR, { act: 'withdraw', question, reason: 'hai phương án đều đúng' });
  const reserve = (await player.until((view) => view.state.state === 'question' && view.state.replaced)).state;
  if (reserve.state !== 'question') throw new Error('unreachable');
  assert.is(reserve.shownAt, world.clock.now());
  assert.equal(await player.answer(shown, 0), { ok: false, refusal: 'not-this-question' });
  assert.is((await player.answer(reserve, 0)).ok, true);
});

closing('is extended with a reason: open attempts get the time, and the log has it', async ({ world }) => {
  const player = await world.player(1);
  world.clock.set(CLOSES_AT - 30_000);
  await player.start();
  assert.is((await player.question(1)).deadline, CLOSES_AT);
  const act = { act: 'extend', round: 1, closesAt: CLOSES_AT + HOUR, reason: 'mất điện toàn thành phố' } as const;
  assert.is((await world.contest.desk(OPERATOR, act)).ok, true);
  await player.until((view) => view.state.state === 'question' && view.state.deadline === CLOSES_AT + 30_000);
  const [last] = (await world.stores.events.latest(1)).map(({ act: name, reason, detail }) => ({ name, reason, detail }));
  assert.equal(last, { name: 'extend', reason: act.reason, detail: { from: CLOSES_AT, to: CLOSES_AT + HOUR, via: 'command-line' } });
  assert.is(await world.stores.events.firstBroken(), undefined);
  world.clock.set(CLOSES_AT + 29_000);
  assert.is((await player.question(1)).deadline, CLOSES_AT + 30_000);
  world.clock.set(CLOSES_AT + 31_000);
  await player.question(2);
});

closing('that is extended over the next opening keeps both open: each person has the earlier one first, then the other', async () => {
  const world = await openWorld({ rounds: 2 });
  const played = await world.player(1);
  await playAll(world, played, { right: 1, pace: 1_000 });
  const act = { act: 'extend', round: 1, closesAt: CLOSES_AT + HOUR / 2, reason: 'mất điện toàn thành phố' } as const;
  assert.is((await world.contest.desk(OPERATOR, act)).ok, true);
  world.clock.set(CLOSES_AT + MINUTE);
  await played.until((view) => view.state.state === 'ready' && view.state.round.number === 2);
  assert.is((await played.start()).ok, true);
  const late = await world.player(2);
  assert.is((await late.state('ready')).round.number, 1);
  await playAll(world, late, { right: 2, pace: 1_000 });
  await late.until((view) => view.state.state === 'ready' && view.state.round.number === 2).catch(() => late.connect());
  assert.is((await late.state('ready')).round.number, 2);
  await world.close();
});

closing('gives nobody a second prize where one is the rule, also when an earlier tie is drawn later', async () => {
  const world = await openWorld({ rounds: 2, people: 6, declaration: { onePrizeEach: true } });
  const players = await played(world, [4, 3, 3, 3]);
  world.clock.set(CLOSES_AT);
  for (const player of players) await player.until((view) => view.state.state === 'ready' && view.state.round.number === 2);
  for (const player of players) await playAll(world, player, { right: 2, pace: 1_000 });
  world.clock.set(CLOSES_AT + HOUR);
  for (const player of players) await player.state('result');
  await world.contest.desk(OPERATOR, { act: 'draw', round: 1, order: ['NV0004', 'NV0002', 'NV0003'], reason: 'bốc thăm tuần 1' });
  const prizes = async (round: string) => {
    const newest = (await world.stores.standings.editions(round as never)).length;
    return (await world.stores.standings.all(round as never, newest)).filter((row) => row.prize !== null).map((row) => row.participant);
  };
  const [first, second] = [await prizes('round-1'), await prizes('round-2')];
  assert.equal(first, ['person-0001', 'person-0002', 'person-0004']);
  assert.equal(second.filter((person) => first.includes(person)), []);
  await world.close();
});

closing('[R7] counts the best of several attempts, where several are allowed', async () => {
  const world = await openWorld({ declaration: { attempts: 3, counts: 'best' } });
  const player = await world.player(1);
  for (const right of [1, 4, 2]) await playAll(world, player, { right, pace: 1_000 });
  assert.equal(await player.start(), { ok: false, refusal: 'already-taken' });
  world.clock.set(CLOSES_AT);
  const { result } = await player.state('result');
  assert.equal([result.score, result.participants], [4000, 1]);
  await world.close();
});

closing('rests on a bank that nobody changes any more once a round has opened', ({ world }) => {
  const database = new Sqlite(world.file);
  assert.throws(() => database.exec(`UPDATE question SET key = 1 WHERE code = 'ALPHA-01'`), /the bank is frozen/);
  database.close();
});

closing('is closed early with a reason, and whoever plays is cut at that instant', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  await player.question(1);
  world.clock.advance(5_000);
  assert.is((await world.contest.desk(OPERATOR, { act: 'close', round: 1, reason: 'diễn tập kết thúc' })).ok, true);
  assert.is((await player.state('result')).result.finishedAt, world.clock.now());
});

closing('[T3] moves on by itself where its timer is late and a restart comes between', async ({ world }) => {
  const [player] = await played(world, [2]);
  await world.restart(2 * HOUR);
  await player.connect();
  const { result } = await player.state('result');
  assert.is(result.score, 2000);
});

/** Each person in turn plays the whole paper, a second a question, with so many right answers. */
async function played(world: World, rights: readonly number[]): Promise<[Player, Player, Player]> {
  const players: Player[] = [];
  for (const [index, right] of rights.entries()) {
    const player = await world.player(index + 1);
    await playAll(world, player, { right, pace: 1_000 });
    players.push(player);
  }
  return players as [Player, Player, Player];
}

async function playAll(world: World, player: Player, how: { right: number; pace: number }): Promise<void> {
  await player.start();
  for (const place of [1, 2, 3, 4]) {
    const shown = await player.question(place);
    world.clock.advance(how.pace);
    await player.answer(shown, place <= how.right ? 0 : 1);
  }
  await player.until((view) => view.state.state !== 'question' && view === player.view());
  assert.ok(how.pace < MINUTE);
}

closing.run();
