import Sqlite from 'better-sqlite3';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { controlView, staffLog, staffStanding, type ControlView, type StaffLog, type StaffStanding } from '../../protocol/control.ts';
import type { Bank } from '../bank.ts';
import { manualClock } from '../../testing/manual-clock.ts';
import { asking, operate, play, playedInTurn } from '../../testing/predictions.ts';
import { CLOSES_AT, HOUR, staffCodeOf } from '../../testing/small-contest.ts';
import { staffPage, type StaffPage } from '../../testing/staff-page.ts';
import { openWorld, type World } from '../../testing/world.ts';
import type { Round } from '../round.ts';
import { searchQuestions } from './question-search.ts';
import { versions } from './versions.ts';

interface Context {
  world: World;
  organiser: StaffPage;
}

const office = suite<Context>('what organisers read');
office.before.each(async (context) => {
  context.world = await openWorld({ people: 8 });
  context.organiser = staffPage(() => context.world.address, await context.world.staff('lan', 'organiser'));
});
office.after.each(({ world }) => world.close());

async function read<Value>(page: StaffPage, path: string): Promise<Value> {
  const verdict = await page.get<Value>(path);
  if (!verdict.ok) throw new Error(`${path} was refused: ${verdict.refusal}`);
  return verdict.value;
}

office('a closed round\'s ranking: every value that ranks, every credit, its editions, the ties that wait for a draw', async ({ world, organiser }) => {
  const reason = 'khuyết tật vận động';
  await operate(world, { act: 'extra-time', staffCode: staffCodeOf(2), round: 1, secondsEach: 30, reason });
  assert.equal(await organiser.get('standing?round=1'), { ok: false, refusal: 'not-open' });
  await playedInTurn(world, [4, 3, 3]);
  world.clock.set(CLOSES_AT);
  await world.settle();
  const standing = staffStanding.parse(await read<StaffStanding>(organiser, 'standing?round=1'));
  const { rows, ...head } = standing;
  assert.equal(rows.map(({ rank, name, unit, staffCodeTail, score, correct, counted, elapsed }) => [rank, name, unit, staffCodeTail, score, correct, counted, elapsed]), [
    [1, 'Người 1', 'Sở Nội vụ', '001', 4_000, 4, 4, 4_000],
    [2, 'Người 2', 'Sở Nội vụ', '002', 3_000, 3, 4, 4_001],
    [3, 'Người 3', 'Sở Nội vụ', '003', 3_000, 3, 4, 4_002],
  ]);
  assert.equal(rows.map(({ credits }) => credits.extraTime), [0, 30_000, 0]);
  assert.equal(rows.map(({ prize, expired, attempt, distance }) => [prize, expired, attempt, distance]), [['Giải Nhất', false, 1, null], ['Giải Nhì', false, 1, null], ['Giải Nhì', false, 1, null]]);
  assert.equal([head.participants, head.edition, head.reason, head.undecided, head.editions.map(({ edition }) => edition)], [3, 1, 'close', [], [1]]);
  const page = await read<StaffStanding>(organiser, 'standing?round=1&from=1&limit=1');
  assert.equal([page.from, page.rows.map(({ rank }) => rank), page.participants], [1, [2], 3]);
  const csv = (await organiser.download('export/standing?round=1&format=csv')).content.toString().split('\r\n');
  assert.match(csv[1] ?? '', /^Hạng,Họ và tên,Đơn vị,Mã cán bộ \(ký tự cuối\),1\. Điểm \(lớn hơn xếp trên\),2\. Thời gian làm bài \(giây\) \(nhỏ hơn xếp trên\),Kết thúc lúc,/);
  assert.match(csv[3] ?? '', /^2,Người 2,Sở Nội vụ,002,3,4\.001,2024-10-07 07:\d\d:\d\d\.\d{3},3,4,Giải Nhì,1,,0,0,0,30,0$/);
});

office('what an outage has credited', async ({ world, organiser }) => {
  const player = await world.player(1);
  await player.start();
  await player.question(1);
  world.clock.advance(1_000);
  await world.crash(5_000);
  await player.connect();
  const shown = await player.question(1);
  await player.answer(shown, 0);
  for (const place of [2, 3, 4]) await player.answer(await player.question(place), 0);
  world.clock.set(CLOSES_AT);
  await world.settle();
  const page = staffPage(() => world.address, organiser.cookie);
  const { rows } = await read<StaffStanding>(page, 'standing?round=1');
  assert.is(rows.length, 1);
  assert.ok(Number(rows[0]?.credits.outage) >= 5_000, JSON.stringify(rows[0]?.credits));
});

