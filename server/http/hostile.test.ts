import { pino } from 'pino';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createApp } from '../app.ts';
import { openMetrics } from '../metrics.ts';
import { logEvents } from '../events.ts';
import { STAFF_READS } from '../protocol/access.ts';
import { organiserAct } from '../protocol/acts.ts';
import type { OperatorCommand } from '../protocol/operator.ts';
import { PROTOCOL_VERSION } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { hostileBodies, nested } from '../testing/hostile-bodies.ts';
import { routesOf } from '../testing/routes.ts';
import { LIVE_ORDERS } from '../testing/live-orders.ts';
import { besiege, type Siege } from '../testing/siege.ts';
import { staffCodeOf } from '../testing/small-contest.ts';

const reason = 'a good reason';
const staffCode = staffCodeOf(1);
/** A body that each act would accept: an act without one here does not compile. */
const ACTS: { [Act in OperatorCommand['act']]: Extract<OperatorCommand, { act: Act }> } = {
  rounds: { act: 'rounds' },
  standing: { act: 'standing', round: 1, top: 1 },
  log: { act: 'log', last: 1 },
  receipt: { act: 'receipt', code: 'AAAA-AAAA-AAAA-AAAA' },
  displays: { act: 'displays' },
  accounts: { act: 'accounts' },
  open: { act: 'open', round: 1, reason },
  extend: { act: 'extend', round: 1, closesAt: 1, reason },
  close: { act: 'close', round: 1, reason },
  withdraw: { act: 'withdraw', question: 'ALPHA-01', reason },
  draw: { act: 'draw', round: 1, order: [staffCode, staffCodeOf(2)], reason },
  publish: { act: 'publish', round: 1, edition: 1, top: 1, reason },
  unpublish: { act: 'unpublish', round: 1, reason },
  'confirm-clock': { act: 'confirm-clock', reason },
  'extra-time': { act: 'extra-time', staffCode, round: 1, secondsEach: 1, reason },
  reissue: { act: 'reissue', staffCode, reason },
  revoke: { act: 'revoke', staffCode, reason },
  exclude: { act: 'exclude', staffCode, group: 'jury', reason },
  admit: { act: 'admit', staffCode, reason },
  headcount: { act: 'headcount', unit: 'SNV', people: 1, source: 'a source', asOf: 1, reason },
  remind: { act: 'remind', unit: 'SNV' },
  'quiet-hours': { act: 'quiet-hours', hours: 1 },
  'display-add': { act: 'display-add', name: 'Hall', script: [{ kind: 'standing', round: 1, top: 1 }] },
  'display-set': { act: 'display-set', display: 'none', version: 1 },
  'display-remove': { act: 'display-remove', display: 'none' },
  'account-invite': { act: 'account-invite', role: 'auditor', unit: null },
  'invitation-cancel': { act: 'invitation-cancel', invitation: 'none' },
  'account-remove': { act: 'account-remove', account: 'nobody', reason },
};

