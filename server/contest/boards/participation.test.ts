import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ParticipantId } from '../../rules/ids.ts';
import { openBoardRoom, type BoardRoom } from '../../testing/board-room.ts';
import { smallCity } from '../../testing/small-city.ts';
import { HOUR, MINUTE, OPENS_AT } from '../../testing/small-contest.ts';
import { nextTurn } from '../next-turn.ts';

const boards = suite<{ room: BoardRoom }>('the participation board');

const DAY = 24 * HOUR;

/** Two weeks from Monday 07:00 by the city's clocks; the second lets the jury play. */
const WEEKS = [
  { opensAt: OPENS_AT, closesAt: OPENS_AT + 5 * DAY },
  { opensAt: OPENS_AT + 7 * DAY, closesAt: OPENS_AT + 12 * DAY, declaration: { excluded: ['organiser' as const] } },
];

/** Of nine units in turn: persons 1, 10, 19, ... are QA's own, 2, 11, 20, ... QA1's, and so on (see smallCity). Person 0 is on the jury. */
boards.before.each(async (context) => {
  context.room = await openBoardRoom({ people: 45, rounds: 2, shape: smallCity(WEEKS) });
});
boards.after.each(({ room }) => room.close());

const event = (act: string) => ({ at: OPENS_AT, actor: 'test', act, subject: 'test', reason: 'thử nghiệm', detail: {} });

function rowsOf(room: BoardRoom, of?: string, scope: 'stage' | number = 'stage') {
  return room.participation.board({ scope, of }).rows;
}

function rowOf(room: BoardRoom, code: string, scope: 'stage' | number = 'stage') {
  return [undefined, 'QA', 'QA1', 'QB'].flatMap((of) => rowsOf(room, of, scope)).find((row) => row.code === code);
}

const takenOf = (room: BoardRoom, code: string, scope: 'stage' | number = 'stage'): unknown => {
  const figure = rowOf(room, code, scope)?.figure;
  return figure !== undefined && 'taken' in figure ? figure.taken : undefined;
};

boards('[N1] [N2] counts a person once, in the unit and in those above it, whatever comes after', ({ room }) => {
  room.took(3, 1, OPENS_AT + MINUTE);
  room.took(3, 1, OPENS_AT + 2 * MINUTE);
  room.took(2, 1, OPENS_AT + 3 * MINUTE);
  room.took(1, 1, OPENS_AT + 4 * MINUTE);
  assert.equal(['QA1P', 'QA1', 'QA', 'QA2', 'SNV'].map((code) => takenOf(room, code)), [1, 2, 3, 0, 0]);
  const { city, rows } = room.participation.board({ scope: 'stage' });
  assert.equal(city.figure, { headcount: 82, taken: 3 });
  assert.equal(rows.map(({ code, below }) => [code, below]), [['QA', 2], ['SNV', 0], ['QB', 2], ['CT', 0]]);
});

boards('[N1] counts a person in each week and once in the stage', ({ room }) => {
  room.took(4, 1, OPENS_AT);
  room.clock.set(OPENS_AT + 8 * DAY);
  for (const round of room.rounds) round.phase = 'open';
  room.took(4, 2, OPENS_AT + 7 * DAY + HOUR);
  room.took(5, 2, OPENS_AT + 7 * DAY + HOUR);
  assert.equal(['stage' as const, 1, 2].map((scope) => room.participation.board({ scope }).city.figure), [2, 1, 2].map((taken) => ({ headcount: 82, taken })));
});

boards('[N1] counts nobody in a round that keeps the group out, and somebody again who is admitted', async ({ room }) => {
  for (const number of [1, 2]) room.took(0, number, OPENS_AT);
  assert.is(takenOf(room, 'SNV'), 1);
  assert.is(takenOf(room, 'SNV', 1), 0);
  await room.stores.participants.setExclusion('person-0000' as ParticipantId, 'organiser', event('exclude'));
  await room.participation.load();
  assert.is(takenOf(room, 'SNV'), 0);
  await room.stores.participants.setExclusion('person-0000' as ParticipantId, null, event('admit'));
  await room.participation.load();
  assert.equal([takenOf(room, 'SNV'), takenOf(room, 'SNV', 1)], [1, 1]);
});

boards('[N1] has the earliest attempt as the first, also where a later one was told before it, and so when everything is read anew', async ({ room }) => {
  room.took(7, 1, OPENS_AT + 2 * HOUR);
  room.took(7, 1, OPENS_AT + HOUR);
  room.clock.set(OPENS_AT + 3 * HOUR);
  const told = (): unknown[] => [rowOf(room, 'QB2')?.lastAt, takenOf(room, 'QB2')];
  assert.equal(told(), [OPENS_AT + HOUR, 1]);
  await room.participation.load();
  assert.equal(told(), [OPENS_AT + HOUR, 1]);
});

