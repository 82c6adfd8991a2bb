import Database from 'better-sqlite3';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LiveHostView, LiveSaved } from '../../protocol/live-host.ts';
import { liveRules, liveScript } from '../../protocol/live.ts';
import { closeInTime, logged } from '../../testing/desk.ts';
import { joinLive } from '../../testing/live-phone.ts';
import { openStage, type LiveStage } from '../../testing/live-stage.ts';
import { OPERATOR } from '../../testing/staff-office.ts';
import { staffPage } from '../../testing/staff-page.ts';
import { until } from '../../testing/until.ts';

const hosting = suite<{ stage: LiveStage }>('hosting a live session');
hosting.before.each(async (context) => {
  context.stage = await openStage();
});
hosting.after.each(({ stage }) => stage.close());

const reason = 'đáp án sai so với công văn';

hosting('of two who press next at once moves the session once', async ({ stage }) => {
  const { revision } = await stage.view();
  const press = () => stage.host.post('live-order', { order: 'next', session: stage.session, revision });
  const verdicts = await Promise.all([press(), press(), press()]);
  assert.equal(verdicts.map((verdict) => (verdict.ok ? 'done' : verdict.refusal)).toSorted(), ['changed-meanwhile', 'changed-meanwhile', 'done']);
  const { phase, place } = await stage.view();
  assert.equal([phase, place], ['announced', 0]);
});

hosting('is one organiser\'s, until another takes over', async ({ stage }) => {
  const second = staffPage(() => stage.world.address, await stage.world.staff('second', 'organiser'));
  const press = async () => second.post('live-order', { order: 'next', session: stage.session, revision: (await stage.view()).revision });
  assert.equal(await press(), { ok: false, refusal: 'not-host' });
  assert.is((await second.post('live-order', { order: 'take-over', session: stage.session })).ok, true);
  assert.is((await press()).ok, true);
  assert.equal(await stage.order({ order: 'open-now' }), { ok: false, refusal: 'not-host' });
  assert.equal((await stage.view()).host, { account: 'second', name: 'Cán bộ second' });
});

hosting('gives ten seconds more to everybody, and closes before its time', async ({ stage }) => {
  const lan = await stage.guest('Lan');
  await stage.openNext();
  const before = await lan.shows('open');
  await stage.act({ order: 'extend', seconds: 10 });
  await until(() => lan.screens.at(-1)?.screen.screen === 'open' && lan.screens.length > 2);
  const after = await lan.shows('open');
  assert.is(after.closesAt, before.closesAt + 10_000);
  await stage.advance(25_000);
  const late = await lan.answer('q1', 0);
  assert.ok(late.ok && late.value.elapsed === 25_000);
  await stage.act({ order: 'close-now' });
  await lan.shows('histogram');
  assert.equal(await lan.answer('q1', 1, 2), { ok: false, refusal: 'too-late' });
});

hosting('voids a question: its points go, the ranks are made anew, and a spare takes its place', async ({ stage }) => {
  const [lan, minh] = [await stage.guest('Lan'), await stage.guest('Minh')];
  await stage.openNext();
  await lan.answer('q1', 0);
  await stage.act({ order: 'close-now' });
  await until(() => minh.owns.length === 1 && lan.owns.length === 1);
  assert.equal([lan.owns.at(-1)?.score, minh.owns.at(-1)?.rank], [1_000, 2]);
  await stage.act({ order: 'void', step: 'q1', replace: true, reason });
  await until(() => minh.owns.length === 2 && lan.owns.length === 2);
  assert.equal([lan.owns.at(-1)?.score, lan.owns.at(-1)?.rank, minh.owns.at(-1)?.rank, lan.owns.at(-1)?.counted], [0, 1, 1, 0]);
  await until(() => lan.screens.some(({ screen }) => screen.screen === 'histogram' && screen.revealed.voided === reason));
  const { asked, script } = await stage.view();
  assert.equal(asked.map(({ voided }) => voided && [voided.reason, voided.moved, voided.before]), [[reason, 1, ['Lan', 'Minh']]]);
  assert.equal([script.steps.map(({ id }) => id), script.spares], [['q1', 's1', 'q2'], []]);
  const [event] = await logged(stage.world);
  assert.equal([event?.act, event?.actor, event?.reason, (event?.detail['change'] as { moved: number } | undefined)?.moved], ['live-void', 'host', reason, 1]);
  assert.equal(await stage.order({ order: 'void', step: 'q1', replace: false, reason }), { ok: false, refusal: 'already-taken' });
  await stage.openNext();
  assert.equal([(await lan.shows('open')).step, (await lan.shows('open')).number], ['s1', 2]);
});

