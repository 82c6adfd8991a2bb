import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signIn } from '../testing/player.ts';
import { personalCodeOf, staffCodeOf } from '../testing/small-contest.ts';
import { OPERATOR } from '../testing/staff-office.ts';
import { openWorld, type World } from '../testing/world.ts';

const access = suite<{ world: World }>('access');
access.before.each(async (context) => {
  context.world = await openWorld();
});
access.after.each(({ world }) => world.close());

access('ends on one device when it signs out, in all its tabs, and the attempt waits for the next sign-in', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  const tab = await player.secondTab();
  const left = gone(tab);
  assert.equal(await player.socket.emitWithAck('sign-out', {}), { ok: true, value: {} });
  await left;
  assert.equal(tab.farewells, [{ why: 'signed-out' }]);
  assert.equal(await player.get('view'), { ok: false, refusal: 'signed-out' });
  const back = await world.player(1);
  await back.state('elsewhere');
  await back.socket.emitWithAck('take-over', {});
  assert.is((await back.question(1)).shownAt, shown.shownAt);
});

access('is refused as an error of the server where a token cannot be looked up, and whoever comes later is let in', async ({ world }) => {
  const player = await world.player(1);
  const { participants } = world.stores;
  const lookUp = participants.withToken;
  participants.withToken = () => {
    throw new Error('the disk cannot be read');
  };
  const refused = new Promise<string>((resolve) => void player.socket.once('connect_error', ({ message }) => resolve(message)));
  player.socket.disconnect().connect();
  assert.is(await refused, 'internal');
  participants.withToken = lookUp;
  await player.connect();
  await player.state('ready');
});

access('of all devices ends when an organiser revokes them, and the codes work on', async ({ world }) => {
  const [one, two, other] = [await world.player(1), await world.player(1), await world.player(2)];
  const both = Promise.all([gone(one), gone(two)]);
  await world.contest.desk(OPERATOR, { act: 'revoke', staffCode: staffCodeOf(1), reason: 'điện thoại bị mất' });
  await both;
  assert.equal([one.farewells, two.farewells, other.farewells], [[{ why: 'revoked' }], [{ why: 'revoked' }], []]);
  assert.equal(await one.get('view'), { ok: false, refusal: 'signed-out' });
  assert.is((await other.get('view')).ok, true);
  assert.is((await signIn(world.address, { staffCode: staffCodeOf(1), personalCode: personalCodeOf(1) })).ok, true);
});

access('by a lost code ends when an organiser reissues it', async ({ world }) => {
  const act = { act: 'reissue', staffCode: staffCodeOf(1), reason: 'quên mã cá nhân' } as const;
  const verdict = await world.contest.desk(OPERATOR, act);
  const { personalCode } = (verdict.ok ? verdict.value : {}) as { personalCode: string };
  assert.match(personalCode, /^[0-9A-HJKMNP-TV-Z]{10}$/);
  assert.equal(await signIn(world.address, { staffCode: staffCodeOf(1), personalCode: personalCodeOf(1) }), { ok: false, refusal: 'wrong-codes' });
  assert.is((await signIn(world.address, { staffCode: staffCodeOf(1), personalCode })).ok, true);
});

access('of an operator takes the token of the data folder, from this machine and not through a proxy', async ({ world }) => {
  const order = (headers: Record<string, string>) => operate(world, headers);
  assert.equal(await order({}), { ok: false, refusal: 'not-allowed' });
  assert.equal(await order({ authorization: 'Bearer wrong' }), { ok: false, refusal: 'not-allowed' });
  const authorization = `Bearer ${world.operatorToken}`;
  assert.equal(await order({ authorization, 'x-forwarded-for': '1.2.3.4' }), { ok: false, refusal: 'not-allowed' });
  assert.equal(((await order({ authorization })) as { ok: boolean }).ok, true);
});

access('is told to an old page, not given', async ({ world }) => {
  const player = await world.player(1);
  const headers = { authorization: `Bearer ${player.token}`, 'x-hoithi-protocol': '0' };
  const response = await fetch(`${world.address}/api/participant/view`, { headers });
  assert.equal(await response.json(), { ok: false, refusal: 'old-page' });
});

access('is given to so many sockets of one person: one more sends the oldest away, and nobody else', async ({ world }) => {
  const player = await world.player(1);
  const other = await world.player(2);
  for (let tabs = 1; tabs < 20; tabs += 1) await player.secondTab();
  const left = gone(player);
  await player.secondTab();
  await left;
  assert.equal([player.farewells, other.farewells], [[{ why: 'too-fast' }], []]);
});

access('ends over the socket, too, when the device signs out over HTTPS', async ({ world }) => {
  const player = await world.player(1);
  const left = gone(player);
  assert.is((await player.post('sign-out', {})).ok, true);
  await left;
  assert.equal(player.farewells, [{ why: 'signed-out' }]);
});

access('is told in views whose versions count one person alone', async ({ world }) => {
  const [one, other] = [await world.player(1), await world.player(2)];
  const versionOf = async (player: typeof one): Promise<number> => ((await player.get('view')) as { value: { version: number } }).value.version;
  const before = await versionOf(one);
  for (let looks = 0; looks < 5; looks += 1) await versionOf(other);
  assert.is(await versionOf(one), before + 1);
});

access('of a proxy is refused to the demonstration of a server that expects none', async () => {
  const world = await openWorld({ demonstration: true, behindProxy: false });
  const body = JSON.stringify({ staffCode: staffCodeOf(1), personalCode: personalCodeOf(1) });
  const order = async (headers: Record<string, string>): Promise<unknown> =>
    (await fetch(`${world.address}/api/participant/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })).json();
  assert.equal(await order({ 'x-forwarded-for': '1.2.3.4' }), { ok: false, refusal: 'not-allowed' });
  assert.is(((await order({})) as { ok: boolean }).ok, true);
  await world.close();
});

access('has health and readiness for whoever watches the server', async ({ world }) => {
  assert.equal(await (await fetch(`${world.address}/healthz`)).json(), { alive: true });
  assert.equal(await (await fetch(`${world.address}/readyz`)).json(), { ready: true, missing: [] });
  await world.contest.drain();
  const response = await fetch(`${world.address}/readyz`);
  assert.equal([response.status, await response.json()], [503, { ready: false, missing: ['draining'] }]);
});

async function operate(world: World, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(`${world.address}/api/operator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ act: 'rounds' }),
  });
  return response.json();
}

function gone(player: Awaited<ReturnType<World['player']>>): Promise<unknown> {
  return new Promise((resolve) => player.socket.once('disconnect', resolve));
}

access.run();
