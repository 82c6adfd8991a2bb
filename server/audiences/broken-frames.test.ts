import { connect } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { until } from '../testing/until.ts';
import { nested } from '../testing/hostile-bodies.ts';
import { besiege, type Siege } from '../testing/siege.ts';
import { openWire, type Wire } from '../testing/wire.ts';

const frames = suite<Siege>('broken frames');
frames.before.each(async (siege) => {
  Object.assign(siege, await besiege());
});
frames.after.each(async ({ end }) => end());

/** Frames of engine.io and Socket.IO that are no frames; a binary one stands as a buffer. */
const CLOSING: (string | Buffer)[][] = [
  ['x'], ['9'], ['4'], ['4x'], ['49'], ['2'], [' 42/participant,1["clock",{}]'],
  ['42/participant,1{}'], ['42/participant,1['], ['42/participant,1[]'], ['42/participant,1[null]'], ['42/participant,1[["clock"],{}]'], ['42/participant,1[{"clock":1}]'],
  [`42/participant,1${'['.repeat(5_000)}`], [`42/participant,1${nested(3_000)}`],
  ['42["clock",{}]'], ['42/nowhere,1["clock",{}]'], ['42/__proto__,1["clock",{}]'],
  ['40/participant,{}'], ['40/participant,"text"'], ['41/participant,{}'], ['43/participant,1{}'], ['43/participant,__proto__[]'], ['44/participant,{"message":"not-signed-in"}'],
  [Buffer.from('42/participant,1["clock",{}]')], [Buffer.alloc(0)],
  ['45/participant,["clock",{}]'], ['450-/participant,["clock",{}]'], ['45-1-/participant,["clock",{}]'], ['451.5-/participant,["clock",{}]'], ['4511-/participant,["clock",{}]'],
  ['451-/participant,1["clock",{"_placeholder":true,"num":0}]', '42/participant,1["clock",{}]'],
  ...['1', '-1', '"__proto__"', '"length"', 'null'].map((number) => [`451-/participant,1["clock",{"_placeholder":true,"num":${number}}]`, Buffer.from('x')]),
];

for (const sent of CLOSING)
  frames(`${sent.map((part) => (typeof part === 'string' ? part.slice(0, 60) : `a buffer of ${part.length}`)).join(' and ')} closes the connection`, async (siege) => {
    for (const wire of [await siege.attacker(), await siege.stranger()]) {
      for (const part of sent) wire.send(part);
      // What waits for more closes at the next word.
      wire.send('42/participant,2["clock",{}]');
      await wire.closed();
      assert.equal(wire.frames.filter((frame) => frame.startsWith('43')), []);
    }
    await siege.assertUnharmed();
  });

frames('after leaving the namespace the next word closes the connection', async (siege) => {
  const wire = await siege.attacker();
  wire.send('41/participant,');
  await until(() => siege.world.contest.presence.participants().length === 1);
  wire.send('42/participant,2["clock",{}]');
  await wire.closed();
  assert.equal(wire.frames.filter((frame) => frame.startsWith('43')), []);
  await siege.assertUnharmed();
});

frames('frames without a meaning are passed over', async (siege) => {
  const wire = await siege.attacker();
  const before = wire.frames.length;
  for (const frame of ['1', '3', '3probe', '5', '6', '0{}', '43/participant,1[]', '43/participant,99999999999999999999[{}]']) wire.send(frame);
  assert.ok((await wire.command('clock', {})).ok);
  assert.is(wire.frames.length, before + 1);
  await siege.assertUnharmed();
});