hosting('voids an open question at once, and one that is only announced without telling it', async ({ stage }) => {
  const lan = await stage.guest('Lan');
  await stage.openNext();
  await stage.act({ order: 'void', step: 'q1', replace: false, reason });
  assert.is((await lan.shows('histogram')).revealed.voided, reason);
  assert.equal(await lan.answer('q1', 0), { ok: false, refusal: 'too-late' });
  await stage.act({ order: 'next' });
  await lan.shows('announced');
  await stage.act({ order: 'void', step: 'q2', replace: true, reason });
  await lan.shows('standing');
  assert.not.match(JSON.stringify(lan.screens), 'Question alpha 2');
  await stage.advance(10_000);
  assert.equal([(await stage.view()).phase, (await stage.view()).script.steps.length], ['standing', 3]);
});

hosting('asks no question again, however often it goes back and on', async (context) => {
  const question = (id: string, code: string) => ({ kind: 'question' as const, id, question: code, seconds: 20, histogram: false });
  await context.stage.close();
  const stage = await openStage({ script: { steps: [{ kind: 'message', id: 'm', title: 'Chào mừng', text: '' }, question('q1', 'ALPHA-01'), question('q2', 'ALPHA-02')] } });
  context.stage = stage;
  const lan = await stage.guest('Lan');
  await stage.openNext();
  await lan.answer('q1', 0);
  for (const order of ['close-now', 'back', 'next'] as const) await stage.act({ order });
  const again = await stage.view();
  assert.equal([again.phase, again.place, again.asked.map(({ closedAt }) => closedAt !== null)], ['standing', 1, [true]]);
  await stage.act({ order: 'void', step: 'q1', replace: false, reason });
  await stage.act({ order: 'back' });
  assert.equal((await stage.view()).next?.kind, 'question');
  await stage.act({ order: 'next' });
  const { phase, place, asked } = await stage.view();
  assert.equal([phase, place, asked.map(({ voided, openedAt }) => [voided?.reason, openedAt !== null])], ['announced', 2, [[reason, true], [undefined, false]]]);
});

hosting('locks, and lets in who has a token all the same', async ({ stage }) => {
  const lan = await stage.guest('Lan');
  await stage.act({ order: 'lock', locked: true });
  assert.equal(await joinLive(stage.world.address, { pin: stage.pin, nickname: 'Minh' }), { ok: false, refusal: 'locked' });
  const again = await lan.reload();
  await again.shows('lobby');
  again.leave();
  await stage.act({ order: 'lock', locked: false });
  (await stage.guest('Minh')).leave();
});

hosting('removes a guest for good, and renames another', async ({ stage }) => {
  const [lan, minh] = [await stage.guest('Lan'), await stage.guest('Minh')];
  const players = await stage.host.get<{ player: string; name: string }[]>(`live-players?session=${stage.session}`);
  const idOf = (name: string): string => (players.ok ? (players.value.find((one) => one.name === name)?.player ?? '') : '');
  await stage.act({ order: 'remove', players: [idOf('Lan')], reason: 'tên phản cảm' });
  await until(() => lan.farewells.length > 0 && !lan.socket.connected);
  assert.equal(lan.farewells, [{ why: 'removed' }]);
  const refused = async (given: Promise<unknown>): Promise<string> => given.then(() => 'let in', (error: Error) => error.message);
  assert.is(await refused(lan.reload()), 'removed');
  assert.equal(await joinLive(stage.world.address, { pin: stage.pin, nickname: 'Lan khác' }, lan.token), { ok: false, refusal: 'removed' });
  assert.equal(await joinLive(stage.world.address, { pin: stage.pin, nickname: 'lan' }), { ok: false, refusal: 'nickname-taken' });
  await stage.act({ order: 'rename', player: idOf('Minh'), name: 'Bạn Minh' });
  await until(() => minh.view().you.name === 'Bạn Minh');
  assert.equal((await stage.view()).numbers.joined, 1);
});

hosting('removes several at once, as one act with one reason', async ({ stage }) => {
  const phones = [await stage.guest('Lan'), await stage.guest('Minh'), await stage.guest('Hoa')];
  const players = await stage.host.get<{ player: string; name: string }[]>(`live-players?session=${stage.session}`);
  const ids = players.ok ? players.value.filter(({ name }) => name !== 'Hoa').map(({ player }) => player) : [];
  assert.equal(await stage.host.post('live-order', { order: 'remove', session: stage.session, players: [...ids, 'nobody'], reason }), { ok: false, refusal: 'unknown' });
  await stage.act({ order: 'remove', players: ids, reason });
  await until(() => phones.slice(0, 2).every(({ farewells }) => farewells[0]?.why === 'removed'));
  const [event] = await logged(stage.world);
  assert.equal([event?.act, event?.reason, event?.detail['players']], ['live-remove', reason, ids]);
  assert.equal([(await stage.view()).numbers.joined, phones[2]?.socket.connected], [1, true]);
});

