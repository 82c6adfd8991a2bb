import { io } from 'socket.io-client';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { STAFF_COMMANDS, STAFF_READS } from './protocol/access.ts';
import { DISPLAY_PROTOCOL_VERSION } from './protocol/display.ts';
import type { LiveHostView, LiveSaved } from './protocol/live-host.ts';
import { LIVE_PROTOCOL_VERSION } from './protocol/live-player.ts';
import { PROTOCOL_VERSION } from './protocol/participant.ts';
import type { Verdict } from './protocol/refusals.ts';
import { ROLES, type Role } from './protocol/roles.ts';
import { STAFF_PROTOCOL_VERSION } from './protocol/staff.ts';
import { LIVE_ORDERS } from './testing/live-orders.ts';
import { apartFromWeeks } from './testing/live-contest.ts';
import { joinLive } from './testing/live-phone.ts';
import { staffPage, type StaffPage } from './testing/staff-page.ts';
import { openWorld, type World } from './testing/world.ts';

/** Everybody there is, by what they hold. */
const EVERYBODY = [...ROLES, 'removed', 'participant', 'guest', 'display', 'nobody'] as const;
type Who = (typeof EVERYBODY)[number];

interface Context {
  world: World;
  pages: Record<Role, StaffPage>;
  /** Of an organiser who was removed meanwhile. */
  removed: string;
  /** Tokens. */
  participant: string;
  display: string;
  guest: string;
  /** A live session, and the revision that it has. */
  live: { session: string; revision: number };
}

const access = suite<Context>('who may see and do what');
access.before.each(async (context) => {
  const world = await openWorld({ shape: apartFromWeeks });
  const page = async (role: Role): Promise<StaffPage> => staffPage(() => world.address, await world.staff(role, role, role === 'coordinator' ? 'SNV' : undefined));
  const pages = { organiser: await page('organiser'), coordinator: await page('coordinator'), auditor: await page('auditor') };
  const added = await pages.organiser.post<{ path: string }>('act', { act: 'display-add', name: 'Hội trường', script: [{ kind: 'message', title: 'Chào', text: '' }] });
  if (!added.ok) throw new Error(`no display: ${added.refusal}`);
  const live = await hosted(pages.organiser);
  const joined = await joinLive(world.address, { pin: live.pin, nickname: 'Khách' });
  if (!joined.ok) throw new Error(`no guest: ${joined.refusal}`);
  const removed = await world.staff('removed', 'organiser');
  await pages.organiser.post('act', { act: 'account-remove', account: 'removed', reason: 'thôi nhiệm vụ' });
  Object.assign(context, { world, pages, removed, live, guest: joined.value.token, participant: (await world.player(1)).token, display: added.value.path.replace('/display/', '') });
});
access.after.each(async ({ world, pages }) => {
  for (const page of Object.values(pages)) page.leave();
  await world.close();
});

/** What somebody shows in a request: all that they hold, wherever it may be looked for. */
function headersOf({ pages, participant, display, guest, removed }: Context, who: Who): Record<string, string> {
  const token = { participant, display, guest, nobody: 'x'.repeat(32) };
  if (who === 'removed') return { cookie: removed };
  if (who === 'organiser' || who === 'coordinator' || who === 'auditor') return { cookie: pages[who].cookie };
  return { authorization: `Bearer ${token[who]}`, cookie: `__Host-hoithi-staff=${token[who]}`, 'x-hoithi-protocol': String(who === 'guest' ? LIVE_PROTOCOL_VERSION : PROTOCOL_VERSION) };
}

/** A live session in its lobby. */
async function hosted(page: StaffPage): Promise<{ session: string; revision: number; pin: string }> {
  const created = await page.post<LiveSaved>('live-order', LIVE_ORDERS.create);
  const session = created.ok ? (created.value.session ?? '') : '';
  await page.post('live-order', { order: 'open-lobby', session, revision: 0 });
  const view = await page.get<LiveHostView>(`live?session=${session}`);
  if (!view.ok) throw new Error(`no live session: ${view.refusal}`);
  return { session, revision: view.value.revision, pin: view.value.pin };
}