/** Every command by HTTP: bodies that it would accept, and what a stranger gets for them. */
const POSTS: Record<string, { valid: object[]; stranger: string }> = {
  '/participant/sign-in': { valid: [{ staffCode, personalCode: 'WRONG' }], stranger: 'wrong-codes' },
  '/participant/trial': { valid: [{ choice: 0 }], stranger: 'not-signed-in' },
  '/participant/start': { valid: [{ shortAccepted: true }], stranger: 'not-signed-in' },
  '/participant/answer': { valid: [{ attempt: 'attempt', question: 0, revision: 1, choice: 0 }], stranger: 'not-signed-in' },
  '/participant/predict': { valid: [{ attempt: 'attempt', guess: 0 }], stranger: 'not-signed-in' },
  '/participant/take-over': { valid: [{}], stranger: 'not-signed-in' },
  '/participant/past-result': { valid: [{ round: 1 }], stranger: 'not-signed-in' },
  '/participant/sign-out': { valid: [{}], stranger: 'not-signed-in' },
  '/welcome': { valid: [{ token: 'x'.repeat(32), name: 'Nobody', account: 'nobody', password: 'x'.repeat(20) }], stranger: 'not-allowed' },
  '/operator': { valid: Object.values(ACTS), stranger: 'not-allowed' },
  '/staff/sign-in': { valid: [{ account: 'nobody', password: 'x'.repeat(20) }], stranger: 'wrong-password' },
  '/staff/act': { valid: Object.values(ACTS).filter((act) => organiserAct.safeParse(act).success), stranger: 'not-signed-in' },
  '/staff/exact-look': { valid: [{ scope: 'stage' }], stranger: 'not-signed-in' },
  '/staff/picture': { valid: [{ question: 'ALPHA-01', content: null, alt: 'bản đồ' }], stranger: 'not-signed-in' },
  '/staff/live-order': { valid: Object.values(LIVE_ORDERS), stranger: 'not-signed-in' },
  '/live/join': { valid: [{ pin: '123456', nickname: null }], stranger: 'unknown' },
  '/live/answer': { valid: [{ step: 'q1', choice: 0, revision: 1 }], stranger: 'not-signed-in' },
  '/staff/sign-out': { valid: [{}], stranger: 'not-signed-in' },
};
const NO = { ok: false, refusal: 'not-allowed' } as const;
const READS = Object.keys(STAFF_READS).map((name) => `/staff/${name}`);
const GETS = ['/contest', '/participation', '/results/1', '/participant/view', '/live/lobby', '/live/view', '/live/picture/none', ...READS];

const hostile = suite<Siege>('hostile requests');
hostile.before.each(async (siege) => {
  Object.assign(siege, await besiege());
});
hostile.after.each(async ({ end }) => end());