office('who shares a rank across the edge of a prize, and waits for a draw', async ({ world, organiser }) => {
  for (const person of [1, 2, 3, 4, 5]) await play(world, await world.player(person), { right: person === 5 ? 1 : 4 });
  world.clock.set(CLOSES_AT);
  await world.settle();
  const { undecided, rows } = await read<StaffStanding>(organiser, 'standing?round=1');
  assert.equal(undecided.map(({ rank, prizes, people }) => [rank, prizes, people.map(({ name, staffCodeTail }) => [name, staffCodeTail])]), [
    [1, [{ name: 'Giải Nhất', places: 1 }, { name: 'Giải Nhì', places: 2 }], [1, 2, 3, 4].map((person) => [`Người ${person}`, `00${person}`])],
  ]);
  assert.equal(rows.map(({ rank }) => rank), [1, 1, 1, 1, 5]);
  assert.is((await read<ControlView>(organiser, 'control')).rounds[0]?.undecided, 1);
  const csv = (await organiser.download('export/standing?round=1&language=en&format=csv')).content.toString().split('\r\n');
  assert.equal(csv.slice(2, -1).map((line) => line.includes('waits for a draw')), [true, true, true, true, false]);
});

office('an outage in the log, without how many it found at play while that is asked for', async ({ world }) => {
  const asked = await openWorld({ declaration: asking('participants') });
  for (const one of [world, asked]) {
    await (await one.player(1)).start();
    await one.crash(5_000);
  }
  const details = await Promise.all([world, asked].map(async (one) => (await one.stores.events.newestOf('outage-credited', ''))?.detail));
  await asked.close();
  assert.equal(details.map((detail) => detail?.['attempts']), [1, undefined]);
});

office('whom and what the acts of the log were about, by names that are not in the log', async ({ world, organiser }) => {
  const reason = 'theo công văn số 12';
  const display = await organiser.post<{ display: string }>('act', { act: 'display-add', name: 'Hội trường', script: [{ kind: 'standing', round: 1, top: 10 }] });
  await operate(world, { act: 'extra-time', staffCode: staffCodeOf(2), round: 1, secondsEach: 30, reason });
  await operate(world, { act: 'headcount', unit: 'SNV', people: 120, source: 'CV 12/SNV', asOf: CLOSES_AT, reason });
  await operate(world, { act: 'account-invite', role: 'coordinator', unit: 'SNV' });
  const [invited] = (await world.contest.staff.list()).invitations;
  await operate(world, { act: 'invitation-cancel', invitation: invited?.id ?? '' });
  await operate(world, { act: 'quiet-hours', hours: 8 });
  await operate(world, { act: 'display-remove', display: display.ok ? display.value.display : '' });
  world.clock.advance(1_000);
  await operate(world, { act: 'close', round: 1, reason });
  const { acts } = staffLog.parse(await read<StaffLog>(organiser, 'log'));
  const told = (act: string) => acts.filter((one) => one.act === act).map(({ about, names }) => [about, names])[0];
  const invitation = { kind: 'invitation', role: 'coordinator', unit: 'Sở Nội vụ' };
  assert.equal(told('extra-time'), [{ kind: 'person', staffCodeTail: '002', unit: 'Sở Nội vụ' }, { round: 'Tuần 1' }]);
  assert.equal(told('headcount'), [{ kind: 'unit', name: 'Sở Nội vụ' }, {}]);
  assert.equal([told('account-invite'), told('invitation-cancel')], [[invitation, { unit: 'Sở Nội vụ' }], [invitation, { unit: 'Sở Nội vụ' }]]);
  assert.equal([told('display-add'), told('display-remove')], [[{ kind: 'display', name: 'Hội trường' }, {}], [{ kind: 'display', name: 'Hội trường' }, {}]]);
  assert.equal([told('close'), told('quiet-hours')], [[{ kind: 'round', name: 'Tuần 1' }, {}], [null, {}]]);
});

office('at the close alone what reserves have replaced, added up, with the hash of its lines', async () => {
  const asked = await openWorld({ declaration: asking('participants') });
  const watcher = staffPage(() => asked.address, await asked.staff('lan', 'organiser'));
  const log = async () => staffLog.parse(await read<StaffLog>(watcher, 'log'));
  const player = await asked.player(1);
  await player.start();
  const [, topic, number] = (await player.question(1)).shown.text.replace('?', '').split(' ');
  const before = await log();
  asked.clock.advance(1_500);
  await operate(asked, { act: 'withdraw', question: `${topic?.toUpperCase()}-${number?.padStart(2, '0')}`, reason: 'đáp án đã lỗi thời' });
  const meanwhile = await log();
  assert.equal(meanwhile.acts.slice(0, meanwhile.total - before.total).map(({ act }) => act), ['withdraw']);
  assert.is((await player.question(1)).replaced, true);
  // The attempt runs past the close by its credit.
  asked.clock.set(CLOSES_AT + 1_500);
  await player.state('result');
  const told = (await log()).acts.find(({ act }) => act === 'questions-replaced');
  assert.equal([told?.about, told?.detail['questions'], told?.detail['attempts'], told?.detail['credit']], [{ kind: 'round', name: 'Tuần 1' }, 1, 1, 1_500]);
  assert.match(String(told?.detail['sha256']), /^[0-9a-f]{64}$/);
  await asked.close();
});