frames('bytes that are no WebSocket frame close the connection', async (siege) => {
  const broken = {
    'a reserved opcode': [0x83, 0x80, 0, 0, 0, 0],
    'a reserved bit': [0xc1, 0x80, 0, 0, 0, 0],
    'an unmasked frame': [0x81, 0x01, 0x78],
    'a length beyond all measure': [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
    'a fragmented ping': [0x09, 0x80, 0, 0, 0, 0],
    'a continuation of nothing': [0x80, 0x81, 0, 0, 0, 0, 0x78],
    'text that is not UTF-8': [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28],
    'a long ping': [0x89, 0xfe, 0x10, 0x00, 0, 0, 0, 0],
    'HTTP in the middle': [...Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  };
  for (const bytes of Object.values(broken)) {
    for (const wire of [await siege.attacker(), await siege.stranger()]) {
      wire.sendBytes(Buffer.from(bytes));
      await wire.closed();
    }
  }
  await siege.assertUnharmed();
});

frames('a handshake that asks for something else is refused', async (siege) => {
  const { address } = siege.world;
  for (const query of ['', 'EIO=3&transport=websocket', 'EIO=4', 'EIO=4&transport=polling', 'EIO=4&transport=__proto__', 'EIO=4&transport=webtransport', 'EIO=4&transport=websocket&transport=polling'])
    assert.match(await openWire(address, { path: `/socket.io/?${query}` }).then(() => 'it was let in', String), /response: 400|closed with/, query);
  for (const sid of ['nobody', '__proto__', 'constructor', 'hasOwnProperty'])
    assert.match(await openWire(address, { path: `/socket.io/?EIO=4&transport=websocket&sid=${sid}` }).then(() => 'it was let in', String), /response: 400/, sid);
  const own = sidOf(await openWire(address));
  for (const name of ['sid', 's%69d', 'x&sid'])
    assert.match(await openWire(address, { path: `/socket.io/?EIO=4&transport=websocket&${name}=${own}` }).then(() => 'it was let in', String), /response: 400/, name);
  for (const path of ['/', '/api/participant', '/socket.io.evil/'])
    assert.match(await openWire(address, { path }).then(() => 'it was let in', String), /response: 400/, path);
  await siege.assertUnharmed();
});

frames('a request without an upgrade is none for Socket.IO, whoever\'s session it names', async (siege) => {
  const { address } = siege.world;
  const own = sidOf(await openWire(address));
  for (const query of ['', '?EIO=4&transport=polling', `?EIO=4&transport=websocket&sid=${own}`])
    assert.match(await raw(Number(new URL(address).port), `GET /socket.io/${query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`), /404 Not Found/, query);
  await siege.assertUnharmed();
});

frames('an upgrade behind an answer that ends the connection harms nobody', async (siege) => {
  const upgrade = 'GET /ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
  const port = Number(new URL(siege.world.address).port);
  // Without a host it is answered and the connection ended; what is skipped fills the first read.
  for (let time = 0; time < 20; time += 1) assert.match(await raw(port, `GET / HTTP/1.1\r\n\r\n${'\r\n'.repeat(40_000)}${upgrade}`).catch(String), /400 Bad Request|ECONNRESET|EPIPE/);
  await siege.assertUnharmed();
});

frames('bytes that are no HTTP are refused, and a request that never ends holds nobody up', async (siege) => {
  const port = Number(new URL(siege.world.address).port);
  const head = 'POST /api/participant/start HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  for (const [sent, answer] of [
    ['nonsense\r\n\r\n', /400 Bad Request/],
    [`GET /api/contest HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, /431/],
    ['GET /api/contest HTTP/1.1\r\n\r\n', /400/],
    [`${head}Content-Length: -1\r\n\r\n`, /400/],
    [`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, /400/],
    [`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, /400/],
    ['GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', /HTTP\/1.1 4/],
  ] as const)
    assert.match(await raw(port, sent), answer, sent.slice(0, 60));
  const unfinished = connect(port, '127.0.0.1');
  unfinished.write(`${head}Content-Length: 100\r\n\r\n{`);
  await siege.assertUnharmed();
  unfinished.destroy();
});

frames.run();

function sidOf({ frames: [greeting = ''] }: Wire): string {
  return (JSON.parse(greeting.slice(1)) as { sid: string }).sid;
}

/** Writes to the port and reads until the server closes. */
function raw(port: number, sent: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(sent));
    let received = '';
    socket.setTimeout(5_000, () => socket.destroy(new Error(`nothing more after ${received.slice(0, 60)}`)));
    socket.on('data', (part) => {
      received += part.toString();
    });
    socket.on('close', () => resolve(received));
    socket.on('error', (error) => (received === '' ? reject(error) : resolve(received)));
  });
}
