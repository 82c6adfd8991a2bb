import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { board, ownUnit, type Board, type OwnUnit } from '../protocol/board.ts';
import { controlView, type ControlView } from '../protocol/control.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { OPERATOR } from '../testing/staff-office.ts';
import { openStaffRoom, type StaffRoom } from '../testing/staff-room.ts';
import type { StaffPage, StaffPageSocket } from '../testing/staff-page.ts';
import { smallCity } from '../testing/small-city.ts';
import { HOUR, OPENS_AT } from '../testing/small-contest.ts';
import { until } from '../testing/until.ts';

/** A page with its socket, and everything that has come to it. */
interface Viewer {
  page: StaffPage;
  socket: StaffPageSocket;
  boards: Board[];
  units: OwnUnit[];
  controls: ControlView[];
  farewells: string[];
  watch(body: unknown): Promise<Verdict<Board | OwnUnit>>;
}

const sockets = suite<{ room: StaffRoom }>('the staff over sockets');
sockets.before.each(async (context) => {
  context.room = await openStaffRoom({ people: 99, rounds: 2, shape: smallCity([{ opensAt: OPENS_AT, closesAt: OPENS_AT + 120 * HOUR }]) });
});
sockets.after.each(({ room }) => room.close());

async function viewer(page: StaffPage): Promise<Viewer> {
  const seen = { boards: [] as Board[], units: [] as OwnUnit[], controls: [] as ControlView[], farewells: [] as string[] };
  const connected = await page.connect({
    listen: (socket) => {
      socket.on('board', (one) => void seen.boards.push(one));
      socket.on('own-unit', (one) => void seen.units.push(one));
      socket.on('control', (one) => void seen.controls.push(one));
      socket.on('farewell', ({ why }) => void seen.farewells.push(why));
    },
  });
  if (connected.refusal !== undefined) throw new Error(`no connection: ${connected.refusal}`);
  const { socket } = connected;
  return { ...seen, page, socket, watch: (body) => send(socket, 'watch', body) };
}

function send(socket: StaffPageSocket, ...event: unknown[]): Promise<Verdict<Board | OwnUnit>> {
  return Reflect.apply(socket.timeout(5_000).emitWithAck, socket.timeout(5_000), event) as Promise<Verdict<Board | OwnUnit>>;
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((next) => setImmediate(next));
};

/** Everything that was sent by now has come. */
async function caughtUp(viewer: Viewer): Promise<void> {
  await turns();
  await send(viewer.socket, 'nonsense');
}

sockets('let in who has a session and a page of today, and say why not else', async ({ room }) => {
  const organiser = await room.page('organiser');
  const refusal = async (page: StaffPage, auth?: object): Promise<unknown> => (await page.connect(auth && { auth })).refusal;
  assert.equal([await refusal(room.nobody()), await refusal(organiser, {}), await refusal(organiser, { protocol: 0 }), await refusal(organiser)], ['not-signed-in', 'not-signed-in', 'old-page', undefined]);
  room.draining = true;
  assert.is(await refusal(organiser), 'restarting');
});

sockets('answer a watch with the board as it is, an organiser and an auditor, and a coordinator with the own unit', async ({ room }) => {
  for (const page of [await room.page('organiser'), await room.page('auditor')]) {
    const verdict = await (await viewer(page)).watch({ scope: 1 });
    assert.is(board.parse(verdict.ok && verdict.value).scope, 1);
  }
  const coordinator = await viewer(await room.page('coordinator', 'QA'));
  const verdict = await coordinator.watch({ scope: 'stage' });
  assert.equal(ownUnit.parse(verdict.ok && verdict.value).row.code, 'QA');
  await caughtUp(coordinator);
  assert.equal([coordinator.controls, coordinator.boards], [[], []]);
});

sockets('push what changes: to everybody of a scope the same board, 0.6 s after the last at the earliest', async ({ room }) => {
  const [one, other, elsewhere] = [await viewer(await room.page('organiser')), await viewer(await room.page('auditor')), await viewer(await room.page('organiser'))];
  const first = await one.watch({ scope: 1 });
  await other.watch({ scope: 1 });
  await elsewhere.watch({ scope: 'stage' });
  for (const person of [1, 10, 19]) room.took(person, 1, room.clock.now());
  room.clock.advance(0);
  await until(() => one.boards.length === 1 && other.boards.length === 1 && elsewhere.boards.length === 1);
  assert.equal(one.boards, other.boards);
  assert.equal([one.boards[0]?.city.figure, elsewhere.boards[0]?.scope], [{ headcount: 82, taken: 3 }, 'stage']);
  assert.ok(first.ok && Number(one.boards[0]?.version) > first.value.version);
  room.took(28, 1, room.clock.now());
  room.clock.advance(599);
  await caughtUp(one);
  assert.is(one.boards.length, 1);
  room.clock.advance(1);
  await until(() => one.boards.length === 2);
  await elsewhere.watch({ scope: 1 });
  room.took(37, 1, room.clock.now());
  room.clock.advance(600);
  await until(() => one.boards.length === 3 && elsewhere.boards.at(-1)?.scope === 1);
  await caughtUp(elsewhere);
  assert.equal(elsewhere.boards.map(({ scope }) => scope), ['stage', 'stage', 1]);
});

