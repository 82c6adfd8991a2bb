import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { STAFF_READS, type StaffRead } from '../protocol/access.ts';
import type { Board } from '../protocol/board.ts';
import { ROLES, type Role } from '../protocol/roles.ts';
import { smallCity } from '../testing/small-city.ts';
import { HOUR, OPENS_AT } from '../testing/small-contest.ts';
import { openStaffRoom, type StaffRoom } from '../testing/staff-room.ts';
import type { StaffPage } from '../testing/staff-page.ts';
import { unzip } from '../testing/unzip.ts';
import { until } from '../testing/until.ts';

const DAY = 24 * HOUR;
const SECOND = OPENS_AT + 7 * DAY;
const prediction = { asks: 'participants' as const, grain: 10 };
const WEEKS = [{ opensAt: OPENS_AT, closesAt: OPENS_AT + 5 * DAY }, { opensAt: SECOND, closesAt: SECOND + 5 * DAY, declaration: { prediction } }];

/** All that one read can be asked; of each export both files. */
const QUERIES: Record<StaffRead, readonly string[]> = {
  me: [''],
  control: [''],
  board: ['?scope=stage', '?scope=1', '?scope=2', ...['missing', 'points', 'name'].map((sort) => `?scope=2&sort=${sort}`), '?scope=2&of=QA', '?scope=stage&of=QB', '?scope=2&category=district'],
  unit: ['QA', 'QA1', 'QB', 'CT'].flatMap((code) => ['stage', '1', '2'].map((scope) => `?code=${code}&scope=${scope}`)),
  'own-unit': ['stage', '1', '2'].map((scope) => `?scope=${scope}`),
  standing: ['?round=1', '?round=2'],
  log: ['?limit=200'],
  questions: ['?search='],
  accounts: [''],
  'live-sessions': [''],
  live: ['?session=none'],
  'live-players': ['?session=none'],
  'live-answers': ['?session=none&step=q1'],
  'export/board': ['csv', 'xlsx'].map((format) => `?scope=2&format=${format}`),
  'export/standing': ['?round=2&format=csv'],
  'export/log': ['?format=csv'],
  'export/own-unit': ['csv', 'xlsx'].map((format) => `?scope=2&format=${format}`),
};

interface Context {
  room: StaffRoom;
  pages: Record<Role, StaffPage>;
  /** What sockets have been pushed. */
  pushed: unknown[];
}

const embargo = suite<Context>('the embargo on every route and socket');
embargo.before.each(async (context) => {
  const room = await openStaffRoom({ people: 99, rounds: 2, shape: smallCity(WEEKS) });
  room.clock.set(SECOND);
  const [first, second] = room.rounds;
  if (first !== undefined) first.phase = 'closed';
  if (second !== undefined) second.phase = 'open';
  room.took(10, 1, OPENS_AT + HOUR);
  room.took(9, 1, OPENS_AT + HOUR);
  room.running = 1;
  const pushed: unknown[] = [];
  const pages = { organiser: await room.page('organiser'), coordinator: await room.page('coordinator', 'QA'), auditor: await room.page('auditor') };
  for (const page of Object.values(pages)) {
    const connected = await page.connect({ listen: (socket) => void socket.onAny((...event: unknown[]) => void pushed.push(event)) });
    if (connected.refusal !== undefined) throw new Error(`no connection: ${connected.refusal}`);
    await connected.socket.timeout(5_000).emitWithAck('watch', { scope: 2 });
  }
  Object.assign(context, { room, pages, pushed });
});
embargo.after.each(({ room }) => room.close());