hosting('makes more places while it runs, and fewer, but not fewer than are taken', async (context) => {
  await context.stage.close();
  const stage = await openStage({ rules: { capacity: 2 } });
  context.stage = stage;
  const join = (nickname: string) => joinLive(stage.world.address, { pin: stage.pin, nickname }).then((joined) => (joined.ok ? 'in' : joined.refusal));
  await stage.guest('Lan');
  await stage.openNext();
  assert.equal([await join('Minh'), await join('Hoa')], ['in', 'full']);
  await stage.act({ order: 'capacity', capacity: 3 });
  assert.equal([await join('Hoa'), await join('An')], ['in', 'full']);
  assert.equal(await stage.order({ order: 'capacity', capacity: 2 }), { ok: false, refusal: 'full' });
  await stage.act({ order: 'capacity', capacity: 5 });
  await stage.act({ order: 'capacity', capacity: 3 });
  assert.is(await join('An'), 'full');
  await stage.world.restart(1_000);
  assert.is((await stage.view()).rules.capacity, 3);
  await stage.act({ order: 'end', reason: 'hết giờ của hội trường' });
  assert.equal(await stage.order({ order: 'capacity', capacity: 9 }), { ok: false, refusal: 'not-open' });
});

hosting('shows what comes before it is public', async ({ stage }) => {
  const first = await stage.view();
  assert.equal([first.next?.kind, first.back], ['question', null]);
  assert.ok(first.next?.kind === 'question' && first.next.text === 'Question alpha 1?' && first.next.key === 0);
  await stage.openNext();
  const kinds: string[] = [];
  for (let at = await stage.view(); at.phase !== 'ended'; at = await stage.view()) {
    kinds.push(`${at.phase}>${at.next?.kind}<${at.back?.kind ?? ''}`);
    if (at.phase === 'announced') await stage.advance(3_000);
    else if (at.phase === 'open' && at.place === 0) await stage.advance(20_000);
    else await stage.act({ order: 'next' });
  }
  assert.equal(kinds, ['open>histogram<', 'closed>histogram<', 'histogram>standing<', 'standing>question<histogram', 'announced>question<', 'open>histogram<', 'histogram>standing<', 'standing>end<histogram']);
});

hosting('ends where it is', async ({ stage }) => {
  const lan = await stage.guest('Lan');
  await stage.openNext();
  await lan.answer('q1', 0);
  await stage.act({ order: 'end', reason: 'hết giờ hội trường' });
  await lan.shows('ended');
  await until(() => lan.owns.length === 1);
  assert.is(lan.owns[0]?.score, 1_000);
  for (const order of ['next', 'back', 'open-now', 'close-now'] as const) assert.equal(await stage.order({ order }), { ok: false, refusal: 'not-open' }, order);
});

hosting('leaves the memory an hour behind its last use, and is read again', async ({ stage }) => {
  const { live } = stage.world.contest;
  await stage.act({ order: 'end', reason: 'hết giờ hội trường' });
  await stage.advance(59 * 60_000);
  assert.is((await stage.view()).phase, 'ended');
  await stage.advance(59 * 60_000);
  assert.is(live.isInMemory(stage.session), true);
  await stage.advance(60_000);
  assert.equal([live.isInMemory(stage.session), live.has(stage.session), live.has('none')], [false, true, false]);
  // A wall can show how it ended, also behind a restart.
  const show = () => stage.host.post('act', { act: 'display-add', name: 'Hội trường', script: [{ kind: 'live', session: stage.session }] });
  assert.ok((await show()).ok);
  await stage.world.restart(1_000);
  assert.ok((await show()).ok);
  assert.is((await stage.view()).phase, 'ended');
});

hosting('refuses a script that a wall cannot hold, with the counts', async ({ stage }) => {
  const script = liveScript.parse({ steps: [{ kind: 'question', id: 'q1', question: 'NONE-01', seconds: 20 }] });
  const rules = liveRules.parse({ joining: 'guests' });
  const { revision } = await stage.view();
  const saved = await stage.host.post<LiveSaved>('live-order', { order: 'save', session: stage.session, revision, name: 'Phiên', rules, script });
  assert.equal(saved, { ok: true, value: { session: null, revision, problems: [{ problem: 'unknown-question', step: 'q1' }] } });
  assert.equal((await stage.view()).script.steps.length, 2);
});