sockets('send the names of who has not taken part when they change, and on the full five seconds', async ({ room }) => {
  const coordinator = await viewer(await room.page('coordinator', 'QA'));
  const other = await viewer(await room.page('coordinator', 'QB'));
  await coordinator.watch({ scope: 1 });
  await other.watch({ scope: 1 });
  room.took(1, 1, room.clock.now());
  room.clock.advance(0);
  await until(() => coordinator.units.length === 1 && other.units.length === 1);
  assert.not.ok(coordinator.units[0]?.notYet?.some(({ name }) => name === 'Người 1'));
  room.took(10, 1, room.clock.now());
  room.clock.advance(600);
  await until(() => coordinator.units.length === 2);
  await caughtUp(other);
  assert.is(other.units.length, 1);
  room.clock.set(OPENS_AT + 5_000);
  await until(() => coordinator.units.length === 3 && other.units.length === 2);
});

sockets('push the control view on connecting and on change, gathered for a second, and nothing where nothing has changed', async ({ room }) => {
  const organiser = await viewer(await room.page('organiser'));
  const auditor = await viewer(await room.page('auditor'));
  await until(() => organiser.controls.length === 1 && auditor.controls.length === 1);
  assert.equal([controlView.parse(organiser.controls[0]).displays[0]?.path, auditor.controls[0]?.displays[0]?.path], ['/display/token', null]);
  room.views.touch();
  await caughtUp(organiser);
  assert.is(organiser.controls.length, 1);
  room.running = 3;
  room.clock.advance(1_000);
  room.views.touch();
  await until(() => organiser.controls.length === 2 && auditor.controls.length === 2);
  assert.equal(organiser.controls[1]?.rounds.map(({ running }) => running), [3, 0]);
  assert.ok(Number(organiser.controls[1]?.version) > Number(organiser.controls[0]?.version));
  room.running = 4;
  room.views.touch();
  room.clock.advance(999);
  await caughtUp(organiser);
  assert.is(organiser.controls.length, 2);
  room.clock.advance(1);
  await until(() => organiser.controls.length === 3);
});

sockets('send a viewer at most four messages in a second, whatever happens', async ({ room }) => {
  const organiser = await viewer(await room.page('organiser'));
  await organiser.watch({ scope: 'stage' });
  for (let step = 0; step < 200; step += 1) {
    room.took(1 + (step % 90), 1 + Math.floor(step / 100), room.clock.now());
    room.running = step;
    room.views.touch();
    room.clock.advance(50);
    await turns();
  }
  const times = [...organiser.boards, ...organiser.controls].map(({ now }) => now);
  const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
  assert.ok(most >= 2 && most <= 4, `${most} messages in a second`);
});

sockets('say farewell when a session ends: signed out, run out, removed, restarting', async ({ room }) => {
  const [first, second, third, fourth] = [await viewer(await room.page('organiser')), await viewer(await room.page('auditor')), await viewer(await room.page('auditor')), await viewer(await room.page('organiser'))];
  await first.page.post('sign-out', {});
  await until(() => !first.socket.connected);
  await room.staff.remove(OPERATOR, { account: 'auditor-2', reason: 'đã chuyển công tác' });
  await until(() => !second.socket.connected);
  assert.equal([first.farewells, second.farewells, third.socket.connected], [['signed-out'], ['removed'], true]);
  room.farewell();
  await until(() => fourth.farewells.length === 1);
  room.clock.advance(12 * HOUR);
  await until(() => !third.socket.connected && !fourth.socket.connected);
  assert.equal([third.farewells, fourth.farewells], [['restarting', 'signed-out'], ['restarting', 'signed-out']]);
});

sockets('refuse what they do not know, and send away who asks without end', async ({ room }) => {
  const organiser = await viewer(await room.page('organiser'));
  const malformed = { ok: false, refusal: 'malformed' };
  for (const body of [{}, { scope: 0 }, { scope: 'week' }, { scope: 1, more: 1 }, null, 'stage']) assert.equal(await organiser.watch(body), malformed, JSON.stringify(body));
  for (const event of [['watch'], ['watch', { scope: 1 }, 'extra'], ['act', {}], ['constructor', {}]]) assert.equal(await send(organiser.socket, ...event), malformed, JSON.stringify(event));
  for (let asked = 0; asked < 40; asked += 1) organiser.socket.emit('watch', { scope: 1 }, () => undefined);
  await until(() => !organiser.socket.connected);
  assert.equal(organiser.farewells.slice(0, 1), ['too-fast']);
});

sockets('keep nothing for a reader who is too slow but the latest', async (context) => {
  await context.room.close();
  const long = smallCity([{ opensAt: OPENS_AT, closesAt: OPENS_AT + 120 * HOUR }]);
  const manyUnits = Array.from({ length: 300 }, (_, unit) => ({ id: `u${unit}`, code: `U${unit}`, name: `Đơn vị ${'dài '.repeat(100)}${unit}`, sortKey: String(unit), category: 'city' as const, family: 'Nhóm', parent: null, headcount: null }));
  const room = (context.room = await openStaffRoom({ shape: (contest) => ({ ...long(contest), units: [...long(contest).units, ...manyUnits] }) }));
  const [slow, quick] = [await viewer(await room.page('organiser')), await viewer(await room.page('organiser'))];
  await slow.watch({ scope: 1 });
  await quick.watch({ scope: 1 });
  const raw = Reflect.get(Reflect.get(slow.socket.io.engine.transport, 'ws') as object, '_socket') as { pause(): void; resume(): void };
  raw.pause();
  const pushed = 80;
  for (let step = 1; step <= pushed; step += 1) {
    room.clock.advance(5_000);
    await until(() => quick.boards.length >= step);
  }
  raw.resume();
  await until(() => slow.boards.at(-1)?.version === quick.boards.at(-1)?.version);
  assert.ok(slow.boards.length < quick.boards.length, `${slow.boards.length} of ${quick.boards.length}`);
});

sockets.run();
