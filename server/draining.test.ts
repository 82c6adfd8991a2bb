import { io } from 'socket.io-client';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PROTOCOL_VERSION } from './protocol/participant.ts';
import { commitFaults, type CommitFaults } from './testing/commit-faults.ts';
import type { Player } from './testing/player.ts';
import { openWorld, type World } from './testing/world.ts';

interface Context {
  disk: CommitFaults;
  world: World;
  player: Player;
  other: Player;
  /** Ends when the answer in hand is on disk. */
  drained: Promise<void>;
  inHand: ReturnType<Player['answer']>;
}

const draining = suite<Context>('a server that drains');
draining.before.each(async (context) => {
  context.disk = commitFaults();
  const world = await openWorld({ faults: context.disk.faults });
  context.world = world;
  [context.player, context.other] = [await world.player(1), await world.player(2)];
  for (const player of [context.player, context.other]) await player.start();
  const [shown] = await Promise.all([context.player.question(1), context.other.question(1)]);
  await world.settle();
  context.disk.hold();
  context.inHand = context.player.answer(shown, 0);
  await context.disk.held();
  context.drained = world.contest.drain();
});
draining.after.each(async ({ disk, drained, inHand, world }) => {
  disk.release();
  await Promise.all([drained, inHand]);
  await world.close();
});

draining('commits and acknowledges the answers in hand', async ({ disk, drained, inHand, world }) => {
  const over: string[] = [];
  const noted = [note('drained', drained), note('acknowledged', inHand)];
  // The server turns meanwhile.
  await fetch(`${world.address}/healthz`);
  assert.equal(over, []);
  disk.release();
  await Promise.all(noted);
  assert.equal(over.toSorted(), ['acknowledged', 'drained']);
  const verdict = await inHand;
  assert.ok(verdict.ok);
  assert.is(verdict.value.saved, 1);

  async function note(what: string, wait: Promise<unknown>): Promise<void> {
    await wait;
    over.push(what);
  }
});

draining('refuses what arrives from then on, and nothing that had arrived before', ({ world }) => {
  const now = world.clock.now();
  assert.equal([now - 1, now, now + 1].map((receivedAt) => world.contest.isDraining(receivedAt)), [false, true, true]);
  assert.ok(world.contest.isDraining());
});

draining('refuses every new command as restarting, over the socket and over HTTPS', async ({ other, world }) => {
  const shown = await other.question(1);
  const refusal = { ok: false, refusal: 'restarting' };
  assert.equal(await other.answer(shown, 0), refusal);
  assert.equal(await other.start(), refusal);
  assert.equal(await other.post('answer', { attempt: shown.attempt, question: shown.question, revision: 1, choice: 0 }), refusal);
  assert.equal(await other.get('view'), refusal);
  const response = await fetch(`${world.address}/api/participant/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  assert.is(response.status, 503);
});

draining('refuses new sockets as restarting', async ({ other, world }) => {
  const socket = io(`${world.address}/participant`, { transports: ['websocket'], auth: { token: other.token, protocol: PROTOCOL_VERSION }, reconnection: false, forceNew: true });
  const said = await new Promise((resolve) => {
    socket.once('connect_error', (error) => resolve(error.message));
    socket.once('connect', () => resolve('connected'));
  });
  socket.disconnect();
  assert.is(said, 'restarting');
});

draining('is alive and says that it is not ready', async ({ world }) => {
  const ready = await fetch(`${world.address}/readyz`);
  assert.equal([ready.status, await ready.json()], [503, { ready: false, missing: ['draining'] }]);
  assert.is((await fetch(`${world.address}/healthz`)).status, 200);
});

draining.run();
