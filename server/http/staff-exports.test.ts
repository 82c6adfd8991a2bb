import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { unzip } from '../testing/unzip.ts';
import { smallCity } from '../testing/small-city.ts';
import { HOUR, OPENS_AT } from '../testing/small-contest.ts';
import { openStaffRoom, type StaffRoom } from '../testing/staff-room.ts';
import type { StaffPage } from '../testing/staff-page.ts';

interface Context {
  room: StaffRoom;
  organiser: StaffPage;
}

/** A name that would be a formula, and a code that would lose its zeros. */
const HOSTILE = '=HYPERLINK("http://x";"a;@b")';
const city = smallCity([{ opensAt: OPENS_AT, closesAt: OPENS_AT + 120 * HOUR }]);

const exporting = suite<Context>('exports');
exporting.before.each(async (context) => {
  context.room = await openStaffRoom({
    people: 99,
    shape: (contest) => {
      const shaped = city(contest);
      const units = shaped.units.map((unit) => (unit.code === 'SNV' ? { ...unit, name: HOSTILE } : unit.code === 'CT' ? { ...unit, code: '007' } : unit));
      return { ...shaped, units };
    },
  });
  context.organiser = await context.room.page('organiser');
});
exporting.after.each(({ room }) => room.close());

const csv = async (page: StaffPage, path: string): Promise<string> => (await page.download(path)).content.toString();
const newest = async (room: StaffRoom) => (await room.stores.events.latest(1)).map(({ actor, act, subject, detail }) => ({ actor, act, subject, detail }))[0];

exporting('writes CSV as every spreadsheet reads it: a byte order mark, a title, heads, quoted fields, real dates of the zone', async ({ room, organiser }) => {
  room.clock.set(OPENS_AT + 10 * HOUR);
  room.took(9, 1, OPENS_AT + 9 * HOUR);
  const lines = (await csv(organiser, 'export/board?scope=1&sort=name&format=csv')).split('\r\n');
  assert.is(lines[0]?.replace(/,+$/, ''), '\uFEFF"Hội thi — Tỷ lệ tham gia — Tuần 1 — mọi đơn vị — xếp theo tên — lúc 2024-10-07 17:00:00 (Asia/Ho_Chi_Minh)"'.replaceAll('"', ''));
  assert.match(lines[1] ?? '', /^Mã đơn vị,Đơn vị,Nhóm,Khối,Tổng số người,/);
  assert.equal(lines.slice(2, 6).map((line) => line.split(',')[0]), ['007', 'QA', 'QB', 'SNV']);
  assert.match(lines[5] ?? '', /^SNV,"'=HYPERLINK\(""http:\/\/x"";""a;'@b""\)",Nhóm,Sở ban ngành,20,công văn,2024-10-07 07:00:00,70,14,1,5,13,/);
  assert.is(lines.at(-1), '');
  const commas = (line = ''): number => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(',').length;
  assert.is(new Set(lines.slice(0, -1).map(commas)).size, 1);
});

