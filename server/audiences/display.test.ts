import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DisplayState } from '../protocol/control.ts';
import { displayFrame, type DisplayFrame, type Screen } from '../protocol/display.ts';
import type { Declaration } from '../protocol/declaration.ts';
import { pollingPlayer } from '../testing/polling-player.ts';
import { OPENS_AT } from '../testing/small-contest.ts';
import { OPERATOR } from '../testing/staff-office.ts';
import { until } from '../testing/until.ts';
import { wall, type Wall } from '../testing/wall.ts';
import { openWorld, type World } from '../testing/world.ts';

interface Hall {
  world: World;
  walls: Wall[];
}

const displays = suite<Hall>('displays');
displays.before.each(async (hall) => {
  hall.walls = [];
  hall.world = await openWorld({ people: 8, rounds: 2 });
});
displays.after.each(async ({ world, walls }) => {
  walls.forEach((one) => one.leave());
  await world.close();
});

const STANDING: Screen = { kind: 'standing', round: 1, top: 5 };
const PARTICIPATION: Screen = { kind: 'participation', scope: 'stage', category: null };
const WELCOME: Screen = { kind: 'message', title: 'Chào mừng', text: 'Xin mời ổn định chỗ ngồi' };
const FAREWELL: Screen = { kind: 'message', title: 'Tạm biệt', text: '' };

/** Makes a display of these pictures whose clicker may step, and opens its link. Its version is 1. */
async function hung(hall: Hall, script: Screen[]): Promise<{ id: string; path: string; wall: Wall }> {
  const made = await hall.world.contest.desk(OPERATOR, { act: 'display-add', name: 'Hội trường', script });
  if (!made.ok) throw new Error(`no display was made: ${made.refusal}`);
  const { display: id, path } = made.value as { display: string; path: string };
  await hall.world.contest.desk(OPERATOR, { act: 'display-set', display: id, version: 0, clicker: true });
  return { id, path, wall: await opened(hall, path) };
}

async function opened(hall: Hall, path: string): Promise<Wall> {
  const one = await wall(hall.world.address, path);
  hall.walls.push(one);
  return one;
}

async function another(hall: Hall, declaration: Partial<Declaration>): Promise<void> {
  await hall.world.close();
  hall.world = await openWorld({ people: 8, rounds: 1, declaration });
}

const state = (hall: Hall, id: string): DisplayState | undefined => hall.world.contest.displays.states(true).find((one) => one.id === id);
const title = ({ shown }: DisplayFrame): string => (shown.kind === 'message' ? shown.title : shown.kind);

async function finish(hall: Hall, person: number, pace: number): Promise<void> {
  const one = await pollingPlayer(hall.world, person);
  await one.start();
  await one.answer(4, pace);
  await hall.world.settle();
}

async function closeRound(hall: Hall): Promise<void> {
  await hall.world.contest.desk(OPERATOR, { act: 'close', round: 1, reason: 'hết giờ thi' });
  await hall.world.settle();
}

displays('show the first picture of their script, in the shape of the protocol, and nothing of the next one', async (hall) => {
  const { wall: one } = await hung(hall, [WELCOME, FAREWELL, STANDING, PARTICIPATION]);
  const frame = await one.shows(() => true);
  assert.is(title(frame), 'Chào mừng');
  assert.equal(displayFrame.parse(frame), frame);
  assert.not.match(JSON.stringify(frame), 'Tạm biệt');
  assert.equal([frame.place, frame.of], [1, 4]);
});

displays('let nobody in without a link, with an old page or with a link that was removed', async (hall) => {
  const { id, path, wall: one } = await hung(hall, [WELCOME]);
  assert.is((await wall(hall.world.address, '/display/a-token-that-was-never-made')).refusal, 'not-allowed');
  assert.is((await wall(hall.world.address, path, 99)).refusal, 'old-page');
  await hall.world.contest.desk(OPERATOR, { act: 'display-remove', display: id });
  await until(() => one.farewells.includes('removed') && !one.isConnected());
  assert.is((await wall(hall.world.address, path)).refusal, 'not-allowed');
  assert.is(state(hall, id), undefined);
});

displays('follow what an organiser sets, and of two who decided on the same state tell one to look again', async (hall) => {
  const { id, wall: one } = await hung(hall, [WELCOME, FAREWELL]);
  const set = (change: object) => hall.world.contest.desk(OPERATOR, { act: 'display-set', display: id, version: 1, ...change });
  const verdicts = await Promise.all([set({ place: 1 }), set({ black: true })]);
  assert.equal(verdicts.map((verdict) => verdict.ok || verdict.refusal), [true, 'changed-meanwhile']);
  await one.shows((frame) => title(frame) === 'Tạm biệt');
  assert.equal(await hall.world.contest.desk(OPERATOR, { act: 'display-set', display: id, version: 2, place: 2 }), { ok: false, refusal: 'malformed' });
  assert.is(state(hall, id)?.place, 1);
});

