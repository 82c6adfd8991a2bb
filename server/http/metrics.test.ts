import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openWorld, type World } from '../testing/world.ts';
import { wall } from '../testing/wall.ts';
import { OPERATOR } from '../testing/staff-office.ts';
import { metricsRoutes } from './metrics.ts';

const metrics = suite<{ world: World }>('metrics');
metrics.before.each(async (context) => {
  context.world = await openWorld();
});
metrics.after.each(({ world }) => world.close());

/** The value of a line such as `name{label="x"}`. */
async function value(world: World, line: string): Promise<number> {
  const text = await (await fetch(`${world.address}/metrics`)).text();
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  if (found === undefined) throw new Error(`${line} is not among the metrics`);
  return Number(found.slice(line.length));
}

metrics('count answers, refusals by reason, commits and what goes by plain HTTPS', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  await player.answer(shown, 0);
  await player.post('answer', { attempt: 'another', question: 0, revision: 1, choice: 0 });
  await player.post('answer', {});
  assert.is(await value(world, 'hoithi_answers_total'), 1);
  assert.is(await value(world, 'hoithi_refusals_total{reason="malformed"}'), 1);
  assert.is(await value(world, 'hoithi_refusals_total{reason="too-late"}'), 0);
  assert.ok((await value(world, 'hoithi_commit_seconds_count')) > 0);
  assert.is(await value(world, 'hoithi_https_fallback_total{request="command"}'), 2);
  assert.ok((await value(world, 'nodejs_eventloop_lag_p99_seconds')) >= 0);
});

metrics('count answers that come again, also after the end, and not those that come first', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const repeated = (): Promise<number> => value(world, 'hoithi_answers_repeated_total');
  const first = await player.question(1);
  await player.answer(first, 0);
  assert.is(await repeated(), 0);
  await player.answer(first, 0);
  assert.is(await repeated(), 1);
  for (let place = 2; player.view().state.state === 'question'; place += 1) {
    await player.answer(await player.question(place), 0);
    await player.until(({ state }) => state.state === 'finished' || (state.state === 'question' && state.place > place));
  }
  await player.answer(first, 0);
  assert.is(await repeated(), 2);
});

metrics('count the sockets of each audience as they are now', async ({ world }) => {
  const made = await world.contest.desk(OPERATOR, { act: 'display-add', name: 'Hội trường', script: [{ kind: 'message', title: 'Chào', text: '' }] });
  const screen = await wall(world.address, made.ok ? (made.value as { path: string }).path : '');
  await screen.shows(() => true);
  await world.player(1);
  assert.is(await value(world, 'hoithi_connections{audience="participant"}'), 1);
  assert.is(await value(world, 'hoithi_connections{audience="display"}'), 1);
  assert.is(await value(world, 'hoithi_connections{audience="staff"}'), 0);
  screen.leave();
});

metrics('are for this machine and for whoever shows the token, and for nobody through a proxy', async () => {
  const token = 'a-token-of-a-monitor-far-away';
  for (const [given, shown, status] of [
    [token, `Bearer ${token}`, 200],
    [token, 'Bearer another-token-of-the-same-kind', 403],
    [token, '', 403],
    [undefined, `Bearer ${token}`, 403],
    [undefined, '', 403],
  ] as const) {
    const app = express();
    app.use(metricsRoutes({ contentType: 'text/plain; version=0.0.4; charset=utf-8', text: async () => 'numbers' }, given));
    const http = createServer(app);
    await new Promise<void>((listening) => void http.listen(0, '127.0.0.1', listening));
    const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}/metrics`;
    // What came through a proxy carries where it came from, and is not of this machine.
    const response = await fetch(address, { headers: { 'x-forwarded-for': '192.0.2.7', ...(shown !== '' && { authorization: shown }) } });
    assert.is(response.status, status, `${given} ${shown}`);
    assert.is((await fetch(address)).status, 200);
    http.close();
    http.closeAllConnections();
  }
});

metrics.run();
