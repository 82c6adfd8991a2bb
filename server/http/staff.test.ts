import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ACT_ROLES, STAFF_COMMANDS, STAFF_READS, type StaffCommand, type StaffRead } from '../protocol/access.ts';
import type { ActName, OrganiserAct } from '../protocol/acts.ts';
import { board, ownUnit, unitDetail, type Board } from '../protocol/board.ts';
import { controlView, questionFound, staffAccounts, staffLog, type StaffLog } from '../protocol/control.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { ROLES, type Role } from '../protocol/roles.ts';
import { staffMe } from '../protocol/staff.ts';
import { OPENS_AT, HOUR } from '../testing/small-contest.ts';
import { smallCity } from '../testing/small-city.ts';
import { openStaffRoom, type StaffRoom } from '../testing/staff-room.ts';
import type { StaffPage } from '../testing/staff-page.ts';

const reason = 'a good reason';
const staffCode = 'NV0001';

/** What each read is asked, so that somebody who may read it gets an answer. */
const QUERIES: Record<StaffRead, string> = {
  me: '', control: '', board: '?scope=1&sort=points&category=city', unit: '?code=QA&scope=stage', 'own-unit': '?scope=1', standing: '?round=1', log: '?limit=5', questions: '?search=alpha',
  accounts: '', 'live-sessions': '', live: '?session=none', 'live-players': '?session=none', 'live-answers': '?session=none&step=q1', 'export/board': '?scope=1&format=csv', 'export/standing': '?round=1&format=csv', 'export/log': '?format=csv', 'export/own-unit': '?scope=1&format=csv',
};
const BODIES: Record<StaffCommand, object> = { act: { act: 'quiet-hours', hours: 4 }, 'exact-look': { scope: 'stage' }, picture: { question: 'NONE', content: null, alt: 'bản đồ' }, 'live-order': { order: 'take-over', session: 'none' }, 'sign-out': {} };
const ACTS: { [Act in ActName]: Extract<OrganiserAct, { act: Act }> } = {
  open: { act: 'open', round: 1, reason },
  extend: { act: 'extend', round: 1, closesAt: 1, reason },
  close: { act: 'close', round: 1, reason },
  withdraw: { act: 'withdraw', question: 'ALPHA-01', reason },
  draw: { act: 'draw', round: 1, order: [staffCode, 'NV0002'], reason },
  publish: { act: 'publish', round: 1, edition: 1, top: 10, reason },
  unpublish: { act: 'unpublish', round: 1, reason },
  'confirm-clock': { act: 'confirm-clock', reason },
  'extra-time': { act: 'extra-time', staffCode, round: 1, secondsEach: 1, reason },
  reissue: { act: 'reissue', staffCode, reason },
  revoke: { act: 'revoke', staffCode, reason },
  exclude: { act: 'exclude', staffCode, group: 'jury', reason },
  admit: { act: 'admit', staffCode, reason },
  headcount: { act: 'headcount', unit: 'QA', people: 1, source: 'công văn', asOf: 1, reason },
  remind: { act: 'remind', unit: 'QA' },
  'quiet-hours': { act: 'quiet-hours', hours: 4 },
  'display-add': { act: 'display-add', name: 'Hội trường', script: [{ kind: 'message', title: 'Chào', text: '' }] },
  'display-set': { act: 'display-set', display: 'wall', version: 1 },
  'display-remove': { act: 'display-remove', display: 'wall' },
  'account-invite': { act: 'account-invite', role: 'auditor', unit: null },
  'invitation-cancel': { act: 'invitation-cancel', invitation: 'x' },
  'account-remove': { act: 'account-remove', account: 'x', reason },
};

interface Context {
  room: StaffRoom;
  people: Record<Role | 'nobody', StaffPage>;
}

const WEEKS = [{ opensAt: OPENS_AT, closesAt: OPENS_AT + 120 * HOUR }];
const routes = suite<Context>('the staff over HTTP');
routes.before.each(async (context) => {
  const room = await openStaffRoom({ people: 99, shape: smallCity(WEEKS) });
  context.room = room;
  context.people = { organiser: await room.page('organiser'), coordinator: await room.page('coordinator', 'QA'), auditor: await room.page('auditor'), nobody: room.nobody() };
});
routes.after.each(({ room }) => room.close());

/** Whether somebody was let in, or was refused as the table says. */
function admitted(verdict: Verdict<unknown>): true | string {
  return verdict.ok || !['not-signed-in', 'not-allowed'].includes(verdict.refusal) ? true : verdict.refusal;
}

function told(roles: readonly Role[], who: Role | 'nobody'): true | string {
  if (who === 'nobody') return 'not-signed-in';
  return roles.includes(who) ? true : 'not-allowed';
}

for (const who of [...ROLES, 'nobody'] as const) {
  routes(`${who}: reads what the table of access says and nothing else`, async ({ people }) => {
    for (const [name, roles] of Object.entries(STAFF_READS) as [StaffRead, readonly Role[]][]) {
      const path = `${name}${QUERIES[name]}`;
      if (!name.startsWith('export/')) {
        assert.is(admitted(await people[who].get(path)), told(roles, who), path);
        continue;
      }
      const { headers, content, status } = await people[who].download(path, 'application/json');
      const verdict: Verdict<unknown> = headers.get('content-type')?.startsWith('text/csv') === true ? { ok: true, value: {} } : (JSON.parse(content.toString()) as Verdict<unknown>);
      assert.is(admitted(verdict), told(roles, who), `${path} ${status}`);
    }
  });

  routes(`${who}: orders what the table of access says and nothing else`, async ({ people, room }) => {
    for (const [act, roles] of Object.entries(ACT_ROLES) as [ActName, readonly Role[]][]) {
      const before = room.acts.length;
      assert.is(admitted(await people[who].post('act', ACTS[act])), told(roles, who), act);
      assert.is(room.acts.length - before, roles.includes(who as Role) ? 1 : 0, act);
    }
    for (const [name, roles] of Object.entries(STAFF_COMMANDS) as [StaffCommand, readonly Role[]][]) {
      assert.is(admitted(await people[who].post(name, BODIES[name])), told(roles, who), name);
    }
  });
}

