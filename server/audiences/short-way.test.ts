import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openWire, type Wire } from '../testing/wire.ts';
import { hearFirst, shortWayParser } from './short-way.ts';
import { writeTogether } from './text-frames.ts';

interface Bare {
  http: HttpServer;
  io: Server;
  socket: Socket;
  wire: Wire;
  /** What came by the short way, and what came by Socket.IO's own. */
  short: unknown[];
  long: unknown[];
}

const ways = suite<Bare>('the short way');
ways.before.each(async (bare) => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, parser: shortWayParser });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const { port }: Pick<AddressInfo, 'port'> = Object(http.address());
  Object.assign(bare, { http, io, short: [], long: [] });
  const connected = new Promise<Socket>((resolve) => void io.of('/participant').once('connection', resolve));
  bare.wire = await openWire(`http://127.0.0.1:${port}`);
  await bare.wire.join('/participant', {});
  bare.socket = await connected;
  hearFirst(bare.socket, (id, parts) => {
    if (parts[0] !== 'answer') return false;
    bare.short.push([id, ...parts]);
    writeTogether(bare.socket.conn, [[`3/participant,${id}["short"]`]]);
    return true;
  });
  bare.socket.onAny((...parts: unknown[]) => {
    const ack = parts.pop();
    bare.long.push(parts);
    if (typeof ack === 'function') ack('long');
  });
});
ways.after.each(async ({ io, wire }) => {
  wire.end();
  await io.close();
});

ways('an event that is heard first comes with its number and all its parts, and no second time', async ({ wire, short, long }) => {
  wire.send('42/participant,17["answer",{"text":"Đáp án, [một]"},2]');
  assert.is(await wire.next('43/participant,17'), '43/participant,17["short"]');
  wire.send('42/participant,18["clock",{}]');
  assert.is(await wire.next('43/participant,18'), '43/participant,18["long"]');
  assert.equal([short, long], [[[17, 'answer', { text: 'Đáp án, [một]' }, 2]], [['clock', {}]]]);
});

for (const frame of ['42/participant,["answer",{}]', '42/participant,1 ["answer",{}]', '42/participant,1234567890123456["answer",{}]'])
  ways(`${frame} goes Socket.IO's own way`, async ({ wire, short }) => {
    wire.send(frame);
    wire.send('42/participant,5["clock",{}]');
    await Promise.race([wire.next('43/participant,5'), wire.closed()]);
    assert.equal(short, []);
  });

ways('behind a packet in parts everything goes the long way, in the order of its coming', async ({ wire, short, long }) => {
  wire.send('451-/participant,1["answer",{"_placeholder":true,"num":0}]');
  wire.send(Buffer.from('x'));
  wire.send('42/participant,2["answer",{}]');
  await wire.next('43/participant,2');
  assert.equal([short, long.length], [[], 2]);
});

ways.run();
