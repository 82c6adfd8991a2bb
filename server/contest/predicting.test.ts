import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Player } from '../testing/player.ts';
import { asking, attemptAsked, operate, play, playedInTurn, predict, predictOverHttps, sendPrediction } from '../testing/predictions.ts';
import { commitFaults, type CommitFaults } from '../testing/commit-faults.ts';
import { readDatabase } from '../testing/ranking-in-sql.ts';
import { CLOSES_AT } from '../testing/small-contest.ts';
import { openWorld, type World } from '../testing/world.ts';

const predicting = suite<{ world: World; disk: CommitFaults }>('a round that asks for a prediction');
predicting.before.each(async (context) => {
  context.disk = commitFaults();
  context.world = await openWorld({ people: 6, declaration: asking('participants'), faults: context.disk.faults });
});
predicting.after.each(({ world }) => world.close());

predicting('[G1] [G3] ranks equal scores by distance, of equal distances the quicker, and who gave none last', async ({ world }) => {
  const guesses = [9, 6, 4, null, 5];
  const players: Player[] = await playedInTurn(world, guesses.map(() => 4));
  for (const [index, player] of players.entries()) {
    const guess = guesses[index] ?? null;
    assert.is((await player.state('finished')).prediction?.own, null);
    if (guess !== null) assert.ok((await (index % 2 === 0 ? predict : predictOverHttps)(player, guess)).ok);
  }
  await world.restart(1_000);
  for (const player of players) await player.connect();
  assert.is((await players[0]?.state('finished'))?.prediction?.own, 9);
  world.clock.set(CLOSES_AT);
  const results = await Promise.all(players.map(async (player) => (await player.state('result')).result));
  // Five took part: 6 and 4 are both off by one, and 6 was the quicker of them.
  assert.equal(results.map(({ rank }) => rank), [4, 2, 3, 5, 1]);
  assert.equal(results.map(({ prediction }) => prediction), guesses.map((guess) => ({ asks: 'participants', guess, actual: 5 })));
  assert.equal(results[2]?.above?.steps.at(-1), { by: 'elapsed', order: 'asc', own: 4_002, above: 4_001, decides: true });
  assert.equal(results[3]?.above?.steps.at(-1), { by: 'distance', order: 'asc', own: null, above: 4, decides: true });
});

predicting('[G5] [G6] takes one number for an ended attempt, once, and tells every device of the person', async ({ world }) => {
  const [player, other] = await playedInTurn(world, [2, 1]);
  const attempt = attemptAsked(player);
  const second = await world.player(1);
  const taken = await predict(second, 480);
  assert.equal(taken, { ok: true, value: { guess: 480, receivedAt: world.clock.now() } });
  await player.until(({ state }) => state.state === 'finished' && state.prediction?.own === 480);
  world.clock.advance(5_000);
  assert.equal(await predict(player, 480), taken);
  assert.equal(await predictOverHttps(player, 480), taken);
  assert.equal(await predictOverHttps(player, 481), { ok: false, refusal: 'already-taken' });
  assert.equal(await sendPrediction(other, { attempt, guess: 480 }), { ok: false, refusal: 'no-attempt' });
  for (const guess of [-1, 0.5, 10_000_001, '7', null]) assert.equal(await sendPrediction(other, { attempt: attemptAsked(other), guess }), { ok: false, refusal: 'malformed' });
  const runs = await world.player(3);
  await runs.start();
  const shown = await runs.question(1);
  assert.equal(await sendPrediction(runs, { attempt: shown.attempt, guess: 1 }), { ok: false, refusal: 'not-allowed' });
  world.clock.set(CLOSES_AT);
  await player.state('result');
  assert.equal(await sendPrediction(player, { attempt, guess: 480 }), taken);
  assert.equal(await sendPrediction(player, { attempt, guess: 481 }), { ok: false, refusal: 'already-taken' });
});

predicting('[G6] of two numbers that come at once keeps the first', async ({ world }) => {
  const [player] = await playedInTurn(world, [2]);
  const [first, second] = await Promise.all([predict(player, 10), predict(player, 20)]);
  assert.is(first.ok && first.value.guess, 10);
  assert.equal(second, { ok: false, refusal: 'already-taken' });
});