exporting('writes XLSX with frozen heads, texts as texts, numbers as numbers and dates as dates', async ({ organiser }) => {
  const { headers, content } = await organiser.download('export/board?scope=1&sort=name&format=xlsx');
  assert.is(headers.get('content-type'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  const files = unzip(content);
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  assert.match(sheet, /ySplit="2"[^>]*state="frozen"/);
  const texts = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
  assert.ok(texts.includes('007') && texts.some((text) => text?.startsWith('\'=HYPERLINK') === true), texts.join('|'));
  assert.not.match(sheet, /<f[ >]/);
  const code = texts.indexOf('007');
  assert.match(sheet, new RegExp(`<c r="A3"[^>]*t="s"[^>]*><v>${code}</v>`));
  // 20 people; and 2024-10-07 07:00 by the zone's clocks, as a spreadsheet counts days.
  assert.match(sheet, /<c r="E6"(?: s="\d+")?(?: t="n")?><v>20<\/v>/);
  assert.match(sheet, /<c r="G6"[^>]*><v>45572\.29166/);
});

exporting('is exactly what is filtered, and called so', async ({ organiser }) => {
  const rows = async (query: string) => (await csv(organiser, `export/board?format=csv&${query}`)).split('\r\n').slice(2, -1).map((line) => line.split(',')[0]);
  assert.equal(await rows('category=district&sort=name'), ['QA', 'QB']);
  assert.equal(await rows('of=QA&sort=name'), ['QA1', 'QA2']);
  const { headers, content } = await organiser.download('export/board?category=central&language=en&format=csv');
  assert.match(content.toString(), /^\uFEFFHội thi — Participation — Whole stage — Central agencies — by people missing — as of 2024-10-07 07:00:00 \(Asia\/Ho_Chi_Minh\),+\r\nUnit code,Unit,/);
  const name = headers.get('content-disposition') ?? '';
  assert.is(name, 'attachment; filename="participation Whole stage 2024-10-07 07.00.00.csv"; filename*=UTF-8\'\'participation%20Whole%20stage%202024-10-07%2007.00.00.csv');
  assert.match((await organiser.download('export/board?format=csv')).headers.get('content-disposition') ?? '', /filename="ty-le-tham-gia Ca vong thi .*filename\*=UTF-8''ty-le-tham-gia%20C%E1%BA%A3%20v%C3%B2ng%20thi%20/);
  assert.is(headers.get('cache-control'), 'no-store');
});

exporting('are acts of the log: who took what, filtered how', async ({ room, organiser }) => {
  await csv(organiser, 'export/board?scope=1&category=city&format=csv');
  assert.equal(await newest(room), { actor: 'organiser-1', act: 'export', subject: 'board', detail: { scope: 1, category: 'city', sort: 'missing', format: 'csv', via: 'page' } });
  assert.is((await organiser.download('export/log?format=xlsx')).status, 200);
  assert.equal(await newest(room), { actor: 'organiser-1', act: 'export', subject: 'log', detail: { format: 'xlsx', via: 'page' } });
  const before = (await room.stores.events.latest(1))[0]?.number;
  assert.is((await organiser.download('export/standing?round=1')).status, 409);
  assert.is((await room.stores.events.latest(1))[0]?.number, before);
});

exporting('give a coordinator the names of who has not taken part, and only of the own unit', async ({ room }) => {
  const coordinator = await room.page('coordinator', 'QB');
  room.took(6, 1, OPENS_AT);
  const lines = (await csv(coordinator, 'export/own-unit?scope=1&format=csv')).split('\r\n');
  assert.match(lines[0] ?? '', /Chưa tham gia — Đơn vị QB — Tuần 1 — đã tham gia 1\/20 người/);
  const names = lines.slice(2, -1).map((line) => line.split(','));
  assert.is(names.length, 32);
  assert.equal(new Set(names.map(([, unit]) => unit)), new Set(['Đơn vị QB', 'Đơn vị QB1', 'Đơn vị QB2']));
  assert.not.ok(names.some(([name]) => name === 'Người 6'));
  assert.equal((await newest(room))?.detail, { scope: 1, unit: 'QB', format: 'csv', via: 'page' });
});

exporting('give the log whole, the newest first, each act with its hash', async ({ room, organiser }) => {
  const lines = (await csv(organiser, 'export/log?format=csv')).split('\r\n');
  const events = await room.stores.events.latest(1_000);
  assert.equal(lines.slice(2, -1).map((line) => Number(line.split(',')[0])), events.map(({ number }) => number).toReversed());
  assert.ok(events.every(({ hash }) => lines.some((line) => line.endsWith(hash))));
  assert.match(lines[2] ?? '', /^\d+,2024-10-07 07:00:00\.000,organiser-1,export,log,/);
});

exporting('say in words to a person why there is no file, and in a verdict to a page', async ({ room, organiser }) => {
  const words = async (page: StaffPage, path: string) => [(await page.download(path)).status, await csv(page, path)];
  assert.equal(await words(organiser, 'export/standing?round=1'), [409, 'Tuần thi này chưa có bảng xếp hạng.\n']);
  assert.equal(await words(organiser, 'export/standing?round=7&language=en'), [404, 'There is no such round or unit.\n']);
  assert.equal(await words(room.nobody(), 'export/log?language=en'), [401, 'Your session has expired. Sign in again, then download.\n']);
  assert.equal(await words(organiser, 'export/own-unit'), [403, 'Tài khoản này không được tải tệp này.\n']);
  assert.equal(JSON.parse((await organiser.download('export/own-unit', '*/*')).content.toString()), { ok: false, refusal: 'not-allowed' });
  const flood = await Promise.all(Array.from({ length: 14 }, () => organiser.download('export/log?format=csv')));
  assert.ok(flood.some(({ status }) => status === 429));
});

exporting.run();
