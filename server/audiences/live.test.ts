import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LIVE_PROTOCOL_VERSION } from '../protocol/live-player.ts';
import { hostileBodies } from '../testing/hostile-bodies.ts';
import { joinLive } from '../testing/live-phone.ts';
import { openStage, type LiveStage } from '../testing/live-stage.ts';
import { openWire, type Wire } from '../testing/wire.ts';

const sockets = suite<{ stage: LiveStage; token: string; wire: Wire }>('sockets of live sessions');
sockets.before.each(async (context) => {
  const stage = await openStage();
  const joined = await joinLive(stage.world.address, { pin: stage.pin, nickname: 'Lan' });
  if (!joined.ok) throw new Error(joined.refusal);
  const wire = await openWire(stage.world.address);
  Object.assign(context, { stage, wire, token: joined.value.token });
});
sockets.after.each(async ({ stage, wire }) => {
  wire.end();
  await stage.close();
});

let asked = 0;
async function say(wire: Wire, ...event: unknown[]): Promise<unknown> {
  asked += 1;
  wire.send(`42/live,${asked}${JSON.stringify(event)}`);
  const frame = await wire.next(`43/live,${asked}[`);
  return (JSON.parse(frame.slice(frame.indexOf('['))) as unknown[])[0];
}

const MALFORMED = { ok: false, refusal: 'malformed' };
const ANSWER = { step: 'q1', choice: 0, revision: 1 };

sockets('refuse whatever is wrong with an answer as malformed, and what they do not know', async ({ stage, wire, token }) => {
  await wire.join('/live', { token, protocol: LIVE_PROTOCOL_VERSION });
  for (const { title, json } of hostileBodies(ANSWER)) {
    stage.world.clock.advance(250);
    assert.equal(await say(wire, 'answer', JSON.parse(json)), MALFORMED, title);
  }
  for (const event of [['answer'], ['answer', ANSWER, ANSWER], ['next', {}], ['live-order', { order: 'next' }], ['__proto__', {}]]) {
    stage.world.clock.advance(250);
    assert.equal(await say(wire, ...event), MALFORMED, JSON.stringify(event));
  }
  assert.is((await stage.view()).phase, 'lobby');
});

sockets('do nothing without an acknowledgement', async ({ stage, wire, token }) => {
  await wire.join('/live', { token, protocol: LIVE_PROTOCOL_VERSION });
  await stage.openNext();
  wire.send(`42/live,${JSON.stringify(['answer', ANSWER])}`);
  await say(wire, 'clock', {});
  assert.is((await stage.view()).numbers.answered, 0);
});

sockets('let nobody in without a token of a session, or with an old page', async ({ wire, token }) => {
  const refusal = async (auth: object): Promise<unknown> => JSON.parse((await wire.join('/live', auth)).replace(/^44\/live,/, ''));
  assert.equal(await refusal({}), { message: 'not-signed-in' });
  assert.equal(await refusal({ token: 'x'.repeat(32), protocol: LIVE_PROTOCOL_VERSION }), { message: 'signed-out' });
  assert.equal(await refusal({ token, protocol: 0 }), { message: 'old-page' });
});

sockets('are closed where they flood', async ({ wire, token }) => {
  await wire.join('/live', { token, protocol: LIVE_PROTOCOL_VERSION });
  for (let times = 0; times < 40; times += 1) wire.send(`42/live,${JSON.stringify(['answer', ANSWER])}`);
  const farewell = await wire.next('42/live,["farewell"');
  assert.match(farewell, 'too-fast');
  await wire.next('41/live,');
});

sockets.run();