predicting('[G5] takes a number 1 ms before the close and none at the close, also while the round waits for others', async ({ world }) => {
  const [early, late] = await playedInTurn(world, [2, 1]);
  world.clock.set(CLOSES_AT - 20_000);
  const runs = await world.player(3);
  await runs.start();
  await runs.question(1);
  await world.crash(5_000);
  for (const player of [early, late, runs]) await player.connect();
  world.clock.set(CLOSES_AT - 1);
  assert.ok((await predict(early, 3)).ok);
  world.clock.set(CLOSES_AT);
  await world.settle();
  assert.equal(await predict(late, 3), { ok: false, refusal: 'too-late' });
  world.clock.set(CLOSES_AT + 5_000);
  assert.equal((await early.state('result')).result.prediction, { asks: 'participants', guess: 3, actual: 3 });
  assert.equal((await late.state('result')).result.prediction, { asks: 'participants', guess: null, actual: 3 });
});

predicting('is not ranked before a prediction is on disk that came in time', async ({ world, disk }) => {
  const [, player] = await playedInTurn(world, [2, 2]);
  await world.settle();
  world.clock.set(CLOSES_AT - 1);
  disk.hold();
  const given = predict(player, 1);
  await disk.held();
  world.clock.set(CLOSES_AT);
  for (let turns = 0; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  disk.release();
  assert.ok((await given).ok);
  // The other one was quicker and gave none.
  assert.is((await player.state('result')).result.rank, 1);
});

predicting('refuses a number that could not be written, and takes it when it is sent again', async ({ world, disk }) => {
  const [player] = await playedInTurn(world, [2]);
  await world.settle();
  disk.fail();
  assert.equal(await predict(player, 7), { ok: false, refusal: 'not-saved' });
  disk.heal();
  assert.ok((await predict(player, 7)).ok);
});

predicting('keeps the true number nowhere before the close', async ({ world }) => {
  const [player] = await playedInTurn(world, [4]);
  await predict(player, 5);
  await world.settle();
  const database = readDatabase(world.file);
  assert.equal(['prediction', 'standing', 'ranking'].map((table) => database.count(table)), [1, 0, 0]);
  database.close();
});

predicting('says nothing of a prediction where the round asks for none', async () => {
  const world = await openWorld();
  const [player] = await playedInTurn(world, [2]);
  assert.is((await player.state('finished')).prediction, null);
  const [attempt] = await world.stores.attempts.ofParticipant('person-0001' as never);
  assert.equal(await sendPrediction(player, { attempt: attempt?.id, guess: 1 }), { ok: false, refusal: 'not-allowed' });
  world.clock.set(CLOSES_AT);
  assert.is((await player.state('result')).result.prediction, null);
  await world.close();
});

predicting('[G2] counts the papers that are all correct, and finds that number anew when a question is withdrawn', async () => {
  const world = await openWorld({ declaration: asking('all-correct') });
  const [one, two, three] = await playedInTurn(world, [4, 4, 3]);
  for (const [player, guess] of [[one, 3], [two, 2], [three, 2]] as const) assert.ok((await predict(player, guess)).ok);
  world.clock.set(CLOSES_AT);
  assert.equal((await one.state('result')).result.prediction, { asks: 'all-correct', guess: 3, actual: 2 });
  assert.is((await two.state('result')).result.rank, 1);
  // Without the one question that was answered wrongly the third paper is all correct, too.
  const wrong = (await three.state('result')).result.review.find(({ key, choice }) => key !== choice);
  const [, topic, number] = wrong?.text.replace('?', '').split(' ') ?? [];
  await operate(world, { act: 'withdraw', question: `${topic?.toUpperCase()}-${number?.padStart(2, '0')}`, reason: 'đáp án đã lỗi thời' });
  await one.until(({ state }) => state.state === 'result' && state.result.prediction?.actual === 3 && state.result.rank === 1);
  await world.close();
});

predicting('[G4] has a prediction for each attempt; of equal ones an attempt with a prediction counts, however far it is off', async () => {
  const world = await openWorld({ declaration: { ...asking('participants'), attempts: 3 } });
  const player = await world.player(1);
  assert.is((await player.state('ready')).prediction, null);
  await play(world, player, { right: 4 });
  await play(world, player, { right: 4 });
  assert.ok((await predict(player, 900)).ok);
  await player.until(({ state }) => state.state === 'ready' && state.prediction?.own === 900);
  await play(world, player, { right: 4 });
  assert.is((await player.state('finished')).prediction?.own, null);
  assert.ok((await predict(player, 1)).ok);
  world.clock.set(CLOSES_AT);
  assert.equal((await player.state('result')).result.prediction, { asks: 'participants', guess: 900, actual: 1 });
  await world.close();
});

predicting.run();