routes('says who is signed in, and every read in the shape of the protocol', async ({ people, room }) => {
  room.took(1, 1, OPENS_AT);
  const value = async <Value>(page: StaffPage, path: string): Promise<Value> => {
    const verdict = await page.get<Value>(path);
    if (!verdict.ok) throw new Error(`${path} was refused: ${verdict.refusal}`);
    return verdict.value;
  };
  const { organiser, coordinator, auditor } = people;
  const me = staffMe.parse(await value(coordinator, 'me'));
  assert.equal([me.account, me.role, me.unit, me.contest.zone], ['coordinator-2', 'coordinator', { code: 'QA', name: 'Đơn vị QA' }, 'Asia/Ho_Chi_Minh']);
  assert.is(controlView.parse(await value(organiser, 'control')).displays[0]?.path, '/display/token');
  assert.is(controlView.parse(await value(auditor, 'control')).displays[0]?.path, null);
  assert.equal(board.parse(await value<Board>(organiser, 'board?scope=1&category=district&sort=name')).rows.map(({ code }) => code), ['QA', 'QB']);
  assert.equal(board.parse(await value<Board>(organiser, 'board?of=QA')).rows.map(({ code }) => code).toSorted(), ['QA1', 'QA2']);
  assert.is(unitDetail.parse(await value(organiser, 'unit?code=QA')).row.code, 'QA');
  assert.is(ownUnit.parse(await value(coordinator, 'own-unit')).row.code, 'QA');
  assert.ok(staffLog.parse(await value<StaffLog>(auditor, 'log')).total > 0);
  questionFound.array().min(1).parse(await value(organiser, 'questions?search=al'));
  assert.is(staffAccounts.parse(await value(organiser, 'accounts')).accounts.length, 3);
  assert.equal(await organiser.get('unit?code=NOPE'), { ok: false, refusal: 'unknown' });
  assert.equal([await organiser.get('standing?round=1'), await organiser.get('standing?round=9')], [{ ok: false, refusal: 'not-open' }, { ok: false, refusal: 'unknown' }]);
});

routes('refuses what is no question as malformed, whoever asks', async ({ people }) => {
  for (const path of ['me?x=1', 'board?scope=0', 'board?scope=week', 'board?sort=none', 'board?scope=1&scope=2', 'unit', 'standing', 'standing?round=1&limit=501', 'log?before=0', `questions?search=${'x'.repeat(81)}`, 'export/board?format=pdf', 'export/log?language=fr'])
    for (const page of [people.organiser, people.nobody]) assert.equal(await page.get(path), { ok: false, refusal: 'malformed' }, path);
});

routes('orders in the name of the account, and answers what the desk answers', async ({ people, room }) => {
  assert.equal(await people.organiser.post('act', ACTS.remind), { ok: true, value: {} });
  assert.equal(room.acts, [{ actor: { name: 'organiser-1', via: 'page' }, act: ACTS.remind }]);
});

routes('signs out: the cookie is taken back and the session is worth nothing', async ({ people, room }) => {
  const headers = { cookie: people.organiser.cookie, 'content-type': 'application/json' };
  const response = await fetch(`${room.address}/api/staff/sign-out`, { method: 'POST', headers, body: '{}' });
  assert.equal(response.headers.getSetCookie(), ['__Host-hoithi-staff=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Strict']);
  assert.equal(await people.organiser.get('me'), { ok: false, refusal: 'not-signed-in' });
});

routes('answers 401 and 403, keeps nothing in a cache, and takes no cookie over plain HTTP from another machine', async ({ people, room }) => {
  const ask = (path: string, headers: object = {}) => fetch(`${room.address}/api/staff/${path}`, { headers: { cookie: people.auditor.cookie, ...headers } });
  const answers = [await ask('me'), await ask('accounts'), await ask('me', { cookie: '' }), await ask('me', { 'x-forwarded-for': '192.0.2.1' })];
  assert.equal(answers.map(({ status }) => status), [200, 403, 401, 403]);
  assert.ok(answers.every(({ headers }) => headers.get('cache-control') === 'no-store'));
  assert.equal(await answers[3]?.json(), { ok: false, refusal: 'needs-tls' });
});

routes('slows one session down and no other, and while it stops asks everybody to come back', async ({ people, room }) => {
  const flood = await Promise.all(Array.from({ length: 80 }, () => people.organiser.get('me')));
  assert.is(flood.filter((verdict) => !verdict.ok && verdict.refusal === 'too-fast').length, 20);
  assert.ok((await people.auditor.get('me')).ok);
  room.draining = true;
  assert.equal(await people.auditor.get('me'), { ok: false, refusal: 'restarting' });
});

routes('shows participation to everybody', async ({ room }) => {
  const ask = async (query: string): Promise<unknown> => (await fetch(`${room.address}/api/participation${query}`)).json();
  const { value } = (await ask('?scope=1')) as { value: { scope: unknown; rows: unknown[] } };
  assert.equal([value.scope, value.rows.length], [1, 4]);
  assert.equal(await ask('?scope=x'), { ok: false, refusal: 'malformed' });
  for (const [round, refusal] of [['1', 'unknown'], ['x', 'malformed'], ['0', 'malformed']])
    assert.equal(await (await fetch(`${room.address}/api/results/${round}`)).json(), { ok: false, refusal });
});

routes.run();
