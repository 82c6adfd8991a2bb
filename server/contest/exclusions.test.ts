import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Exclusion } from '../../db/participants.ts';
import type { Player } from '../testing/player.ts';
import { asking, attemptAsked, operate, playedInTurn, predict, sendPrediction } from '../testing/predictions.ts';
import { CLOSES_AT, staffCodeOf } from '../testing/small-contest.ts';
import { openWorld, type World } from '../testing/world.ts';

const exclusions = suite<{ world: World }>('an exclusion after the fact');
exclusions.before.each(async (context) => {
  context.world = await openWorld({ people: 6, declaration: asking('participants') });
});
exclusions.after.each(({ world }) => world.close());

exclusions('[G1] ranks a closed round anew without the person, with the reason; the true number and all distances follow', async ({ world }) => {
  const [three, four, two, out] = await playedInTurn(world, [4, 4, 4, 4]);
  for (const [player, guess] of [[three, 3], [four, 4], [two, 2]] as const) await predict(player, guess);
  world.clock.set(CLOSES_AT);
  await out.state('result');
  assert.equal(await ranks(world, 1), { 'person-0001': 2, 'person-0002': 1, 'person-0003': 3, 'person-0004': 4 });

  await exclude(world, 4, 'jury');
  assert.equal(await ranks(world, 2), { 'person-0001': 1, 'person-0002': 2, 'person-0003': 3 });
  const { result } = await corrected(three, 1);
  assert.equal([result.rank, result.participants, result.prediction], [1, 3, { asks: 'participants', guess: 3, actual: 3 }]);
  assert.equal(result.corrections.map(({ cause, reason, rankBefore }) => ({ cause, reason, rankBefore })), [{ cause: 'roster', reason: null, rankBefore: 2 }]);
  await out.until(({ state, past }) => state.state === 'excluded' && state.because === 'jury' && past.length === 0);
  assert.equal(await out.socket.emitWithAck('past-result', { round: 1 }), { ok: false, refusal: 'excluded' });

  await admit(world, 4);
  assert.equal(await ranks(world, 3), await ranks(world, 3, 1));
  assert.equal((await corrected(three, 2)).result.corrections.at(-1)?.cause, 'roster');
  assert.is((await out.state('result')).result.rank, 4);
});

exclusions('makes no new edition of a round in which the person took no part', async ({ world }) => {
  const [player] = await playedInTurn(world, [4]);
  world.clock.set(CLOSES_AT);
  await player.state('result');
  await exclude(world, 5, 'helper');
  await exclude(world, 1, 'organiser');
  assert.equal(await ranks(world, 2), {});
});

exclusions('is found by the next start where the server went away before it ranked anew', async ({ world }) => {
  const [player] = await playedInTurn(world, [4, 4]);
  world.clock.set(CLOSES_AT);
  await player.state('result');
  const subject = 'person-0002';
  const event = { at: world.clock.now(), actor: 'operator', act: 'exclude', subject, reason: 'thuộc diện jury', detail: {} };
  await world.stores.participants.setExclusion(subject as never, 'jury', event);
  await world.crash(1_000);
  assert.equal(await ranks(world, 2), { 'person-0001': 1 });
  assert.is((await world.stores.standings.editions('round-1' as never)).at(-1)?.reason, 'thuộc diện jury');
});

exclusions('holds at once for whoever is connected: no start, no prediction, no question, and nobody counts them', async ({ world }) => {
  const [player, out] = await playedInTurn(world, [4, 4]);
  const attempt = attemptAsked(out);
  const waits = await world.player(3);
  const plays = await world.player(4);
  await plays.start();
  await plays.question(1);
  for (const person of [2, 3, 4]) await exclude(world, person, 'organiser');
  for (const one of [out, waits, plays]) await one.state('excluded');
  assert.equal(await sendPrediction(out, { attempt, guess: 1 }), { ok: false, refusal: 'excluded' });
  assert.equal(await waits.start(), { ok: false, refusal: 'excluded' });
  world.clock.set(CLOSES_AT);
  assert.is((await player.state('result')).result.participants, 1);
  assert.is((await plays.state('excluded')).because, 'organiser');
});

exclusions('from a group that may play changes nothing', async () => {
  const world = await openWorld({ declaration: { excluded: ['organiser'] } });
  const [player] = await playedInTurn(world, [4]);
  await exclude(world, 1, 'helper');
  world.clock.set(CLOSES_AT);
  assert.is((await player.state('result')).result.rank, 1);
  await world.close();
});

exclusions.run();

async function corrected(player: Player, corrections: number) {
  const { state } = await player.until((view) => view.state.state === 'result' && view.state.result.corrections.length === corrections);
  if (state.state !== 'result') throw new Error('unreachable');
  return state;
}

/** By participant, after so many editions, as the newest or the given one has it. */
async function ranks(world: World, editions: number, edition = editions): Promise<Record<string, number>> {
  assert.is((await world.stores.standings.editions('round-1' as never)).length, editions);
  const rows = await world.stores.standings.all('round-1' as never, edition);
  return Object.fromEntries(rows.map(({ participant, rank }) => [participant, rank]));
}

function exclude(world: World, person: number, group: Exclusion): Promise<void> {
  return operate(world, { act: 'exclude', staffCode: staffCodeOf(person), group, reason: `thuộc diện ${group}` });
}

function admit(world: World, person: number): Promise<void> {
  return operate(world, { act: 'admit', staffCode: staffCodeOf(person), reason: 'nhầm người trùng tên' });
}
