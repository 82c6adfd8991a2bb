import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PROTOCOL_VERSION } from '../protocol/participant.ts';
import { manualClock, type ManualClock } from '../testing/manual-clock.ts';
import { CLOSES_AT } from '../testing/small-contest.ts';
import { until } from '../testing/until.ts';
import { openWire, type Wire } from '../testing/wire.ts';
import { openWorld } from '../testing/world.ts';
import { dropStalledReaders } from './stalled-readers.ts';

interface Context {
  clock: ManualClock;
  http: HttpServer;
  io: Server;
  dropped: string[];
  stop(): void;
  /** A reader, and the server's end of the connection. */
  reader(): Promise<{ wire: Wire; socket: Socket }>;
}

const KILOBYTE = 'x'.repeat(1_000);
const LOOK = 2_900;
const PATIENCE = 11_000;

const stalled = suite<Context>('a reader who is too slow');
stalled.before.each(async (context) => {
  context.clock = manualClock(0);
  context.http = createServer();
  context.io = new Server(context.http, { transports: ['websocket'], perMessageDeflate: false });
  context.dropped = [];
  context.stop = dropStalledReaders(context.io, context.clock, () => context.dropped.push('one'));
  await new Promise<void>((resolve) => {
    context.http.listen(0, '127.0.0.1', resolve);
  });
  context.reader = async () => {
    const connected = new Promise<Socket>((resolve) => void context.io.once('connection', resolve));
    const wire = await openWire(`http://127.0.0.1:${(context.http.address() as AddressInfo).port}`);
    await wire.join('/', {});
    return { wire, socket: await connected };
  };
});
stalled.after.each(async ({ io, stop }) => {
  stop();
  io.disconnectSockets(true);
  await io.close();
});

stalled('is dropped after eleven seconds in which nothing was taken', async ({ clock, dropped, reader }) => {
  const { wire, socket } = await reader();
  wire.stopReading();
  await fill(socket);
  clock.advance(PATIENCE);
  assert.equal(dropped, []);
  clock.advance(2 * LOOK);
  assert.equal(dropped, ['one']);
  await until(() => !socket.connected);
  wire.end();
});

stalled('is kept while something of what waits is taken', async ({ clock, dropped, reader }) => {
  const { wire, socket } = await reader();
  for (let time = 0; time < 4; time += 1) {
    wire.stopReading();
    await fill(socket);
    clock.advance(2 * LOOK);
    wire.readOn();
    await until(() => socket.conn.transport.writable);
  }
  clock.advance(PATIENCE);
  assert.equal([dropped, socket.connected], [[], true]);
  wire.end();
});

stalled('is dropped at once where more than a megabyte waits', async ({ clock, dropped, reader }) => {
  const { wire, socket } = await reader();
  wire.stopReading();
  await fill(socket);
  for (let kilobytes = 0; kilobytes < 1_100; kilobytes += 1) socket.emit('more', KILOBYTE);
  clock.advance(LOOK);
  assert.equal(dropped, ['one']);
  await until(() => !socket.connected);
  wire.end();
});

stalled('is not judged by a look that comes late: the process itself stood still', async ({ clock, dropped, reader }) => {
  const { wire, socket } = await reader();
  wire.stopReading();
  await fill(socket);
  clock.advance(2 * LOOK);
  clock.jump(clock.now() + 60_000);
  clock.advance(0);
  assert.equal(dropped, []);
  clock.advance(PATIENCE + 2 * LOOK);
  assert.equal(dropped, ['one']);
  wire.end();
});

stalled('is nobody who gets much and reads it', async ({ clock, dropped, reader }) => {
  const { wire, socket } = await reader();
  for (let time = 0; time < 20; time += 1) {
    for (let kilobytes = 0; kilobytes < 900; kilobytes += 1) socket.emit('more', KILOBYTE);
    await until(() => socket.conn.transport.writable);
    clock.advance(LOOK);
  }
  assert.equal([dropped, socket.connected], [[], true]);
  wire.end();
});

stalled('is dropped by the contest\'s own server too, and nobody beside them', async () => {
  const world = await openWorld({ secrets: { key: () => 0, citation: 'x'.repeat(60_000) } });
  const player = await world.player(1);
  const honest = await world.player(2);
  await player.start();
  for (const place of [1, 2, 3, 4]) await player.answer(await player.question(place), 0);
  world.clock.set(CLOSES_AT);
  await player.state('result');
  player.leave();
  const wire = await openWire(world.address);
  await wire.join('/participant', { token: player.token, protocol: PROTOCOL_VERSION });
  const people = (): number => world.contest.presence.participants().length;
  await until(() => people() === 2);
  wire.stopReading();
  for (let left = 40; left > 0; left -= 1) wire.send(`42/participant,${left}["past-result",{"round":1}]`);
  await until(() => {
    world.clock.advance(LOOK);
    return people() === 1;
  }).finally(wire.end);
  assert.ok((await honest.socket.emitWithAck('clock', {})).ok);
  await world.close();
});

stalled.run();

/** Sends until neither the reader nor the network between takes any more. */
async function fill(socket: Socket): Promise<void> {
  const { transport } = socket.conn;
  for (let idle = 0; idle < 50; idle = transport.writable ? 0 : idle + 1) {
    if (transport.writable) socket.emit('much', KILOBYTE.repeat(100));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
