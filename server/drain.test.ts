import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freePort, startServer, type ChildServer } from './testing/child-server.ts';
import { openCrowd, type Crowd } from './testing/demo-crowd.ts';
import { printedSeed, seeded } from './testing/seeded.ts';
import { assertCredited, assertKept, assertWhole, readStored } from './testing/stored-contest.ts';

/** SIGTERM drains within this time, milliseconds. */
const DRAINED_WITHIN = 10_000;
const PEOPLE = 20;

interface Context {
  folder: string;
  port: number;
  server: ChildServer | undefined;
  crowd: Crowd | undefined;
}

const drain = suite<Context>('SIGTERM');
drain.before.each(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-drain-'));
  context.port = await freePort();
  context.crowd = undefined;
});
drain.after.each(async ({ folder, server, crowd }) => {
  crowd?.leave();
  server?.signal('SIGKILL');
  await server?.ended;
  rmSync(folder, { recursive: true, force: true });
});

drain('under load keeps what it has acknowledged, exits, and everybody goes on at the next start with the time credited', async (context) => {
  const random = seeded(printedSeed());
  const { folder, port } = context;
  const file = join(folder, 'contest.sqlite');
  context.server = await startServer({ folder, port });
  // Nothing is set for reconnecting: Socket.IO's own jitter.
  const crowd = await openCrowd({ address: context.server.address, folder, people: PEOPLE, random, reconnect: {} });
  context.crowd = crowd;
  const moment = 2 * PEOPLE + Math.floor(random() * 4 * PEOPLE);
  await crowd.until(() => crowd.sent() >= moment, 'answers stream in');

  const signalled = Date.now();
  const [, ready] = await Promise.all([stopped(context.server), readiness(context.server)]);
  const end = Date.now();
  assert.ok(ready.every((said) => said === '200 ' || said === '503 draining'), ready.join('; '));
  assertKept(readStored(file), crowd.pages);
  assert.ok(crowd.acknowledged() < 20 * PEOPLE, 'the crowd had finished before the signal');

  context.server = await startServer({ folder, port });
  await crowd.until(() => crowd.pages.every((page) => page.returns.length === 1), 'everybody is back');
  await crowd.finished();
  await stopped(context.server);
  assert.equal(crowd.problems(), []);
  const stored = readStored(file);
  assertKept(stored, crowd.pages);
  assertWhole(stored, crowd.pages);
  assertCredited(stored, crowd.pages);
  assert.equal(stored.outages.map(({ attempts }) => attempts), [PEOPLE]);
  // The recorded stop, a moment after the signal; the two processes round one clock.
  const from = stored.outages[0]?.from ?? 0;
  assert.ok(from > signalled - 5 && from <= end, `the outage begins ${from - signalled} ms after the signal`);
});

const UPGRADE = 'HTTP/1.1\r\nHost: hall\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

for (const [who, said] of [
  ['a request of which only half has come', ['POST /api/participant/answer HTTP/1.1\r\nHost: hall\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n{']],
  ['a WebSocket whose peer is gone', [`GET /socket.io/?EIO=4&transport=websocket ${UPGRADE}`]],
  ['a WebSocket that is asked for elsewhere', [`GET /ws ${UPGRADE}`]],
  ['one that is asked for elsewhere behind another request', ['GET /healthz HTTP/1.1\r\nHost: hall\r\n\r\n', `GET /ws ${UPGRADE}`]],
] as const) {
  drain(`does not wait for ${who}`, async (context) => {
    context.server = await startServer(context);
    const peer = connect({ port: context.port, host: '127.0.0.1', allowHalfOpen: true });
    peer.on('error', () => undefined);
    for (const part of said) {
      await new Promise((resolve) => {
        peer.write(part, resolve);
      });
      // Answered: the server has read what came before on the other connection.
      assert.is((await fetch(`${context.server.address}/healthz`)).status, 200);
    }
    await stopped(context.server);
    peer.destroy();
  });
}

async function stopped(server: ChildServer): Promise<void> {
  const begun = performance.now();
  server.signal('SIGTERM');
  assert.equal(await server.ended, { code: 0, signal: null }, server.printed());
  const took = performance.now() - begun;
  assert.ok(took < DRAINED_WITHIN, `it took ${took} ms`);
}

/** What /readyz says until it says nothing any more. */
async function readiness(server: ChildServer): Promise<string[]> {
  const said: string[] = [];
  for (;;) {
    const response = await fetch(`${server.address}/readyz`, { headers: { connection: 'close' } }).catch(() => undefined);
    const body = (await response?.json().catch(() => undefined)) as { missing: string[] } | undefined;
    if (response === undefined || body === undefined) return said;
    said.push(`${response.status} ${body.missing.join()}`);
  }
}

drain.run();