hostile('each route of the app has its case here', ({ world }) => {
  const parts = { contest: world.contest, clock: world.clock, events: logEvents(pino({ level: 'silent' })), metrics: openMetrics(), welcome: { offered: async () => NO, accept: async () => NO } };
  const readiness = { dataFolder: '/', hasContest: () => true, assertWritable: async () => undefined };
  const routes = routesOf(() => void createApp(parts, { clientFolder: undefined, baseUrl: undefined, trustProxy: false, operatorToken: 'token', readiness }));
  const below = (path: string): string => path.replace(/^\/(participant|staff|live)\//, '/').replace(/^\/(welcome|operator)$/, '/');
  const cases = [...Object.keys(POSTS).map((path) => `POST ${below(path)}`), 'GET /', 'GET /view', 'GET /view', 'GET /lobby', 'GET /picture/:picture', ...READS.map((path) => `GET ${below(path)}`), 'GET /participation', 'GET /results/:round', 'GET /api/contest', 'GET /healthz', 'GET /readyz', 'GET /metrics'];
  assert.equal(routes.toSorted(), cases.toSorted());
});

for (const [path, { valid, stranger }] of Object.entries(POSTS)) {
  hostile(`POST ${path}: whatever is wrong with its body, it is refused as malformed`, async (siege) => {
    const refused = async (title: string, init: RequestInit): Promise<void> => {
      siege.world.clock.advance(10);
      assert.equal(await ask(siege, path, { method: 'POST', ...init }), { status: 400, refusal: 'malformed' }, title);
    };
    const json = JSON.stringify(valid[0]);
    // Where a command says nothing, an empty request says it as well.
    if (json !== '{}') for (const init of [{}, { body: '' }]) await refused('nothing', init);
    for (const { title, json: body } of valid.flatMap((one) => hostileBodies(one))) await refused(title, { body });
    for (const body of [' ', '{', '{"', `${json}}`, '\0', 'undefined', 'NaN', nested(5_000), `{"x":"${'x'.repeat(9_000)}"}`]) await refused(body.slice(0, 20), { body });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json; charset=nonsense', 'nonsense', ''])
      await refused(type, { body: json, headers: { 'content-type': type } });
    const bomb = gzipSync(`{"x":"${'x'.repeat(5_000_000)}"}`);
    for (const [coding, body] of [['gzip', bomb], ['gzip', json], ['deflate', json], ['br', json], ['nonsense', json]] as const)
      await refused(coding, { body, headers: { 'content-encoding': coding } });
    await siege.assertUnharmed();
  });

  hostile(`POST ${path}: a stranger and a foreign page are refused`, async (siege) => {
    for (const body of valid.map((one) => JSON.stringify(one))) {
      for (const authorization of ['', 'Bearer', 'Bearer short', 'Basic eDp4', `Bearer ${'x'.repeat(5_000)}`, 'Bearer __proto__'])
        assert.is((await ask(siege, path, { method: 'POST', body, headers: { authorization } })).refusal, stranger, authorization.slice(0, 20));
      for (const origin of ['http://example.org', 'null', 'http://127.0.0.1:1'])
        assert.equal(await ask(siege, path, { method: 'POST', body, headers: { origin } }), { status: 403, refusal: 'not-allowed' }, origin);
    }
    await siege.assertUnharmed();
  });

  hostile(`${path}: every other method is unknown`, async (siege) => {
    const known = path === '/welcome' ? ['GET'] : [];
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'].filter((one) => !known.includes(one))) assert.equal(await ask(siege, path, { method }), { status: 404, refusal: 'unknown' }, method);
    await siege.assertUnharmed();
  });
}

hostile('a signed-in device is refused by what is wrong with its token, its page or its speed', async (siege) => {
  const headers = (token: string, protocol: string) => ({ authorization: `Bearer ${token}`, 'x-hoithi-protocol': protocol });
  for (const protocol of ['', 'x', '1.5', '1e999', '[]']) assert.is((await ask(siege, '/participant/view', { headers: headers(siege.token, protocol) })).refusal, protocol === '' ? 'old-page' : 'not-signed-in', protocol);
  for (const protocol of ['0', '-1', '99']) assert.is((await ask(siege, '/participant/view', { headers: headers(siege.token, protocol) })).refusal, 'old-page');
  assert.equal(await ask(siege, '/participant/view', { headers: headers('x'.repeat(32), String(PROTOCOL_VERSION)) }), { status: 401, refusal: 'signed-out' });
  const flood = await Promise.all(Array.from({ length: 80 }, () => ask(siege, '/participant/view')));
  assert.is(flood.filter(({ status }) => status === 200).length, 60);
  assert.is(flood.filter(({ refusal }) => refusal === 'too-fast').length, 20);
  await siege.assertUnharmed();
});

hostile('reading is for our own pages alone, and no method but reading is known there', async (siege) => {
  for (const path of GETS) {
    assert.equal(await ask(siege, path, { headers: { origin: 'http://example.org' } }), { status: 403, refusal: 'not-allowed' });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) assert.equal(await ask(siege, path, { method }), { status: 404, refusal: 'unknown' }, `${method} ${path}`);
  }
  await siege.assertUnharmed();
});

hostile('an address that leads nowhere is unknown', async (siege) => {
  for (const path of ['', '/', '/nope', '/participant', '/participant/__proto__', '/participant/answer/x', '/participant/%00', '/participant/%ff', '/%', '/contest/x', '//contest', `/${'x'.repeat(5_000)}`])
    for (const method of ['GET', 'POST']) assert.equal(await ask(siege, path, { method }), { status: 404, refusal: 'unknown' }, `${method} ${path.slice(0, 40)}`);
  for (const path of ['/nope', '/%ff', '/api/%2e%2e/contest', '/..%2f..%2fetc/passwd']) assert.is((await fetch(siege.world.address + path)).status, 404, path);
  await siege.assertUnharmed();
});

hostile.run();

/** Asks as the attacker, or as the operator; what the request says of itself goes before. */
async function ask(siege: Siege, path: string, init: RequestInit = {}): Promise<{ status: number; refusal: string }> {
  const token = path === '/operator' ? siege.world.operatorToken : siege.token;
  const headers = { authorization: `Bearer ${token}`, 'x-hoithi-protocol': String(PROTOCOL_VERSION), 'content-type': 'application/json', ...init.headers };
  const response = await fetch(`${siege.world.address}/api${path}`, { ...init, headers });
  assert.is(response.headers.get('access-control-allow-origin'), null);
  const verdict = (await response.json()) as Verdict<unknown>;
  return { status: response.status, refusal: verdict.ok ? '' : verdict.refusal };
}