displays('move once where a clicker is pressed twice on one picture', async (hall) => {
  const { wall: one, id } = await hung(hall, [WELCOME, FAREWELL, STANDING]);
  const { version } = await one.shows(({ clicker }) => clicker);
  const presses = await Promise.all([one.say('step', { version, by: 1 }), one.say('step', { version, by: 1 })]);
  assert.equal(presses, [{ ok: true, value: {} }, { ok: false, refusal: 'changed-meanwhile' }]);
  await one.shows((frame) => title(frame) === 'Tạm biệt');
  assert.is(state(hall, id)?.place, 1);
});

displays('stay at the last picture, go black and come back to the picture that was there', async (hall) => {
  const { wall: one } = await hung(hall, [WELCOME, FAREWELL]);
  await one.say('step', { version: (await one.shows(({ clicker }) => clicker)).version, by: 1 });
  const last = await one.shows((frame) => title(frame) === 'Tạm biệt');
  assert.equal(await one.say('step', { version: last.version, by: 1 }), { ok: true, value: {} });
  await one.say('black', { on: true });
  const dark = await one.shows((frame) => frame.shown.kind === 'black');
  assert.not.match(JSON.stringify(dark), 'Tạm biệt');
  await one.say('step', { version: dark.version, by: 1 });
  await one.shows((frame) => frame.version > dark.version && title(frame) === 'Tạm biệt');
});

displays('take nothing from a clicker that is switched off, and nothing that is no command', async (hall) => {
  const { id, wall: one } = await hung(hall, [WELCOME, FAREWELL]);
  await hall.world.contest.desk(OPERATOR, { act: 'display-set', display: id, version: 1, clicker: false });
  const { version } = await one.shows((frame) => !frame.clicker);
  assert.equal(await one.say('step', { version, by: 1 }), { ok: false, refusal: 'not-allowed' });
  assert.equal(await one.say('black', { on: true }), { ok: false, refusal: 'not-allowed' });
  for (const event of [['step', { version, by: 2 }], ['step'], ['step', { version, by: 1 }, 1], ['black', { on: 'yes' }], ['report', {}], ['act', { act: 'close' }], ['__proto__', {}]]) {
    assert.equal(await one.say(...event), { ok: false, refusal: 'malformed' }, JSON.stringify(event));
  }
  assert.is(state(hall, id)?.place, 0);
});

displays('are logged with every act and press, each by whoever did it', async (hall) => {
  const { id, wall: one } = await hung(hall, [WELCOME, FAREWELL]);
  await one.say('step', { version: (await one.shows(({ clicker }) => clicker)).version, by: 1 });
  await hall.world.contest.desk({ name: 'bantochuc', via: 'page' }, { act: 'display-remove', display: id });
  const logged = (await hall.world.stores.events.latest(4)).map(({ act, actor, subject }) => [act, actor, subject]);
  assert.equal(logged, [['display-add', 'operator', id], ['display-set', 'operator', id], ['display-step', 'display:Hội trường', id], ['display-remove', 'bantochuc', id]]);
  assert.is(await hall.world.stores.events.firstBroken(), undefined);
});

displays('keep picture, blackness and link over a restart, and begin above every version from before', async (hall) => {
  const { id, path, wall: one } = await hung(hall, [WELCOME, FAREWELL]);
  await hall.world.contest.desk(OPERATOR, { act: 'display-set', display: id, version: 1, place: 1, black: true });
  const before = await one.shows((frame) => frame.shown.kind === 'black');
  await hall.world.restart(60_000);
  assert.equal(one.farewells, ['restarting']);
  const again = await opened(hall, path);
  const after = await again.shows(() => true);
  assert.ok(after.version > before.version);
  assert.equal([after.shown.kind, after.place], ['black', 2]);
});

displays('take no press from a picture of before a restart, and none of a picture that never was', async (hall) => {
  const { id, path, wall: one } = await hung(hall, [WELCOME, FAREWELL, STANDING]);
  const { version } = await one.shows(({ clicker }) => clicker);
  await one.say('step', { version, by: 1 });
  await hall.world.restart(60_000);
  const again = await opened(hall, path);
  const now = await again.shows(() => true);
  for (const old of [version, now.version + 1_000_000]) assert.equal(await again.say('step', { version: old, by: 1 }), { ok: false, refusal: 'changed-meanwhile' });
  assert.is(state(hall, id)?.place, 1);
});

/** Standings are read only once this was called. */
function holdStandings(hall: Hall): () => void {
  const { standings } = hall.world.stores;
  const read = standings.listed;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  standings.listed = async (...asked) => {
    await held;
    return read(...asked);
  };
  return release;
}

