import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { OrganiserAct } from '../../protocol/acts.ts';
import { BINH, closeInTime, LAN, logged, order, REASON, runOut, timesLogged, UNKNOWN } from '../../testing/desk.ts';
import { operate } from '../../testing/predictions.ts';
import { CLOSES_AT, HOUR, MINUTE } from '../../testing/small-contest.ts';
import { openWorld, type World } from '../../testing/world.ts';

const OPEN = { act: 'open', round: 2, reason: REASON } as const;
const PERSON = 'person-0002';

const rounds = suite<{ world: World }>('an act on a round');
rounds.before.each(async (context) => {
  context.world = await openWorld({ rounds: 2 });
});
rounds.after.each(({ world }) => world.close());

rounds('opens a scheduled one at this instant, with its hashes, and people start at once', async ({ world }) => {
  const player = await world.player(1);
  world.clock.advance(MINUTE);
  await order(world, { act: 'close', round: 1, reason: REASON });
  await player.until(({ state }) => state.state === 'not-open' || state.state === 'missed');
  const at = world.clock.now();
  assert.equal(await order(world, OPEN), { ok: true, value: { opensAt: at } });
  const [opened, carriedOut] = await logged(world, 2);
  assert.equal(opened, { actor: 'lan', act: 'open', subject: '2', reason: REASON, detail: { from: CLOSES_AT, to: at, via: 'page' } });
  assert.equal([carriedOut?.actor, carriedOut?.act, Object.keys(carriedOut?.detail ?? {})], ['schedule', 'round-opened', ['seedHash', 'bankHash', 'rosterHash']]);
  const [, shown] = world.contest.publicContest().rounds;
  assert.equal([shown?.phase, shown?.opensAt, shown?.hashes?.bank], ['open', at, carriedOut?.detail['bankHash']]);
  await player.until(({ state }) => state.state === 'ready' && state.round.number === 2);
  assert.ok((await player.start()).ok);
  await world.restart(MINUTE);
  assert.is(world.contest.publicContest().rounds[1]?.opensAt, at);
});

rounds('opens it once: of two organisers at once one is told that it has changed', async ({ world }) => {
  const verdicts = await Promise.all([order(world, OPEN, LAN), order(world, OPEN, BINH)]);
  assert.equal(verdicts, [{ ok: true, value: { opensAt: world.clock.now() } }, { ok: false, refusal: 'changed-meanwhile' }]);
  assert.is(await timesLogged(world, 'open'), 1);
});

rounds('opens nothing that is not there, is over, or has too few questions', async ({ world }) => {
  assert.equal(await order(world, { ...OPEN, round: 3 }), UNKNOWN);
  for (const number of Array.from({ length: 10 }, (_, each) => each))
    await world.stores.rounds.withdraw(`alpha-${number}` as never, REASON, { at: 1, actor: 'test', act: 'withdraw', subject: '', reason: REASON, detail: {} });
  await world.restart(MINUTE);
  assert.equal(await order(world, OPEN), { ok: false, refusal: 'not-allowed' });
  await order(world, { act: 'close', round: 1, reason: REASON });
  assert.equal(await order(world, { ...OPEN, round: 1 }), { ok: false, refusal: 'closed' });
  assert.is(await timesLogged(world, 'open'), 0);
});

rounds('opens nothing while the clock is in doubt, and it is out of doubt once an organiser says so', async ({ world }) => {
  await world.restart(-HOUR);
  assert.equal(await order(world, OPEN), { ok: false, refusal: 'clock-in-doubt' });
  assert.equal((await world.contest.views.control('organiser')).clockInDoubt, true);
  assert.ok((await order(world, { act: 'confirm-clock', reason: REASON })).ok);
  assert.equal((await world.contest.views.control('organiser')).clockInDoubt, false);
  assert.ok((await order(world, OPEN)).ok);
});