boards('misses nothing that ends while everything is read anew, however often that is asked for', async ({ room }) => {
  const reads = [room.participation.load(), room.participation.load()];
  for (const person of [1, 10, 19, 28, 37]) {
    await nextTurn();
    room.took(person, 1, OPENS_AT);
  }
  await Promise.all(reads);
  assert.is(takenOf(room, 'QA'), 5);
});

boards('reads anew where somebody ends an attempt who came to the roster later', async ({ room }) => {
  const row = room.store(1, 1, OPENS_AT);
  const heard = new Promise<void>((resolve) => room.participation.onChange(resolve));
  room.participation.ended({ ...row, participant: 'newcomer' as ParticipantId });
  await heard;
  assert.is(takenOf(room, 'QA'), 1);
});

boards('[N3] [N4] follows headcounts: the newest record, with what there was before; parts add up only where there is none', async ({ room }) => {
  assert.equal(rowOf(room, 'QB')?.headcount, { people: 20, source: '', asOf: OPENS_AT, changes: 0 });
  const change = (unit: string, people: number) => room.stores.participation.setHeadcount(unit, { people, source: 'CV 123', asOf: OPENS_AT + DAY }, event('headcount'));
  await change('QB1', 30);
  await change('QB1', 31);
  await change('QA1', 50);
  await room.participation.refresh();
  assert.equal(rowOf(room, 'QB')?.headcount, { people: 39, source: '', asOf: OPENS_AT, changes: 2 });
  assert.equal([rowOf(room, 'QB')?.need, rowOf(room, 'QA')?.headcount.people, rowOf(room, 'QA1')?.need], [24, 40, 30]);
  const detail = await room.participation.unit('QB1', 'stage');
  assert.equal(detail?.headcounts.map(({ people, source }) => [people, source]), [[31, 'CV 123'], [30, 'CV 123'], [12, 'công văn']]);
  assert.is(await room.participation.unit('QX', 'stage'), undefined);
});

boards('[Q3] shows a rate above 100 % as it is and says that the roster is larger', ({ room }) => {
  for (const person of [8, 17, 26]) room.took(person, 1, OPENS_AT);
  const { rows, alerts } = room.participation.board({ scope: 'stage' });
  assert.equal(rows.find(({ code }) => code === 'CT')?.figure, { headcount: 2, taken: 3 });
  assert.equal(alerts, [{ kind: 'roster', unit: 'CT', name: 'Đơn vị CT', roster: 5, headcount: 2 }]);
});

boards('offers the stage and the rounds that have opened, and answers anything else with the stage and the city', ({ room }) => {
  const { scopes, scope, of } = room.participation.board({ scope: 2, of: 'nobody' });
  assert.equal([scopes.map((one) => one.scope), scope, of], [['stage', 1], 'stage', null]);
  const stage = room.participation.board({ scope: 'stage' });
  assert.equal([stage.opensAt, stage.closesAt, stage.isOver], [OPENS_AT, OPENS_AT + 12 * DAY, false]);
  for (const round of room.rounds) round.phase = 'closed';
  assert.equal([room.participation.board({ scope: 2 }).scope, room.participation.board({ scope: 'stage' }).isOver], [2, true]);
});

boards('[F1] [F2] [F5] forecasts by the pace of the working hours, and an extended close moves it', ({ room }) => {
  for (const [index, person] of [1, 2, 3, 4].entries()) room.took(person, 1, OPENS_AT + HOUR / 2 + index * 15 * MINUTE);
  room.clock.set(OPENS_AT + 4.5 * HOUR);
  const [round] = room.rounds;
  if (round === undefined) throw new Error('unreachable');
  round.closesAt = OPENS_AT + 7.5 * HOUR;
  assert.equal(rowOf(room, 'QA', 1)?.forecast, { taken: 5, verdict: 'behind', pace: 1, needed: 20 });
  round.closesAt = OPENS_AT + 2 * DAY + 7.5 * HOUR;
  assert.equal(rowOf(room, 'QA', 1)?.forecast, { taken: 20, verdict: 'behind', pace: 1, needed: 1.25 });
  round.phase = 'closed';
  assert.is(rowOf(room, 'QA', 1)?.forecast, null);
  assert.is(room.participation.board({ scope: 1 }).city.forecast, null);
});

boards('[H4] counts no working time in the stage while no round is open', ({ room }) => {
  const left = (): unknown => rowOf(room, 'SNV')?.forecast?.needed;
  room.clock.set(WEEKS[0]?.closesAt ?? 0);
  const before = left();
  room.clock.set(WEEKS[1]?.opensAt ?? 0);
  assert.is(left(), before);
  assert.is(before, Math.round((14 / 37.5) * 100) / 100);
});