hosting('saves no question that a week which has not closed may draw, and does not start with one', async ({ stage }) => {
  const script = liveScript.parse({ steps: [{ kind: 'question', id: 'q1', question: 'WEEKLY-01', seconds: 20 }, { kind: 'question', id: 'q2', question: 'ALPHA-01', seconds: 20 }], spares: [{ kind: 'question', id: 's1', question: 'WEEKLY-02', seconds: 20 }] });
  const rules = liveRules.parse({ joining: 'guests' });
  const drawn = [{ problem: 'still-drawn', step: 'q1' }, { problem: 'still-drawn', step: 's1' }];
  const save = async () => stage.host.post<LiveSaved>('live-order', { order: 'save', session: stage.session, revision: (await stage.view()).revision, name: 'Phiên', rules, script });
  const refused = await save();
  assert.equal(refused.ok && [refused.value.session, refused.value.problems], [null, drawn]);
  const created = await stage.host.post<LiveSaved>('live-order', { order: 'create', name: 'Phiên', rules, script });
  assert.equal(created.ok && [created.value.session, created.value.problems], [null, drawn]);
  // Stored before anybody looked.
  const database = new Database(stage.world.file);
  database.prepare('UPDATE live_session SET script = ?').run(JSON.stringify(script));
  database.close();
  await stage.world.restart(1_000);
  assert.equal((await stage.view()).stillDrawn, ['WEEKLY-01', 'WEEKLY-02']);
  assert.equal(await stage.order({ order: 'next' }), { ok: false, refusal: 'still-drawn' });
  await closeInTime(stage.world);
  assert.equal((await stage.view()).stillDrawn, []);
  const saved = await save();
  assert.ok(saved.ok && saved.value.session === stage.session);
  await stage.act({ order: 'next' });
});

hosting('takes no script that would be too long once its spares have come in', async ({ stage }) => {
  const messages = (many: number) => Array.from({ length: many }, (_, index) => ({ kind: 'message' as const, id: `m${index}`, title: 'Lời chào', text: '' }));
  const spares = [{ kind: 'question' as const, id: 's1', question: 'BETA-01', seconds: 20, points: 1, practice: false, histogram: true, standing: true }];
  const rules = liveRules.parse({ joining: 'guests' });
  const save = (many: number) => stage.order({ order: 'save', name: 'Phiên', rules, script: { steps: messages(many), spares } });
  assert.equal(await save(100), { ok: false, refusal: 'malformed' });
  assert.ok((await save(99)).ok);
});

hosting('is followed over the staff\'s socket', async ({ stage }) => {
  const views: LiveHostView[] = [];
  const connected = await stage.host.connect({ listen: (socket) => socket.on('live', (view) => void views.push(view)) });
  assert.ok('socket' in connected);
  const first = await connected.socket.emitWithAck('follow', { session: stage.session });
  assert.ok(first.ok && first.value.phase === 'lobby');
  await stage.act({ order: 'next' });
  await until(() => views.at(-1)?.phase === 'announced');
  assert.equal(await connected.socket.emitWithAck('follow', { session: 'none' }), { ok: false, refusal: 'unknown' });
  connected.socket.disconnect();
});

hosting('turns auto mode on, and the script runs with no hand', async ({ stage }) => {
  const lan = await stage.guest('Lan');
  await stage.act({ order: 'auto', on: true });
  await stage.act({ order: 'next' });
  const phases: string[] = [];
  for (let seconds = 0; seconds < 120 && phases.at(-1)?.startsWith('ended') !== true; seconds += 1) {
    await stage.advance(1_000);
    const { phase, place } = await stage.view();
    if (phases.at(-1) !== `${phase} ${place}`) phases.push(`${phase} ${place}`);
  }
  assert.equal(phases, ['announced 0', 'open 0', 'closed 0', 'histogram 0', 'standing 0', 'announced 1', 'open 1', 'closed 1', 'histogram 1', 'standing 1', 'ended 1']);
  await lan.shows('ended');
});

hosting('passes over a question that was withdrawn from the bank since the script was saved', async ({ stage }) => {
  const { contest } = stage.world;
  assert.is((await contest.desk(OPERATOR, { act: 'withdraw', question: 'ALPHA-01', reason })).ok, true);
  const { next } = await stage.view();
  assert.is(next?.kind === 'question' && next.step, 'q2');
  await stage.act({ order: 'next' });
  const { phase, place, asked } = await stage.view();
  assert.equal([phase, place, asked.map(({ step }) => step)], ['announced', 1, ['q2']]);
});

hosting.run();