/** Everything that anybody can get now, by route, without instants, versions, and the acts of getting it. */
async function everything({ room, pages, pushed }: Context): Promise<Map<string, string>> {
  const got = new Map<string, string>();
  for (const role of ROLES) {
    for (const [name, queries] of Object.entries(QUERIES) as [StaffRead, readonly string[]][]) {
      if (!(STAFF_READS[name] as readonly Role[]).includes(role)) continue;
      for (const query of queries) {
        const { content } = await pages[role].download(`${name}${query}`, 'application/json');
        const isBook = content.subarray(0, 2).toString() === 'PK';
        got.set(`${role} ${name}${query}`, scrub(isBook ? [...unzip(content)].map(([file, text]) => (file.startsWith('docProps') ? file : text)).join('\n') : content.toString()));
        room.clock.jump(room.clock.now() + 1_000);
      }
    }
  }
  for (const path of ['participation?scope=stage', 'participation?scope=1', 'participation?scope=2', 'results/1', 'results/2']) got.set(path, scrub(await (await fetch(`${room.address}/api/${path}`)).text()));
  const before = pushed.length;
  room.clock.set(room.clock.now() - (room.clock.now() % 5_000) + 5_000);
  await until(() => pushed.length >= before + 3);
  pushed.slice(before).map((event) => scrub(JSON.stringify(event))).toSorted().forEach((event, place) => got.set(`pushed ${place}`, event));
  return got;
}

function scrub(text: string): string {
  return text
    .replaceAll(/"(now|version|lastSignIn)":\d+/g, '"$1":0')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{3})?/g, 'then')
    .replaceAll(/\{"number":\d+,"at":\d+,"actor":"[^"]*","act":"export".*?"names":\{[^}]*\}\},?/g, '')
    .replaceAll(/^\d+,then,[^,]*,export,.*\r\n/gm, '')
    .replace(/"total":\d+/, '"total":0');
}

embargo('gives every role the same, whoever and how many of one band took part', async (context) => {
  const { room } = context;
  for (const person of [1, 19, 16]) room.took(person, 2, SECOND + 1_000);
  room.clock.set(SECOND + 10_000);
  const before = await everything(context);
  for (const person of [7, 25, 28, 46, 34]) room.took(person, 2, room.clock.now());
  room.running = 57;
  room.views.touch();
  room.clock.set(room.clock.now() + 20_000);
  const after = await everything(context);
  assert.ok(before.size > 50, `${before.size} answers`);
  for (const [what, text] of before) assert.is(after.get(what), text, what);
  assert.equal([...after.keys()], [...before.keys()]);
});

embargo('and lets one exact look through, which stands in the log with its reason', async ({ room, pages }) => {
  for (const person of [1, 19, 16]) room.took(person, 2, SECOND + 1_000);
  const looked = await pages.auditor.post<Board>('exact-look', { scope: 2, reason: 'kiểm tra giữa tuần' });
  assert.equal(looked.ok && [looked.value.exactLook, looked.value.banded, looked.value.city.figure], [true, false, { headcount: 82, taken: 3 }]);
  const [event] = await room.stores.events.latest(1);
  assert.equal([event?.actor, event?.act, event?.subject, event?.reason, event?.detail], ['auditor-3', 'exact-look', '2', 'kiểm tra giữa tuần', { via: 'page' }]);
  assert.equal(await pages.coordinator.post('exact-look', { scope: 2 }), { ok: false, refusal: 'not-allowed' });
  const week = await pages.organiser.post<Board>('exact-look', { scope: 1 });
  assert.equal(week.ok && [week.value.exactLook, week.value.city.figure], [false, { headcount: 82, taken: 2 }]);
  assert.is((await room.stores.events.latest(1))[0]?.number, event?.number);
});

embargo('and tells no exact number of who runs, nobody\'s name, and nothing of it when the boards come', async ({ room, pages, pushed }) => {
  const control = await pages.organiser.get<{ rounds: { running: number | null }[] }>('control');
  assert.equal(control.ok && control.value.rounds.map(({ running }) => running), [0, null]);
  assert.match((await pages.coordinator.download('export/own-unit?scope=2&format=csv')).content.toString(), /^\uFEFFHội thi — Tỷ lệ tham gia — Đơn vị QA — Tuần 2 — tỷ lệ theo khoảng/);
  const before = pushed.length;
  room.clock.set(SECOND + 1);
  room.took(7, 2, SECOND + 1);
  room.clock.set(SECOND + 4_999);
  for (let turn = 0; turn < 20; turn += 1) await new Promise((next) => setImmediate(next));
  assert.is(pushed.length, before);
});

embargo.run();