office('the log newest first, page by page, and where its chain breaks, also once it has been found whole', async ({ world, organiser }) => {
  for (let hours = 1; hours <= 5; hours += 1) await organiser.post('act', { act: 'quiet-hours', hours });
  const log = staffLog.parse(await read<StaffLog>(organiser, 'log?limit=3'));
  assert.equal([log.acts.map(({ number }) => log.total - number), log.firstBroken], [[0, 1, 2], null]);
  assert.equal(log.acts.map(({ actor, act, detail }) => [actor, act, detail['hours'], detail['via']]), [5, 4, 3].map((hours) => ['lan', 'quiet-hours', hours, 'page']));
  const next = await read<StaffLog>(organiser, `log?limit=2&before=${log.acts.at(-1)?.number}`);
  assert.equal(next.acts.map(({ number }) => log.total - number), [3, 4]);
  const database = new Sqlite(world.file);
  database.exec(`DROP TRIGGER event_never_changes; UPDATE event SET reason = 'khác' WHERE number = 2`);
  database.close();
  assert.is((await read<StaffLog>(organiser, 'log')).firstBroken, null);
  world.clock.advance(HOUR + 1);
  assert.is((await read<StaffLog>(organiser, 'log')).firstBroken, 2);
  await organiser.post('act', { act: 'quiet-hours', hours: 6 });
  assert.is((await read<StaffLog>(organiser, 'log')).firstBroken, 2);
});

office('the control view, whose version rises with what it says and over a restart', async ({ world, organiser }) => {
  const first = controlView.parse(await read<ControlView>(organiser, 'control'));
  assert.is((await read<ControlView>(organiser, 'control')).version, first.version);
  const player = await world.player(1);
  await player.start();
  const second = await read<ControlView>(organiser, 'control');
  assert.equal([first.rounds[0]?.running, second.rounds[0]?.running], [0, 1]);
  assert.ok(second.version > first.version);
  await world.restart(1_000);
  const third = await read<ControlView>(organiser, 'control');
  assert.ok(third.version > second.version);
  // The attempt runs out question by question.
  for (let question = 0; question <= 6; question += 1) {
    world.clock.set(CLOSES_AT + question * HOUR);
    await world.settle();
  }
  const closed = await read<ControlView>(organiser, 'control');
  assert.equal([closed.rounds[0]?.phase, closed.rounds[0]?.edition, closed.rounds[0]?.undecided, closed.rounds[0]?.published], ['closed', 1, 0, null]);
});

office('an act that holds the script of forty pictures fits, and one that is beyond all measure does not', async ({ organiser }) => {
  const screen = { kind: 'message', title: 'ế'.repeat(80), text: 'ế'.repeat(300) };
  const act = { act: 'display-add', name: 'Hội trường', script: Array.from({ length: 40 }, () => screen) };
  assert.ok((await organiser.post('act', act)).ok);
  assert.equal(await organiser.post('act', { ...act, name: 'x'.repeat(70_000) }), { ok: false, refusal: 'malformed' });
});

const bank = {
  all: () => [
    { id: 'a', code: 'PAR-01', text: 'Đà Nẵng xếp thứ mấy về chỉ số cải cách?', topic: 'par', trial: false },
    { id: 'b', code: 'DVC-02', text: 'Nộp hồ sơ trực tuyến ở đâu?', topic: 'dvc', trial: false },
    { id: 'c', code: 'TRIAL-01', text: 'Câu thử', topic: 'par', trial: true },
  ],
  withdrawn: new Map([['b', { reason: 'sai', at: 1 }]]),
} as unknown as Bank;
const topics = { par: 'Chỉ số cải cách', dvc: 'Dịch vụ công' };

office('questions by code, text or topic, typed with marks or without, and never a key', () => {
  const codes = (search: string): string[] => searchQuestions({ bank, topics, rounds: [] }, search).map(({ code }) => code);
  assert.equal([codes(''), codes('da nang'), codes('ĐÀ NẴNG cải'), codes('dvc-02'), codes('dich vu'), codes('nang truc'), codes('câu thử')], [['PAR-01', 'DVC-02'], ['PAR-01'], ['PAR-01'], ['DVC-02'], ['DVC-02'], [], []]);
  const found = { code: 'DVC-02', topic: 'Dịch vụ công', text: 'Nộp hồ sơ trực tuyến ở đâu?', withdrawn: true };
  assert.equal(searchQuestions({ bank, topics, rounds: [] }, 'hồ sơ'), [{ ...found, drawn: false }]);
  const round = (phase: 'open' | 'closed') => ({ phase, declaration: { blueprint: [{ topic: 'par', questions: 1, reserves: 0 }] } }) as unknown as Round;
  assert.equal(searchQuestions({ bank, topics, rounds: [round('open')] }, '').map(({ code, drawn }) => [code, drawn]), [['DVC-02', false], ['PAR-01', true]]);
  assert.equal(searchQuestions({ bank, topics, rounds: [round('closed')] }, '').map(({ drawn }) => drawn), [false, false]);
});

office('versions rise also where the clock stands or goes back', () => {
  const clock = manualClock(1_000);
  const next = versions(clock, 1_500);
  const given = [next(), next()];
  clock.set(5_000);
  given.push(next());
  clock.jump(4_000);
  given.push(next());
  assert.equal(given, [1_501, 1_502, 5_000, 5_001]);
});

office.run();
