import express from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { logEvents } from '../events.ts';
import { openOffice, OPERATOR, PASSWORD, tokenOf, type Office } from '../testing/staff-office.ts';
import { readBody } from './body.ts';
import { clearStaffCookie, staffTokenOf } from './staff-cookie.ts';
import { staffSignInRoutes } from './staff-sign-in.ts';
import { welcomeRoutes } from './welcome.ts';

interface Context {
  office: Office;
  http: Server;
  /** Trust in proxies, as Express takes it. */
  trust(hops: number | false): void;
  ask(path: string, init?: { body?: object; headers?: Record<string, string> }): Promise<{ status: number; body: unknown; cookies: string[] }>;
}

const NEEDS_TLS = { ok: false, refusal: 'needs-tls' };
/** From another machine over plain HTTP, and over TLS that ends at a proxy. */
const PLAIN = { 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'http' };
const TLS = { 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' };

const signing = suite<Context>('signing in over HTTP');
signing.before.each(async (context) => {
  const office = await openOffice();
  await office.account('lan');
  const app = express();
  const boundary = { events: logEvents(pino({ level: 'silent' })), isDraining: () => false };
  app.use('/api', readBody(office.clock));
  app.use('/api/staff', staffSignInRoutes(office.staff, boundary, office.clock));
  app.use('/api/welcome', welcomeRoutes(office.welcome, boundary));
  app.get('/token', (request, response) => void response.json(staffTokenOf(request)));
  app.get('/clear', (_request, response) => {
    clearStaffCookie(response);
    response.json(null);
  });
  const http = createServer(app);
  await new Promise<void>((listening) => void http.listen(0, '127.0.0.1', listening));
  context.office = office;
  context.http = http;
  context.trust = (hops) => void app.set('trust proxy', hops);
  context.ask = async (path, { body, headers = {} } = {}) => {
    const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}${path}`;
    const post = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(address, { ...post, headers: { 'content-type': 'application/json', ...headers } });
    return { status: response.status, body: await response.json(), cookies: response.headers.getSetCookie() };
  };
});
signing.after.each(async ({ http, office }) => {
  http.closeAllConnections();
  http.close();
  await office.close();
});

const SIGN_IN = { account: 'lan', password: PASSWORD };

signing('sets a cookie that is this host\'s alone, for as long as the session runs, and says the token nowhere else', async ({ office, ask }) => {
  const { status, body, cookies } = await ask('/api/staff/sign-in', { body: SIGN_IN });
  assert.equal([status, body], [200, { ok: true, value: {} }]);
  const [, token = ''] = /^__Host-hoithi-staff=([\w-]{32}); Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/.exec(cookies.join('\n')) ?? [];
  assert.is((await office.staff.session(token))?.account, 'lan', cookies.join('\n'));
});

signing('sets no cookie where it is refused', async ({ ask }) => {
  for (const [body, status, refusal] of [
    [{ ...SIGN_IN, password: 'a wrong password' }, 401, 'wrong-password'],
    [{ ...SIGN_IN, more: true }, 400, 'malformed'],
    [{ account: 'lan' }, 400, 'malformed'],
    [{ ...SIGN_IN, password: 'x'.repeat(201) }, 400, 'malformed'],
  ] as const)
    assert.equal(await ask('/api/staff/sign-in', { body }), { status, body: { ok: false, refusal }, cookies: [] });
});

signing('takes no password over plain HTTP from another machine, and knows TLS only from a proxy that is trusted', async ({ ask, trust }) => {
  for (const [hops, headers] of [[false, PLAIN], [false, TLS], [1, PLAIN]] as const) {
    trust(hops);
    assert.equal(await ask('/api/staff/sign-in', { body: SIGN_IN, headers }), { status: 403, body: NEEDS_TLS, cookies: [] });
  }
  trust(1);
  assert.is((await ask('/api/staff/sign-in', { body: SIGN_IN, headers: TLS })).status, 200);
});

signing('tells what a one-time link makes, as confidentially as it takes the form', async ({ office, ask, trust }) => {
  const token = tokenOf(await office.staff.invite(OPERATOR, { role: 'coordinator', unit: 'SNV' }));
  const path = `/api/welcome?token=${token}`;
  assert.equal((await ask(path)).body, { ok: true, value: { role: 'coordinator', unit: { code: 'SNV', name: 'Sở Nội vụ' } } });
  assert.equal(await ask(path, { headers: TLS }), { status: 403, body: NEEDS_TLS, cookies: [] });
  const form = { token, name: 'Trần Văn Bình', account: 'binh', password: PASSWORD };
  assert.equal((await ask('/api/welcome', { body: form, headers: PLAIN })).body, NEEDS_TLS);
  trust(1);
  assert.is((await ask(path, { headers: TLS })).status, 200);
  assert.equal((await ask('/api/welcome', { body: form, headers: TLS })).body, { ok: true, value: { account: 'binh' } });
  assert.equal(await ask(path, { headers: TLS }), { status: 403, body: { ok: false, refusal: 'not-allowed' }, cookies: [] });
  for (const query of ['', '?token=', '?token=short', `?token=${token}&more=1`, `?token=${token}&token=${token}`])
    assert.equal((await ask(`/api/welcome${query}`)).body, { ok: false, refusal: 'malformed' }, query);
});

signing('reads the token out of whatever a browser sends, and takes it away again', async ({ ask }) => {
  for (const [cookie, token] of [
    ['__Host-hoithi-staff=abc', 'abc'],
    ['a=1; __Host-hoithi-staff=abc; b=2', 'abc'],
    ['hoithi-staff=abc', ''],
    ['; = ;;__proto__=x; __Host-hoithi-staff', ''],
    ['__Host-hoithi-staff=%ff', '%ff'],
  ] as const)
    assert.is((await ask('/token', { headers: { cookie } })).body, token, cookie);
  assert.is((await ask('/token')).body, '');
  assert.equal((await ask('/clear')).cookies, ['__Host-hoithi-staff=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Strict']);
});

signing.run();