displays('go black at once while a standing is still being read', async (hall) => {
  await finish(hall, 1, 1_000);
  await closeRound(hall);
  const { id, wall: one } = await hung(hall, [WELCOME, STANDING]);
  const release = holdStandings(hall);
  await hall.world.contest.desk(OPERATOR, { act: 'display-set', display: id, version: 1, place: 1 });
  assert.equal(await one.say('black', { on: true }), { ok: true, value: {} });
  const { version } = await one.shows(({ shown }) => shown.kind === 'black');
  release();
  const frame = await hall.world.contest.displays.frame(id);
  assert.equal([frame?.shown.kind, frame?.version], ['black', version]);
});

displays('send no picture after it was moved away, however slow it was to read', async (hall) => {
  await finish(hall, 1, 1_000);
  await closeRound(hall);
  const { id, wall: one } = await hung(hall, [STANDING, FAREWELL, WELCOME]);
  const { version } = await one.shows(({ clicker }) => clicker);
  const release = holdStandings(hall);
  const slow = hall.world.contest.displays.frame(id);
  assert.equal(await one.say('step', { version, by: 1 }), { ok: true, value: {} });
  release();
  const frame = await slow;
  assert.is(frame && title(frame), 'Tạm biệt');
  assert.equal(await one.say('step', { version, by: 1 }), { ok: false, refusal: 'changed-meanwhile' });
  assert.is(state(hall, id)?.place, 1);
});

displays('go black whatever else is set in the same moment', async (hall) => {
  const { id, wall: one } = await hung(hall, [WELCOME, FAREWELL]);
  const { version } = await one.shows(({ clicker }) => clicker);
  const verdicts = await Promise.all([one.say('step', { version, by: 1 }), one.say('black', { on: true })]);
  assert.equal(verdicts, [{ ok: true, value: {} }, { ok: true, value: {} }]);
  assert.equal([state(hall, id)?.place, state(hall, id)?.black], [1, true]);
});

displays('refuse a script that names a round there is not', async (hall) => {
  const script: Screen[] = [WELCOME, { kind: 'standing', round: 9, top: 5 }];
  assert.equal(await hall.world.contest.desk(OPERATOR, { act: 'display-add', name: 'Hội trường', script }), { ok: false, refusal: 'unknown' });
});

displays('belong to the organiser alone until a clicker is allowed', async (hall) => {
  const made = await hall.world.contest.desk(OPERATOR, { act: 'display-add', name: 'Hội trường', script: [WELCOME, FAREWELL] });
  const one = await opened(hall, (made as { value: { path: string } }).value.path);
  const { version } = await one.shows(() => true);
  assert.equal(await one.say('step', { version, by: 1 }), { ok: false, refusal: 'not-allowed' });
});

displays('hide the standing of a round until it has closed for everybody, and then show names, units and prizes alone', async (hall) => {
  const { wall: one } = await hung(hall, [STANDING]);
  await finish(hall, 1, 2_000);
  await finish(hall, 2, 1_000);
  const hidden = await one.shows(() => true);
  assert.equal(hidden.shown.kind === 'standing' && [hidden.shown.state, hidden.shown.rows], ['hidden', []]);
  await closeRound(hall);
  const { shown } = await one.shows((frame) => frame.shown.kind === 'standing' && frame.shown.state === 'final');
  assert.ok(shown.kind === 'standing');
  assert.equal(shown.rows.map(({ key: _key, ...row }) => row), [
    { rank: 1, name: 'Người 2', unit: 'Sở Nội vụ', score: 4_000, correct: 4, elapsed: 4_000, prize: 'Giải Nhất' },
    { rank: 2, name: 'Người 1', unit: 'Sở Nội vụ', score: 4_000, correct: 4, elapsed: 8_000, prize: 'Giải Nhì' },
  ]);
  assert.not.match(JSON.stringify(shown), 'person-');
});

displays('show the standing of a running round where it is declared, as a ranking of everybody would begin', async (hall) => {
  await another(hall, { standing: 'live', attempts: 2 });
  const { wall: one } = await hung(hall, [STANDING]);
  const names = (frame: DisplayFrame): string => (frame.shown.kind === 'standing' ? `${frame.shown.state}: ${frame.shown.rows.map(({ rank, name }) => `${rank} ${name}`).join(', ')}` : '');
  await finish(hall, 1, 3_000);
  await finish(hall, 2, 2_000);
  hall.world.clock.advance(1_000);
  await one.shows((frame) => names(frame) === 'live: 1 Người 2, 2 Người 1');
  await finish(hall, 1, 1_000);
  hall.world.clock.advance(1_000);
  await one.shows((frame) => names(frame) === 'live: 1 Người 1, 2 Người 2');
  await hall.world.contest.desk(OPERATOR, { act: 'exclude', staffCode: 'NV0001', group: 'helper', reason: 'thuộc bộ phận giúp việc' });
  await one.shows((frame) => names(frame) === 'live: 1 Người 2');
  await closeRound(hall);
  await one.shows((frame) => names(frame) === 'final: 1 Người 2');
});