for (const who of EVERYBODY) {
  access(`${who}: over HTTP`, async (context) => {
    const { world } = context;
    const ask = async (path: string, init: RequestInit = {}): Promise<Verdict<unknown>> => {
      const response = await fetch(`${world.address}/api/${path}`, { ...init, headers: { ...headersOf(context, who), 'content-type': 'application/json' } });
      return response.headers.get('content-type')?.includes('json') === true ? ((await response.json()) as Verdict<unknown>) : { ok: response.ok, value: undefined, refusal: 'internal' };
    };
    const isLetIn = (verdict: Verdict<unknown>, others: readonly string[] = []): boolean => verdict.ok || !['not-signed-in', 'signed-out', 'not-allowed', ...others].includes(verdict.refusal);
    const told = (roles: readonly string[]): boolean => roles.includes(who);
    const queries: Record<string, string> = { unit: '?code=SNV', standing: '?round=1', 'export/standing': '?round=1&format=csv', 'export/board': '?format=csv', 'export/log': '?format=csv', 'export/own-unit': '?format=csv', live: '?session=none', 'live-players': '?session=none', 'live-answers': '?session=none&step=q1' };
    for (const [name, roles] of Object.entries(STAFF_READS)) assert.is(isLetIn(await ask(`staff/${name}${queries[name] ?? ''}`)), told(roles), name);
    const bodies: Record<string, object> = { act: { act: 'quiet-hours', hours: 4 }, 'exact-look': { scope: 'stage' }, picture: { question: 'NONE', content: null, alt: 'bản đồ' }, 'live-order': { order: 'take-over', session: 'none' } };
    for (const [name, roles] of Object.entries(STAFF_COMMANDS)) {
      if (name === 'sign-out') continue;
      assert.is(isLetIn(await ask(`staff/${name}`, { method: 'POST', body: JSON.stringify(bodies[name]) })), told(roles), name);
    }
    assert.is(isLetIn(await ask('participant/view'), ['old-page']), told(['participant']), 'participant/view');
    assert.is(isLetIn(await ask('operator', { method: 'POST', body: JSON.stringify({ act: 'rounds' }) })), false, 'operator');
    assert.is(isLetIn(await ask('live/view'), ['old-page']), told(['guest']), 'live/view');
    for (const path of ['participation', 'results/1']) assert.ok(isLetIn(await ask(path)), path);
  });

  access(`${who}: over sockets`, async (context) => {
    const { world, participant, display, guest } = context;
    const held = { participant, display, guest };
    const token = who === 'display' || who === 'guest' ? held[who] : participant;
    const letIn = (namespace: string, auth: object): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = io(`${world.address}${namespace}`, { transports: ['websocket'], auth, reconnection: false, forceNew: true, extraHeaders: headersOf(context, who) });
        const end = (isIn: boolean): void => {
          socket.disconnect();
          resolve(isIn);
        };
        socket.once('connect', () => end(true));
        socket.once('connect_error', () => end(false));
      });
    const shown = ['participant', 'display', 'guest'].includes(who) ? { token } : {};
    assert.equal(
      [await letIn('/staff', { ...shown, protocol: STAFF_PROTOCOL_VERSION }), await letIn('/participant', { ...shown, protocol: PROTOCOL_VERSION }), await letIn('/display', { ...shown, protocol: DISPLAY_PROTOCOL_VERSION }), await letIn('/live', { ...shown, protocol: LIVE_PROTOCOL_VERSION }), await letIn('/', shown)],
      [(ROLES as readonly string[]).includes(who), who === 'participant', who === 'display', who === 'guest', false],
    );
  });
}

for (const who of EVERYBODY.filter((one) => one !== 'organiser')) {
  access(`${who}: orders nothing in a live session`, async (context) => {
    const { world, live, pages } = context;
    const viewed = async () => pages.organiser.get<LiveHostView>(`live?session=${live.session}`);
    const before = await viewed();
    for (const [name, order] of Object.entries(LIVE_ORDERS)) {
      const given = { ...order, ...('session' in order && { session: live.session }), ...('revision' in order && { revision: live.revision }) };
      const response = await fetch(`${world.address}/api/staff/live-order`, { method: 'POST', headers: { ...headersOf(context, who), 'content-type': 'application/json' }, body: JSON.stringify(given) });
      const verdict = (await response.json()) as Verdict<unknown>;
      assert.ok(!verdict.ok && ['not-allowed', 'not-signed-in'].includes(verdict.refusal), `${name}: ${JSON.stringify(verdict)}`);
    }
    const after = await viewed();
    assert.ok(before.ok && after.ok);
    assert.equal({ ...after.value, version: 0 }, { ...before.value, version: 0 });
  });
}

access('a session\'s cookie opens a socket over TLS or on this machine alone, and TLS is what a trusted proxy says', async ({ world, pages }) => {
  const extraHeaders = { cookie: pages.organiser.cookie, 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' };
  const socket = io(`${world.address}/staff`, { transports: ['websocket'], auth: { protocol: STAFF_PROTOCOL_VERSION }, reconnection: false, forceNew: true, extraHeaders });
  const refusal = await new Promise((resolve) => socket.once('connect_error', ({ message }) => resolve(message)).once('connect', () => resolve('none')));
  socket.disconnect();
  assert.is(refusal, 'needs-tls');
});

access.run();
