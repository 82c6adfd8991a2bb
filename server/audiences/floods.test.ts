import { connect, type Socket } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { besiege, type Siege } from '../testing/siege.ts';
import { CROWD } from './crowd.ts';

const [TEXT, PING, PONG] = [0x81, 0x89, 0x8a];

const floods = suite<Siege>('a peer that does not keep to the WebSocket\'s manners');
floods.before.each(async (siege) => {
  Object.assign(siege, await besiege());
});
floods.after.each(async ({ end }) => end());

/** A connection that has shaken hands and answers nothing, a goodbye neither. */
async function rude(siege: Siege): Promise<{ connection: Socket; ended: Promise<void> }> {
  const { port, host } = new URL(siege.world.address);
  const connection = connect(Number(port), '127.0.0.1');
  // A write to a connection that was cut off fails.
  connection.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => void connection.once('close', () => resolve()));
  const asked = ['GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', `Host: ${host}`, 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Key: ${'A'.repeat(22)}==`, 'Sec-WebSocket-Version: 13', '', ''];
  connection.write(asked.join('\r\n'));
  await new Promise((resolve) => void connection.once('data', resolve));
  connection.resume();
  return { connection, ended };
}

/** As a page sends it, under a mask of noughts. */
function frame(kind: number, text = ''): Buffer {
  return Buffer.from([kind, 0x80 | text.length, 0, 0, 0, 0, ...Buffer.from(text)]);
}

async function within(milliseconds: number, ended: Promise<void>): Promise<string> {
  return Promise.race([ended.then(() => 'ended'), new Promise<string>((resolve) => void setTimeout(() => resolve('still there'), milliseconds))]);
}

for (const [what, one] of Object.entries({ pings: frame(PING, 'x'), 'pongs that nobody asked for': frame(PONG), 'packets without a meaning': frame(TEXT, '6') }))
  floods(`${what} without end are cut off at once, whether or not it leaves`, async (siege) => {
    const { connection, ended } = await rude(siege);
    for (let left = 500; left > 0; left -= 1) connection.write(one);
    assert.is(await within(1_000, ended), 'ended');
    await siege.assertUnharmed();
  });

floods('who is sent away and does not leave is cut off soon', async (siege) => {
  const { connection, ended } = await rude(siege);
  connection.write(frame(TEXT, '42/participant,1["clock",{}]'));
  assert.is(await within(4_000, ended), 'ended');
  await siege.assertUnharmed();
});

floods('commands without end are cut off, also where events of no known name stand between them', async (siege) => {
  const wire = await siege.attacker();
  siege.world.clock.advance(10_000);
  let sent = 0;
  const send = async (): Promise<void> => {
    for (; sent < 300 && wire.isOpen(); sent += 1) await wire.command(sent % 20 === 10 ? 'nonsense' : 'clock', {});
  };
  await send().catch(() => undefined);
  await wire.closed();
  assert.ok(sent <= 61, `${sent} were taken`);
  await siege.assertUnharmed();
});

floods('events of no known name are no crowd, however many there have been: what follows from an answer is shown at once', async (siege) => {
  const wire = await siege.attacker();
  // The clock stands still before a crowd would be counted: nothing but its end would show what it holds.
  for (let sent = 0; sent < CROWD + 6; sent += 1) {
    if (sent % 25 === 10) siege.world.clock.advance(6_000);
    assert.equal(await wire.command('nonsense', {}), { ok: false, refusal: 'malformed' });
  }
  await siege.assertUnharmed();
});

floods('a few pings are answered', async (siege) => {
  const { connection, ended } = await rude(siege);
  const pong = new Promise<Buffer>((resolve) => void connection.on('data', (bytes: Buffer) => bytes[0] === PONG && resolve(bytes)));
  connection.write(frame(PING, 'hallo'));
  assert.equal((await pong).subarray(2).toString(), 'hallo');
  connection.destroy();
  await ended;
});

floods.run();