displays('look up nobody for a running standing while nobody comes among those whom they show of it', async (hall) => {
  await another(hall, { standing: 'live' });
  const { wall: one } = await hung(hall, [{ ...STANDING, top: 3 }]);
  for (const [person, pace] of [[1, 2_000], [2, 2_100], [3, 2_200]] as const) await finish(hall, person, pace);
  hall.world.clock.advance(1_000);
  await one.shows(({ shown }) => shown.kind === 'standing' && shown.rows.length === 3);
  const { participants } = hall.world.stores;
  const read = participants.withId;
  let lookups = 0;
  participants.withId = (...asked) => {
    lookups += 1;
    return read(...asked);
  };
  await finish(hall, 4, 3_000);
  hall.world.clock.advance(1_000);
  // An answer to a later command: what the advance has set going is over by then.
  await one.say('report', { started: true, fullScreen: true, sound: false, awake: true, hidden: false });
  assert.is(lookups, 0);
  await finish(hall, 5, 1_000);
  hall.world.clock.advance(1_000);
  await one.shows(({ shown }) => shown.kind === 'standing' && shown.rows[0]?.name === 'Người 5');
  assert.ok(lookups > 0);
});

displays('look up no attempt for a running standing that nobody shows any more', async (hall) => {
  await another(hall, { standing: 'live', attempts: 2 });
  const { id, wall: one } = await hung(hall, [STANDING, WELCOME]);
  await finish(hall, 1, 1_000);
  hall.world.clock.advance(1_000);
  await one.shows(({ shown }) => shown.kind === 'standing' && shown.rows.length === 1);
  await hall.world.contest.desk(OPERATOR, { act: 'display-set', display: id, version: 1, place: 1 });
  await one.shows(({ shown }) => shown.kind === 'message');
  const { attempts } = hall.world.stores;
  const { ended, tally } = attempts;
  let lookups = 0;
  attempts.ended = (...asked) => {
    lookups += 1;
    return ended(...asked);
  };
  attempts.tally = (...asked) => {
    lookups += 1;
    return tally(...asked);
  };
  await finish(hall, 2, 1_000);
  assert.is(lookups, 0);
  await hall.world.contest.desk(OPERATOR, { act: 'display-set', display: id, version: 2, place: 0 });
  await one.shows(({ shown }) => shown.kind === 'standing' && shown.rows.length === 2);
  assert.ok(lookups > 0);
});

displays('[B4] show participation in bands, and stand still between full five seconds, while an open round asks for a prediction', async (hall) => {
  await another(hall, { prediction: { asks: 'participants', grain: 10 } });
  const { wall: one } = await hung(hall, [PARTICIPATION]);
  const before = await one.shows(() => true);
  await finish(hall, 1, 10);
  hall.world.clock.set(OPENS_AT + 60_000);
  await finish(hall, 2, 10);
  const after = await hall.world.contest.displays.frame(hall.world.contest.displays.states(false)[0]?.id ?? '');
  assert.equal(after?.shown, before.shown);
  assert.is(after?.version, before.version);
  assert.not.match(JSON.stringify(after), '"taken"');
  assert.is(after?.shown.kind === 'participation' ? after.shown.city.reached : 0, null);
});

displays('follow the participation of a round without one exactly', async (hall) => {
  const { wall: one } = await hung(hall, [PARTICIPATION]);
  await finish(hall, 1, 10);
  hall.world.clock.advance(1_000);
  const { shown } = await one.shows((frame) => frame.shown.kind === 'participation' && JSON.stringify(frame.shown.city.figure) === JSON.stringify({ headcount: 8, taken: 1 }));
  assert.is(shown.kind === 'participation' && shown.rows[0]?.name, 'Sở Nội vụ');
});

displays('tell organisers who shows them and what the page says of itself', async (hall) => {
  const { id, wall: one } = await hung(hall, [WELCOME]);
  const report = { started: true, fullScreen: true, sound: false, awake: true, hidden: false };
  assert.equal(await one.say('report', report), { ok: true, value: {} });
  assert.equal([state(hall, id)?.connected, state(hall, id)?.report], [1, report]);
  one.leave();
  await hall.world.settle();
  await until(() => state(hall, id)?.connected === 0);
  assert.is(state(hall, id)?.lastSeenAt, OPENS_AT);
  assert.is(hall.world.contest.displays.states(false)[0]?.path, null);
});

displays.run();
