import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signIn } from '../testing/player.ts';
import { CLOSES_AT, HOUR, MINUTE, OPENS_AT, personalCodeOf, staffCodeOf } from '../testing/small-contest.ts';
import { openWorld, type World } from '../testing/world.ts';

const starting = suite<{ world: World }>('starting');
starting.before.each(async (context) => {
  context.world = await openWorld({ rounds: 2 });
});
starting.after.each(({ world }) => world.close());

starting('takes the codes in any case, with spaces and hyphens, O for 0 and I or L for 1', async ({ world }) => {
  for (const personalCode of [personalCodeOf(1), ' code0-00001 ', 'CODEO-OOOOL', 'codeo ooooi']) {
    const verdict = await signIn(world.address, { staffCode: ' nv0001', personalCode });
    assert.is(verdict.ok, true, personalCode);
  }
});

starting('says the same of a staff code that nobody has and of a wrong personal code', async ({ world }) => {
  for (const given of [
    { staffCode: 'NV9999', personalCode: personalCodeOf(1) },
    { staffCode: staffCodeOf(1), personalCode: personalCodeOf(2) },
    { staffCode: staffCodeOf(1), personalCode: '0' },
  ]) {
    assert.equal(await signIn(world.address, given), { ok: false, refusal: 'wrong-codes' });
  }
});

starting('says after eight wrong codes for one account that it is too much, for ten minutes, and lets the right codes pass all the same', async ({ world }) => {
  const guess = () => signIn(world.address, { staffCode: staffCodeOf(1), personalCode: 'WRONG00000' });
  for (let tries = 0; tries < 8; tries += 1) assert.equal(await guess(), { ok: false, refusal: 'wrong-codes' });
  const right = { staffCode: staffCodeOf(1), personalCode: personalCodeOf(1) };
  assert.equal(await guess(), { ok: false, refusal: 'too-many-tries' });
  assert.is((await signIn(world.address, right)).ok, true);
  assert.is((await signIn(world.address, { staffCode: staffCodeOf(2), personalCode: personalCodeOf(2) })).ok, true);
  world.clock.advance(10 * MINUTE);
  assert.equal(await guess(), { ok: false, refusal: 'wrong-codes' });
});

starting('[W3] is refused to who may not play, with the reason in the view', async ({ world }) => {
  const jury = await world.player(0);
  assert.is((await jury.state('excluded')).because, 'jury');
  assert.equal(await jury.start(), { ok: false, refusal: 'excluded' });
});

starting('[W1] [W2] is refused before the opening, and allowed at its very instant', async ({ world }) => {
  world.clock.jump(OPENS_AT - 1);
  const player = await world.player(1);
  assert.equal(await player.start(), { ok: false, refusal: 'not-open' });
  world.clock.set(OPENS_AT);
  assert.is((await player.start()).ok, true);
});

starting('[W1] [W2] is refused at the very instant of the last close, and every page hears of it', async ({ world }) => {
  const player = await world.player(1);
  world.clock.set(OPENS_AT + HOUR + HOUR - 1);
  assert.is((await player.start()).ok, true);
  const late = await world.player(2);
  world.clock.set(OPENS_AT + HOUR + HOUR);
  assert.equal(await late.start(), { ok: false, refusal: 'closed' });
  await late.state('missed');
});

starting('[W6] minutes before the close asks for a word first', async ({ world }) => {
  const player = await world.player(1);
  world.clock.set(CLOSES_AT - 4 * MINUTE + 1);
  const short = await player.socket.emitWithAck('start', { shortAccepted: false });
  assert.equal(short, { ok: false, refusal: 'short-of-time' });
  assert.is((await player.socket.emitWithAck('start', { shortAccepted: true })).ok, true);
});

starting('[W4] a second time in a round of one attempt is refused, and the next round draws other questions', async ({ world }) => {
  const player = await world.player(1);
  const seen = await playThrough(player);
  assert.equal(await player.start(), { ok: false, refusal: 'already-taken' });
  world.clock.set(CLOSES_AT);
  const ready = await player.until((view) => view.state.state === 'ready' && view.state.round.number === 2);
  assert.equal(ready.past.map((round) => round.number), [1]);
  const again = await playThrough(player);
  assert.equal(again.filter((text) => seen.includes(text)), []);
  const past = await player.socket.emitWithAck('past-result', { round: 1 });
  assert.is(past.ok && past.value.rank, 1);
  assert.equal(await player.socket.emitWithAck('past-result', { round: 2 }), { ok: false, refusal: 'unknown' });
});

starting('gives a trial question that is acknowledged and leaves nothing behind', async ({ world }) => {
  const player = await world.player(1);
  const { trial } = await player.state('ready');
  const verdict = await player.socket.emitWithAck('trial', { choice: 1 });
  assert.equal(verdict, { ok: true, value: { choice: 1, key: 0, receivedAt: world.clock.now() } });
  assert.is(trial.options.length, 4);
  assert.equal(await world.stores.attempts.ofParticipant('person-0001' as never), []);
});

async function playThrough(player: Awaited<ReturnType<World['player']>>): Promise<string[]> {
  const texts: string[] = [];
  await player.start();
  for (const place of [1, 2, 3, 4]) {
    const shown = await player.question(place);
    texts.push(shown.shown.text);
    await player.answer(shown, 0);
  }
  await player.state('finished');
  return texts;
}

starting.run();
