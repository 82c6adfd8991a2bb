import { pino } from 'pino';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { z } from 'zod';
import { createApp } from '../app.ts';
import { logEvents } from '../events.ts';
import { openMetrics } from '../metrics.ts';
import type { OrganiserAct } from './acts.ts';
import { CATALOGUE } from './catalogue.ts';
import { PROTOCOL_VERSION } from './participant.ts';
import { PASSWORD } from '../testing/staff-office.ts';
import { CLOSES_AT, staffCodeOf } from '../testing/small-contest.ts';
import { routesOf } from '../testing/routes.ts';
import { openWorld, type World } from '../testing/world.ts';

interface Context {
  world: World;
  /** Headers of whoever may send a request. */
  as: Record<'organiser' | 'coordinator' | 'participant', Record<string, string>>;
}

const catalogue = suite<Context>('the catalogue');
catalogue.before.each(async (context) => {
  const world = await openWorld();
  const { token } = await world.player(1);
  context.world = world;
  context.as = {
    organiser: { cookie: await world.staff('organiser', 'organiser') },
    coordinator: { cookie: await world.staff('coordinator', 'coordinator', 'SNV') },
    participant: { authorization: `Bearer ${token}`, 'x-hoithi-protocol': String(PROTOCOL_VERSION) },
  };
});
catalogue.after.each(({ world }) => world.close());

/** Everything that is asked for over HTTP, by `METHOD path`. */
const HTTP = new Map(Object.values(CATALOGUE).flatMap(({ http }) => Object.entries<{ asked: z.ZodType; answered: z.ZodType }>(http)));

async function assertAnswers(address: string, route: string, init: RequestInit & { query?: string }): Promise<unknown> {
  const [method, path] = route.split(' ');
  const response = await fetch(`${address}${path?.replace(':round', '1').replace(':picture', 'none')}${init.query ?? ''}`, { ...init, ...(method !== undefined && { method }) });
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const body: unknown = isJson ? await response.json() : await response.text();
  const read = HTTP.get(route)?.answered.safeParse(body);
  assert.ok(read?.success, `${route} answers ${JSON.stringify(body)}: ${read?.error?.message}`);
  return body;
}

const QUERIES: Record<string, string> = {
  'GET /api/staff/unit': '?code=SNV',
  'GET /api/staff/standing': '?round=1',
  'GET /api/staff/export/standing': '?round=1&format=csv',
  'GET /api/staff/export/board': '?format=csv',
  'GET /api/staff/live': '?session=none',
  'GET /api/staff/live-players': '?session=none',
  'GET /api/staff/live-answers': '?session=none&step=q1',
  'GET /api/live/lobby': '?pin=123456',
  'GET /api/welcome': `?token=${'x'.repeat(32)}`,
};

catalogue('has every route of the app but those for whoever watches the process', ({ world }) => {
  const refusing = async () => ({ ok: false, refusal: 'not-allowed' }) as const;
  const parts = { contest: world.contest, clock: world.clock, events: logEvents(pino({ level: 'silent' })), metrics: openMetrics(), welcome: { offered: refusing, accept: refusing } };
  const readiness = { dataFolder: '/', hasContest: () => true, assertWritable: async () => undefined };
  const routes = routesOf(() => void createApp(parts, { clientFolder: undefined, baseUrl: undefined, trustProxy: false, operatorToken: 'token', readiness }));
  // Routers know their routes without the path that they are mounted at.
  const below = (route: string): string => route.replace(/ \/api\/(participant|staff|live)\//, ' /').replace(/ \/api\/(welcome|operator)$/, ' /').replace(/ \/api\/(participation|results)/, ' /$1');
  assert.equal(routes.filter((route) => !/ \/(healthz|readyz|metrics)$/.test(route)).toSorted(), [...HTTP.keys()].map(below).toSorted());
});

catalogue('describes what every reading is answered with, before a round is closed and after', async ({ world, as }) => {
  const readings = [...HTTP.keys()].filter((route) => route.startsWith('GET '));
  const ask = async (route: string): Promise<unknown> => {
    const who = route.includes('own-unit') ? as.coordinator : route.includes('participant') ? as.participant : as.organiser;
    return assertAnswers(world.address, route, { headers: who, query: QUERIES[route] ?? '' });
  };
  for (const route of readings) await ask(route);
  world.clock.set(CLOSES_AT);
  await world.settle();
  for (const route of readings) await ask(route);
});

catalogue('describes what every act is answered with', async ({ world, as }) => {
  const reason = 'a good reason';
  const staffCode = staffCodeOf(2);
  const script = [{ kind: 'message' as const, title: 'Chào', text: '' }];
  const acts: OrganiserAct[] = [
    { act: 'extend', round: 1, closesAt: CLOSES_AT + 60_000, reason },
    { act: 'withdraw', question: 'ALPHA-01', reason },
    { act: 'extra-time', staffCode, round: 1, secondsEach: 5, reason },
    { act: 'reissue', staffCode, reason },
    { act: 'revoke', staffCode, reason },
    { act: 'quiet-hours', hours: 5 },
    { act: 'display-add', name: 'Hội trường', script },
    { act: 'account-invite', role: 'auditor', unit: null },
    { act: 'close', round: 1, reason },
  ];
  world.clock.advance(1_000);
  for (const act of acts) {
    const body = await assertAnswers(world.address, 'POST /api/staff/act', { headers: { ...as.organiser, 'content-type': 'application/json' }, body: JSON.stringify(act) });
    assert.is((body as { ok: boolean }).ok, true, act.act);
  }
});

catalogue('describes what signing in is answered with', async ({ world }) => {
  const headers = { 'content-type': 'application/json' };
  for (const password of [PASSWORD, 'wrong'])
    await assertAnswers(world.address, 'POST /api/staff/sign-in', { headers, body: JSON.stringify({ account: 'organiser', password }) });
});

catalogue.run();
