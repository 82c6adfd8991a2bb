import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PROTOCOL_VERSION, type ParticipantToServer } from '../protocol/participant.ts';
import { hostileBodies, nested } from '../testing/hostile-bodies.ts';
import { besiege, type Siege } from '../testing/siege.ts';
import { openWire, type Wire } from '../testing/wire.ts';

/** A body that each event would accept: an event without one here does not compile, and has no case. */
const VALID: { [Event in keyof ParticipantToServer]: Parameters<ParticipantToServer[Event]>[0] } = {
  clock: {},
  trial: { choice: 0 },
  start: { shortAccepted: true },
  answer: { attempt: 'attempt', question: 0, revision: 1, choice: 0 },
  predict: { attempt: 'attempt', guess: 0 },
  'take-over': {},
  'past-result': { round: 1 },
  'sign-out': {},
};

const MALFORMED = { ok: false, refusal: 'malformed' };

const hostile = suite<Siege>('hostile sockets');
hostile.before.each(async (siege) => {
  Object.assign(siege, await besiege());
});
hostile.after.each(async ({ end }) => end());

for (const [event, valid] of Object.entries(VALID)) {
  hostile(`${event}: whatever is wrong with its body, it is refused as malformed`, async (siege) => {
    const wire = await siege.attacker();
    const asked = async (what: string, ...parts: unknown[]): Promise<void> => {
      siege.world.clock.advance(125);
      assert.equal(await wire.command(event, ...parts), MALFORMED, what);
    };
    await asked('nothing');
    await asked('an extra argument', valid, 'extra');
    await asked('two bodies', valid, valid);
    for (const { title, json } of hostileBodies(valid)) await asked(title, JSON.parse(json));
    assert.equal(await binary(wire, event), MALFORMED);
    await siege.assertUnharmed();
  });

  hostile(`${event}: without an acknowledgement nothing is done`, async (siege) => {
    const wire = await siege.attacker();
    const before = [...wire.frames];
    for (const parts of [[valid], [], [valid, valid], [null]]) wire.send(`42/participant,${JSON.stringify([event, ...parts])}`);
    assert.equal(await wire.command('trial', {}), MALFORMED);
    assert.is(wire.frames.length, before.length + 1);
    await siege.assertUnharmed();
  });

  hostile(`${event}: before signing in the connection is closed`, async (siege) => {
    const wire = await siege.stranger();
    wire.send(`42/participant,1${JSON.stringify([event, valid])}`);
    await wire.closed();
    assert.is(wire.frames.length, 1);
    await siege.assertUnharmed();
  });
}

hostile('an event that nobody knows is refused as malformed', async (siege) => {
  const wire = await siege.attacker();
  for (const name of ['', 'view', 'farewell', 'error', 'connection', 'toString', '__proto__', 'constructor', 'hasOwnProperty', 7, 'x'.repeat(5_000)])
    assert.equal(await wire.command(name, {}), MALFORMED, String(name).slice(0, 20));
  wire.send('42/participant,["error",{}]');
  wire.send('42/participant,');
  wire.send('42/participant,77');
  assert.is(await wire.next('43/participant,77['), `43/participant,77[${JSON.stringify(MALFORMED)}]`);
  await siege.assertUnharmed();
});

hostile('a name that Socket.IO keeps for itself closes the connection', async (siege) => {
  for (const name of ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener']) {
    const wire = await siege.attacker();
    wire.send(`42/participant,1${JSON.stringify([name, 'transport close'])}`);
    await wire.closed();
  }
  await siege.assertUnharmed();
});

hostile('what is longer than any command closes the connection', async (siege) => {
  const long = 'x'.repeat(9_000);
  for (const frame of [`42/participant,1["trial",{"choice":"${long}"}]`, `42/participant,1["trial",${nested(5_000)}]`, Buffer.from(long), `40/${long},{}`]) {
    for (const wire of [await siege.attacker(), await siege.stranger()]) {
      wire.send(frame);
      assert.is(await wire.closed(), 1009);
    }
  }
  await siege.assertUnharmed();
});

hostile('asking for namespaces without end is cut off', async (siege) => {
  const wire = await siege.stranger();
  for (let left = 500; left > 0; left -= 1) wire.send(`40/participant,{"token":"${'a'.repeat(32)}","protocol":${PROTOCOL_VERSION}}`);
  await wire.closed();
  await siege.assertUnharmed();
});

hostile('commands without end are cut off', async (siege) => {
  for (const event of ['clock', 'error', 'nobody-knows', 'answer']) {
    const wire = await siege.attacker();
    for (let left = 100; left > 0; left -= 1) wire.send(`42/participant,${JSON.stringify([event, {}])}`);
    assert.is(await wire.next('42/participant,["farewell"'), '42/participant,["farewell",{"why":"too-fast"}]');
    await wire.closed();
  }
  await siege.assertUnharmed();
});

hostile('who does not show a token gets one clear word', async (siege) => {
  const { token } = siege;
  const refused = async (auth: unknown, why: string): Promise<void> => {
    const frame = await (await siege.stranger()).join('/participant', auth);
    assert.is(frame, `44/participant,{"message":"${why}"}`, JSON.stringify(auth).slice(0, 60));
  };
  for (const { title, json } of hostileBodies({ token, protocol: PROTOCOL_VERSION })) {
    const auth: unknown = JSON.parse(json);
    if (typeof auth !== 'object' || auth === null || Array.isArray(auth)) continue;
    if (!['token is a number as text', 'protocol is a negative number'].includes(title)) await refused(auth, 'not-signed-in');
  }
  await refused({ token: 'a'.repeat(32), protocol: PROTOCOL_VERSION }, 'signed-out');
  for (const protocol of [-1, PROTOCOL_VERSION + 1]) await refused({ token, protocol }, 'old-page');
  for (const auth of ['null', '[]', '"text"', 'true', '{"token"']) {
    const wire = await siege.stranger();
    wire.send(`40/participant,${auth}`);
    await wire.closed();
  }
  await siege.assertUnharmed();
});

hostile('there is no other namespace, neither for strangers nor for participants', async (siege) => {
  for (const wire of [await siege.stranger(), await siege.attacker()]) {
    for (const namespace of ['/organiser', '/participants', '/participant/', '/__proto__', '/constructor', '/*'])
      assert.is(await wire.join(namespace, { token: siege.token, protocol: PROTOCOL_VERSION }), `44${namespace},{"message":"Invalid namespace"}`);
    assert.is(await wire.join('/', { token: siege.token, protocol: PROTOCOL_VERSION }), '44{"message":"unknown"}');
  }
  await siege.assertUnharmed();
});

hostile('a WebSocket of a foreign page is refused', async (siege) => {
  const { address } = siege.world;
  for (const origin of ['http://example.org', 'null', 'http://127.0.0.1:1', `${address}.example.org`, address.replace('http', 'ftp').replace('127', '128')])
    assert.match(await refusal(openWire(address, { origin })), /response: 400/, origin);
  const own = await openWire(address, { origin: address });
  own.end();
  await siege.assertUnharmed();
});

hostile.run();

/** The event with an attachment in its body's place. */
async function binary(wire: Wire, event: string): Promise<unknown> {
  wire.send(`451-/participant,9999["${event}",{"_placeholder":true,"num":0}]`);
  wire.send(Buffer.from([1, 2, 3]));
  const frame = await wire.next('43/participant,9999');
  return (JSON.parse(frame.slice('43/participant,9999'.length)) as unknown[])[0];
}

function refusal(opening: Promise<Wire>): Promise<string> {
  return opening.then(
    () => 'it was let in',
    (error: unknown) => String(error),
  );
}
