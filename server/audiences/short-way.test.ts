import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { until } from '../testing/until.ts';
import { openWire, type Wire } from '../testing/wire.ts';
import { passOn, shortWays, type HearFirst } from './short-way.ts';
import { writeTogether } from './text-frames.ts';

interface Bare {
  http: HttpServer;
  io: Server;
  hearFirst: HearFirst;
  socket: Socket;
  wire: Wire;
  /** What came by the short way, and what came by Socket.IO's own. */
  short: unknown[];
  long: unknown[];
}

const ways = suite<Bare>('the short way');
ways.before.each(async (bare) => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  bare.hearFirst = shortWays(io);
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const { port }: Pick<AddressInfo, 'port'> = Object(http.address());
  Object.assign(bare, { http, io, short: [], long: [] });
  const connected = new Promise<Socket>((resolve) => void io.of('/participant').once('connection', resolve));
  bare.wire = await openWire(`http://127.0.0.1:${port}`);
  await bare.wire.join('/participant', {});
  bare.socket = await connected;
  bare.hearFirst(bare.socket, (id, list) => {
    if (list.startsWith('["clock"')) return false;
    bare.short.push([id, list]);
    if (list.startsWith('["answer"')) writeTogether(bare.socket.conn, [`3/participant,${id}["short"]`]);
    else passOn(bare.socket, id, list);
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

ways('an event that is heard first comes with its number and all that stands behind it, and no second time', async ({ wire, short, long }) => {
  wire.send('42/participant,17["answer",{"text":"[one], {two}"},2]');
  assert.is(await wire.next('43/participant,17'), '43/participant,17["short"]');
  wire.send('42/participant,18["clock",{}]');
  assert.is(await wire.next('43/participant,18'), '43/participant,18["long"]');
  assert.equal([short, long], [[[17, '["answer",{"text":"[one], {two}"},2]']], [['clock', {}]]]);
});

ways('an event whose length takes two bytes is heard first too, up to 2 kB', async ({ wire, short }) => {
  const list = (length: number): string => `["answer","${'x'.repeat(length)}"]`;
  for (const [place, length] of [110, 2_000, 2_100].entries()) {
    wire.send(`42/participant,${place}${list(length)}`);
    await wire.next(`43/participant,${place}`);
  }
  assert.equal(short, [[0, list(110)], [1, list(2_000)]]);
});

ways('what is passed on comes by the long way as it was sent, with its acknowledgement', async ({ wire, long }) => {
  wire.send('42/participant,7["later",{"a":1}]');
  assert.is(await wire.next('43/participant,7'), '43/participant,7["long"]');
  assert.equal(long, [['later', { a: 1 }]]);
});

for (const frame of ['42/participant,["answer",{}]', '42/participant,1 ["answer",{}]', '42/participant,1234567890123456["answer",{}]', '42/participant,1', '42/elsewhere,1["answer",{}]'])
  ways(`${frame} goes Socket.IO's own way`, async ({ wire, socket, short }) => {
    await sendApart({ wire, socket }, frame);
    wire.send('42/participant,5["clock",{}]');
    await wire.next('43/participant,5').catch(() => wire.closed());
    assert.equal(short, []);
  });

ways('other letters than those of ASCII go the long way, where somebody judges them', async ({ wire, short, long }) => {
  wire.send('42/participant,1["answer",{"text":"Đáp án"}]');
  assert.is(await wire.next('43/participant,1'), '43/participant,1["long"]');
  assert.equal([short, long], [[], [['answer', { text: 'Đáp án' }]]]);
});

ways('frames that come in pieces or together go the long way, and the next whole one the short way again', async ({ wire, socket, short, long }) => {
  const frame = maskedFrame('42/participant,1["answer",1]');
  const cut = [1, 3, 5, 8, frame.length - 1];
  for (const at of cut) {
    const isRead = socket.conn.request.socket.bytesRead + at;
    wire.sendBytes(frame.subarray(0, at));
    await until(() => socket.conn.request.socket.bytesRead === isRead);
    wire.sendBytes(frame.subarray(at));
    await until(() => socket.conn.request.socket.bytesRead === isRead - at + frame.length);
  }
  await until(() => long.length === cut.length);
  wire.sendBytes(Buffer.concat([frame, maskedFrame('42/participant,2["answer",2]')]));
  await wire.next('43/participant,2');
  wire.send('42/participant,3["answer",3]');
  await wire.next('43/participant,3');
  assert.equal([short, long.slice(cut.length)], [[[3, '["answer",3]']], [['answer', 1], ['answer', 2]]]);
});

ways('what looks like a frame within a frame is its content', async ({ wire, socket, short, long }) => {
  const within = maskedFrame('42/participant,9["answer",9]');
  const isRead = socket.conn.request.socket.bytesRead + 6;
  // A mask of zeros changes nothing.
  wire.sendBytes(Buffer.from([0x81, 0x80 | within.length, 0, 0, 0, 0]));
  await until(() => socket.conn.request.socket.bytesRead === isRead);
  wire.sendBytes(within);
  await wire.closed();
  assert.equal([short, long], [[], []]);
});

ways('a message in fragments is nobody else\'s, whatever stands between them', async ({ wire, socket, short, long }) => {
  const read = (): number => socket.conn.request.socket.bytesRead;
  for (const frame of [maskedFrame('42/participant,1["answer"', 0x01), maskedFrame('', 0x89), maskedFrame(',{}]', 0x80)]) {
    const before = read();
    wire.sendBytes(frame);
    await until(() => read() > before);
  }
  assert.is(await wire.next('43/participant,1'), '43/participant,1["long"]');
  assert.equal([short, long], [[], [['answer', {}]]]);
});

ways('behind a packet in parts everything goes the long way, in the order of its coming', async ({ wire, socket, short, long }) => {
  for (const frame of ['451-/participant,1["answer",{"_placeholder":true,"num":0}]', Buffer.from('x'), '42/participant,2["answer",{}]']) await sendApart({ wire, socket }, frame);
  await wire.next('43/participant,2');
  assert.equal([short, long.length], [[], 2]);
});

ways('whoever leaves the namespace is not heard first any more, until they come back', async ({ wire, socket, short, io }) => {
  await sendApart({ wire, socket }, '41/participant,');
  await sendApart({ wire, socket }, '42/participant,1["answer",1]');
  await wire.closed();
  assert.equal(short, []);
  assert.is(io.engine.clientsCount, 0);
});

ways('behind a close nothing is heard', async ({ socket, short, long }) => {
  const connection = socket.conn.request.socket;
  const chunks = [Buffer.concat([maskedFrame('', 0x88), maskedFrame('42/participant,1["answer",1]')]), maskedFrame('42/participant,2["answer",2]')];
  // As they would come to it, before the connection is over.
  for (const chunk of chunks) connection.emit('data', chunk);
  await until(() => connection.destroyed);
  assert.equal([short, long], [[], []]);
});

ways('however often somebody joins, one listener hears what comes by the long way', async ({ wire, socket, hearFirst }) => {
  const before = socket.conn.listenerCount('data');
  hearFirst(socket, () => false);
  hearFirst(socket, () => false);
  assert.is(socket.conn.listenerCount('data'), before);
  wire.end();
});

ways.run();

/** In a chunk of its own: what is sent in one turn of the loop may arrive as one. */
async function sendApart({ wire, socket }: Pick<Bare, 'wire' | 'socket'>, frame: string | Buffer): Promise<void> {
  const connection = socket.conn.request.socket;
  const before = connection.bytesRead;
  wire.send(frame);
  await until(() => connection.bytesRead > before || connection.destroyed);
}

/** A frame as a client masks it; `first`: its first byte, a final frame of text where nothing is said. */
function maskedFrame(text: string, first = 0x81): Buffer {
  const mask = [7, 200, 33, 150];
  return Buffer.from([first, 0x80 | text.length, ...mask, ...Buffer.from(text).map((byte, at) => byte ^ (mask[at % 4] ?? 0))]);
}