boards('[Q1] [Q2] raises alerts by working hours, while the round is open', async ({ room }) => {
  const alerts = () => room.participation.board({ scope: 1 }).alerts.filter(({ unit }) => unit === 'SNV');
  room.took(9, 1, OPENS_AT + HOUR);
  room.clock.set(OPENS_AT + 7 * HOUR - 1);
  assert.equal(alerts(), []);
  room.clock.set(OPENS_AT + 7 * HOUR);
  assert.equal(alerts(), [{ kind: 'quiet', workingHours: 4, unit: 'SNV', name: 'Đơn vị SNV' }]);
  room.clock.set(OPENS_AT + DAY + 2 * HOUR);
  assert.equal(alerts().map(({ kind }) => kind), ['quiet', 'below-quota']);
  await room.stores.participation.setQuietHours('contest', 40, event('quiet-hours'));
  await Promise.all([room.participation.load(), room.participation.refresh()]);
  assert.equal(alerts().map(({ kind }) => kind), ['below-quota']);
  assert.is(room.participation.board({ scope: 1 }).quietHours, 40);
  room.rounds.forEach((round) => (round.phase = 'closed'));
  assert.equal(alerts(), []);
});

boards('draws the curve of the city up to now, and the last seven days of each unit', ({ room }) => {
  for (const [person, at] of [[1, HOUR], [2, HOUR], [3, 18 * HOUR], [4, 3 * DAY]] as const) room.took(person, 1, OPENS_AT + at);
  room.clock.set(OPENS_AT + 3 * DAY + HOUR);
  const { curve } = room.participation.board({ scope: 1 });
  assert.equal([curve?.from, curve?.to, curve?.step, curve?.taken.length], [OPENS_AT, OPENS_AT + 5 * DAY, HOUR, 74]);
  assert.equal([0, 1, 17, 18, 71, 72, 73].map((hour) => curve?.taken[hour]), [0, 2, 2, 3, 3, 4, 4]);
  assert.equal(rowOf(room, 'QA')?.days, [0, 0, 0, 2, 1, 0, 1]);
  assert.is(rowOf(room, 'QA')?.lastAt, OPENS_AT + 3 * DAY);
});

boards('tells what the newest reminder has brought in the scope', async ({ room }) => {
  room.took(1, 1, OPENS_AT + HOUR);
  await room.stores.participation.remind('QA', room.participation.takenInStage('QA') ?? 0, { ...event('remind'), at: OPENS_AT + HOUR });
  await room.stores.participation.remind('QA', 1, { ...event('remind'), at: OPENS_AT + 2 * HOUR });
  await room.participation.refresh();
  room.took(2, 1, OPENS_AT + 90 * MINUTE);
  room.took(3, 1, OPENS_AT + 3 * HOUR);
  assert.equal(rowOf(room, 'QA')?.reminder, { at: OPENS_AT + 2 * HOUR, since: 1 });
  assert.equal((await room.participation.unit('QA', 1))?.reminders, [{ at: OPENS_AT + 2 * HOUR, since: 1 }, { at: OPENS_AT + HOUR, since: 2 }]);
  assert.is(rowOf(room, 'SNV')?.reminder, null);
  assert.is(room.participation.takenInStage('nobody'), undefined);
});

boards('names to a coordinator who of the unit and below may take part and has not yet', async ({ room }) => {
  for (const person of [2, 11, 12]) room.took(person, 1, OPENS_AT);
  const own = await room.participation.ownUnit('QA1', 1);
  const names = own.notYet?.map(({ name, unit }) => `${name} ${unit}`);
  assert.equal(names, ['Người 20 Đơn vị QA1', 'Người 29 Đơn vị QA1', 'Người 38 Đơn vị QA1', 'Người 21 Đơn vị QA1P', 'Người 3 Đơn vị QA1P', 'Người 30 Đơn vị QA1P', 'Người 39 Đơn vị QA1P']);
  assert.equal([own.row.code, own.below.map(({ code }) => code)], ['QA1', ['QA1P']]);
  const jury = async (scope: 'stage' | number) => (await room.participation.ownUnit('SNV', scope)).notYet?.some(({ name }) => name === 'Người 0');
  assert.equal([await jury(1), await jury('stage')], [false, true]);
});

boards('tells that something has changed, and not where nothing has', ({ room }) => {
  let heard = 0;
  room.participation.onChange(() => (heard += 1));
  room.took(1, 1, OPENS_AT + HOUR);
  room.took(1, 1, OPENS_AT + 2 * HOUR);
  room.took(0, 1, OPENS_AT + HOUR);
  assert.is(heard, 1);
});

boards('shows to everybody the units of the first level, with nothing but their figures', ({ room }) => {
  const { rows, banded } = room.participation.forEverybody('stage');
  assert.is(banded, false);
  assert.equal(rows.find(({ code }) => code === 'SNV'), { code: 'SNV', name: 'Đơn vị SNV', sortKey: 'SNV', category: 'city', family: 'Nhóm', quota: 70, need: 14, figure: { headcount: 20, taken: 0 } });
});

boards('has a board for a contest without a round or a unit', async () => {
  const room = await openBoardRoom({ rounds: 0, shape: (contest) => ({ ...contest, units: [], participants: [] }) });
  const { rows, city, scopes, isOver } = room.participation.board({ scope: 'stage' });
  assert.equal([rows, city.figure, scopes.length, isOver], [[], { headcount: 0, taken: 0 }, 1, false]);
  await room.close();
});

boards.run();
