import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openWire, type Wire } from '../testing/wire.ts';
import { bytesOf } from './bytes.ts';
import { inOneWrite } from './one-write.ts';
import { writeTogether } from './text-frames.ts';

interface Bare {
  io: Server;
  socket: Socket;
  wire: Wire;
}

const frames = suite<Bare>('frames of text');
frames.before.each(async (bare) => {
  const http = createServer();
  bare.io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const { port }: Pick<AddressInfo, 'port'> = Object(http.address());
  const connected = new Promise<Socket>((resolve) => void bare.io.of('/participant').once('connection', resolve));
  bare.wire = await openWire(`http://127.0.0.1:${port}`);
  await bare.wire.join('/participant', {});
  bare.socket = await connected;
});
frames.after.each(async ({ io, wire }) => {
  wire.end();
  await io.close();
});

frames('written together arrive as frames of their own, of whatever length', async ({ socket, wire }) => {
  const texts = [0, 1, 80, 123, 124, 125, 126, 1_000, 65_533, 65_534, 65_535, 100_000].map((length) => `2/participant,["x","${'ế'.repeat(length / 3)}${'.'.repeat(length % 3)}"]`);
  const plain = [0, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 65_600].map((length) => `2/participant,["y","${'.'.repeat(length)}"]`);
  writeTogether(socket.conn, [...texts, ...plain].map(bytesOf));
  await wire.until('the last frame', (frame) => (frame.length > 65_600 && frame.includes('"y"') ? frame : undefined));
  assert.equal(wire.frames.slice(-texts.length - plain.length), [...texts, ...plain].map((text) => `4${text}`));
});

frames('go past the queue of Engine.IO where nothing waits', async ({ socket, wire }) => {
  const queued: unknown[] = [];
  socket.conn.on('packetCreate', (packet) => queued.push(packet));
  writeTogether(socket.conn, ['2/participant,["a"]', '2/participant,["b"]']);
  await wire.next('42/participant,["b"]');
  assert.equal(queued, []);
});

frames('keep their order behind what waits already, and wait in Engine.IO, which knows of it', async ({ socket, wire }) => {
  wire.stopReading();
  const sent: string[] = [];
  const filling = '.'.repeat(1_000_000);
  const send = (word: string): void => void sent.push(`2/participant,["${word}"]`);
  for (let part = 0; part < 30; part += 1) {
    send(`${part}${filling}`);
    if (part % 3 === 0) socket.emit(`${part}${filling}`);
    else writeTogether(socket.conn, [sent.at(-1) ?? '']);
  }
  assert.is(socket.conn.transport.writable, false);
  wire.readOn();
  await wire.next(`42/participant,["29${filling.slice(0, 10)}`);
  assert.equal(wire.frames.slice(-30), sent.map((text) => `4${text}`));
});

frames('go with what is corked, in its order', async ({ socket, wire }) => {
  inOneWrite(socket.conn.request.socket);
  socket.emit('a');
  writeTogether(socket.conn, ['2/participant,["b"]']);
  assert.is(socket.conn.transport.writable, false);
  socket.emit('c');
  writeTogether(socket.conn, ['2/participant,["d"]']);
  await wire.next('42/participant,["d"]');
  assert.equal(wire.frames.slice(-4), ['a', 'b', 'c', 'd'].map((name) => `42/participant,["${name}"]`));
});

frames('go to the connection as a text of their bytes: a buffer for each is what collections of garbage are made of', () => {
  const written: unknown[][] = [];
  const socket = { writable: true, writableLength: 0, write: (...given: unknown[]) => written.push(given) };
  writeTogether(Object({ readyState: 'open', transport: { name: 'websocket', writable: true }, request: { socket } }), [bytesOf('2/participant,["ế"]')]);
  assert.equal(written, [[String.fromCharCode(0x81, 22, 0x34) + '2/participant,["\xe1\xba\xbf"]', 'latin1']]);
});

for (const [what, change] of Object.entries({
  'a connection that closes': { readyState: 'closing' },
  'a connection that polls': { transport: { name: 'polling', writable: true } },
  'a WebSocket that compresses': { transport: { name: 'websocket', writable: true, perMessageDeflate: {} } },
  'a socket that has ended': { request: { socket: { writable: false, writableLength: 0 } } },
}))
  frames(`are left to Engine.IO, packet by packet, on ${what}`, () => {
    const written: unknown[] = [];
    const direct = { writable: true, writableLength: 0, write: () => assert.unreachable() };
    const connection = { readyState: 'open', transport: { name: 'websocket', writable: true }, request: { socket: direct }, write: (packet: unknown) => written.push(packet), ...change };
    writeTogether(Object(connection), [bytesOf('2/participant,["ế"]'), '2/participant,["b"]']);
    assert.equal(written, ['2/participant,["ế"]', '2/participant,["b"]']);
  });

frames.run();