rounds('extends it once to one instant, whoever says it again', async ({ world }) => {
  const extend = { act: 'extend', round: 1, closesAt: CLOSES_AT + MINUTE, reason: REASON } as const;
  const verdicts = await Promise.all([order(world, extend, LAN), order(world, extend, BINH)]);
  assert.equal(verdicts, [{ ok: true, value: { closesAt: extend.closesAt } }, { ok: false, refusal: 'not-allowed' }]);
  assert.equal(await order(world, { ...extend, closesAt: CLOSES_AT }), { ok: false, refusal: 'not-allowed' });
  assert.equal(await order(world, { ...extend, round: 9 }), UNKNOWN);
  assert.equal(await logged(world), [{ actor: 'lan', act: 'extend', subject: '1', reason: REASON, detail: { from: CLOSES_AT, to: extend.closesAt, via: 'page' } }]);
  await closeInTime(world);
  assert.equal(await order(world, { ...extend, closesAt: CLOSES_AT + HOUR }), { ok: false, refusal: 'closed' });
});

rounds('closes it once, and not what has not opened', async ({ world }) => {
  world.clock.advance(MINUTE);
  const close = { act: 'close', round: 1, reason: REASON } as const;
  const verdicts = await Promise.all([order(world, close, LAN), order(world, close, BINH)]);
  assert.equal(verdicts, [{ ok: true, value: { closesAt: world.clock.now() } }, { ok: false, refusal: 'not-open' }]);
  assert.equal(await order(world, { ...close, round: 2 }), { ok: false, refusal: 'not-open' });
  assert.equal(await order(world, { ...close, round: 9 }), UNKNOWN);
  assert.is(await timesLogged(world, 'close'), 1);
});

rounds('draws by participants as the page knows them', async ({ world }) => {
  const players = await Promise.all([1, 2].map(world.player));
  for (const player of players) await player.start();
  await runOut(world);
  await closeInTime(world);
  const draw: Extract<OrganiserAct, { act: 'draw' }> = { act: 'draw', round: 1, order: [PERSON, 'person-0001'], by: 'participant', reason: REASON };
  assert.equal(await order(world, { ...draw, order: [PERSON, 'person-0003'] }), { ok: false, refusal: 'not-allowed' });
  assert.equal(await order(world, { ...draw, by: 'staff-code' }), UNKNOWN);
  const verdicts = await Promise.all([order(world, draw, LAN), order(world, { ...draw, order: ['person-0001', PERSON] }, BINH)]);
  assert.equal(verdicts, [{ ok: true, value: { decided: 2 } }, { ok: false, refusal: 'not-allowed' }]);
  const drawn = (await logged(world, 20)).filter(({ act }) => act === 'draw');
  assert.equal(drawn, [{ actor: 'lan', act: 'draw', subject: '1', reason: REASON, detail: { order: draw.order, via: 'page' } }]);
  const standing = await world.stores.standings.all('round-1' as never, 2);
  assert.equal(standing.find(({ participant }) => participant === PERSON)?.prize, 'first');
});

rounds('is followed by the board, the organisers\' page and the participants at once', async ({ world }) => {
  const player = await world.player(1);
  let told = 0;
  world.contest.participation.onChange(() => (told += 1));
  const before = (await world.contest.views.control('organiser')).version;
  world.clock.advance(MINUTE);
  await order(world, { act: 'close', round: 1, reason: REASON });
  assert.ok(told > 0);
  const control = await world.contest.views.control('organiser');
  assert.ok(control.version > before);
  assert.equal([control.rounds[0]?.phase, control.rounds[0]?.edition], ['closed', 1]);
  await player.until(({ state }) => state.state === 'not-open');
});

rounds('ordered on the server\'s own machine is the operator\'s', async ({ world }) => {
  await operate(world, OPEN);
  const [opened] = await logged(world, 2);
  assert.equal([opened?.actor, opened?.act, opened?.detail['via']], ['operator', 'open', 'command-line']);
});

rounds.run();
