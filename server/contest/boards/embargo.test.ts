import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { board, ownUnit, publicParticipation, unitDetail } from '../../protocol/board.ts';
import { openBoardRoom, type BoardRoom } from '../../testing/board-room.ts';
import { CITY_CODES, smallCity } from '../../testing/small-city.ts';
import { HOUR, OPENS_AT } from '../../testing/small-contest.ts';

const embargo = suite('the embargo of a round with a prediction');

const DAY = 24 * HOUR;
const prediction = { asks: 'participants' as const, grain: 10 };
const WEEKS = [
  { opensAt: OPENS_AT, closesAt: OPENS_AT + 5 * DAY },
  { opensAt: OPENS_AT + 7 * DAY, closesAt: OPENS_AT + 12 * DAY, declaration: { prediction } },
  { opensAt: OPENS_AT + 14 * DAY, closesAt: OPENS_AT + 19 * DAY },
];
const SECOND = OPENS_AT + 7 * DAY;

/** In the second of three weeks, after so many people of QA (headcount 40) and QB2 (8) took part in it. */
async function inSecondWeek(people: readonly number[], at: (person: number) => number = () => SECOND + HOUR): Promise<BoardRoom> {
  const room = await openBoardRoom({ people: 99, rounds: 3, shape: smallCity(WEEKS) });
  room.clock.set(SECOND);
  const [first, second] = room.rounds;
  if (first !== undefined) first.phase = 'closed';
  if (second !== undefined) second.phase = 'open';
  room.took(0, 1, OPENS_AT + HOUR);
  room.took(9, 1, OPENS_AT + HOUR);
  room.store(1, 1, OPENS_AT + HOUR);
  await room.stores.participation.remind('QA', 1, { at: SECOND + 1, actor: 'test', act: 'remind', subject: 'QA', reason: '', detail: {} });
  await room.participation.load();
  for (const person of people) room.took(person, 2, at(person));
  return room;
}

/** Everything that anybody can see of the participation, as it goes out. */
async function everything(room: BoardRoom, scope: 'stage' | number): Promise<string> {
  const { participation } = room;
  const boards = [undefined, ...CITY_CODES].map((of) => participation.board({ scope, of }));
  const units = await Promise.all(CITY_CODES.flatMap((code) => [participation.ownUnit(code, scope), participation.unit(code, scope)]));
  return JSON.stringify([boards, units, participation.forEverybody(scope), participation.isBanded()]);
}

embargo('[B4] gives the same to everybody, to the letter, whoever and how many of one band took part, and when', async () => {
  const few = await inSecondWeek([1, 19, 16]);
  const many = await inSecondWeek([7, 25, 28, 37, 46, 55, 64, 16, 34], (person) => SECOND + person * 60_000);
  for (const room of [few, many]) room.clock.set(SECOND + 2 * HOUR);
  for (const scope of ['stage', 2] as const) assert.is(await everything(few, scope), await everything(many, scope));
  assert.not.equal(few.participation.board({ scope: 2 }, true), many.participation.board({ scope: 2 }, true));
  for (const room of [few, many]) await room.close();
});

embargo('[B4] shows the bands, no curve, days, forecast or last instant, and keeps the names of who is missing', async () => {
  const room = await inSecondWeek([1, 10, 19, 28, 37, 46, 55, 64, 73, 82, 2, 11]);
  room.clock.set(SECOND + 2 * HOUR);
  const { rows, city, curve, banded, exactLook } = room.participation.board({ scope: 2 });
  const QA = rows.find(({ code }) => code === 'QA');
  assert.equal([banded, exactLook, curve, city.forecast], [true, false, null, null]);
  assert.equal([QA?.figure, QA?.days, QA?.forecast, QA?.lastAt, QA?.reminder], [{ headcount: 40, from: 30, to: 60 }, null, null, null, { at: SECOND + 1, since: null }]);
  assert.is((await room.participation.ownUnit('QA', 2)).notYet, null);
  assert.is((await room.participation.unit('QA', 2))?.roster, 44);
  await room.close();
});

embargo('[B2] cuts every unit as wide as all units together need, with an edge at the quota', async () => {
  const room = await inSecondWeek([1, 2, 3, 4].flatMap((unit) => Array.from({ length: 10 }, (_, index) => unit + index * 9)).slice(0, 24));
  room.clock.set(SECOND + 2 * HOUR);
  const figures = (rows: readonly { code: string; figure: object }[]) => Object.fromEntries(rows.map(({ code, figure }) => [code, figure]));
  const city = { QA: { headcount: 40, from: 60, to: 100 }, QB: { headcount: 20, from: 0, to: 50 }, SNV: { headcount: 20, from: 0, to: 50 }, CT: { headcount: 2, from: 0, to: 100 } };
  assert.equal(figures(room.participation.forEverybody(2).rows), city);
  assert.equal(figures(room.participation.board({ scope: 2 }).rows), city);
  assert.equal((await room.participation.ownUnit('QA', 2)).row.figure, city.QA);
  await room.close();
});

embargo('[B4] leaves the scopes of closed rounds exact, and lifts where no such round is open', async () => {
  const room = await inSecondWeek([1, 10]);
  assert.equal(room.participation.board({ scope: 1 }).city.figure, { headcount: 82, taken: 2 });
  assert.is((await room.participation.ownUnit('QA', 1)).notYet?.length, 43);
  for (const round of room.rounds) round.phase = 'closed';
  assert.equal([room.participation.isBanded(), room.participation.board({ scope: 'stage' }).city.figure], [false, { headcount: 82, taken: 3 }]);
  await room.close();
});

embargo('[B4] moves only on every fifth second of the clock, and tells of no change by hand', async () => {
  const room = await inSecondWeek([]);
  let heard = 0;
  room.participation.onChange(() => (heard += 1));
  room.clock.set(SECOND + HOUR + 1);
  for (const person of [1, 10, 19, 28, 37, 46, 55, 64, 73, 82, 2, 11]) room.took(person, 2, SECOND + HOUR + 1);
  const band = () => room.participation.board({ scope: 2 }).rows.find(({ code }) => code === 'QA')?.figure;
  room.clock.set(SECOND + HOUR + 4_999);
  assert.equal(band(), { headcount: 40, from: 0, to: 30 });
  room.clock.set(SECOND + HOUR + 5_000);
  assert.equal(band(), { headcount: 40, from: 30, to: 60 });
  assert.is(heard, 0);
  await room.close();
});

embargo('[B4] [Q4] tells nothing of silence, only that a unit is still in its lowest band, and no forecast', async () => {
  const alertsWith = async (people: readonly number[]) => {
    const room = await inSecondWeek(people, (person) => SECOND + person * 60_000);
    const alerts = (exact = false) => room.participation.board({ scope: 2 }, exact).alerts.filter(({ unit }) => unit === 'QA');
    room.clock.set(SECOND + 4 * HOUR);
    const early = alerts();
    room.clock.set(SECOND + 3 * DAY);
    const late = [alerts(), alerts(true)];
    await room.close();
    return { early, late };
  };
  const roster = { kind: 'roster', unit: 'QA', name: 'Đơn vị QA', roster: 44, headcount: 40 };
  const one = await alertsWith([1]);
  assert.equal(one.early, [roster]);
  assert.equal(one.late[0], [{ kind: 'lowest', workingHours: 22, unit: 'QA', name: 'Đơn vị QA' }, roster]);
  assert.equal(one.late[1]?.map(({ kind }) => kind), ['quiet', 'below-quota', 'roster']);
  assert.equal((await alertsWith([])).late[0], one.late[0]);
});

embargo('[B4] [Q4] the alert of the lowest band ends with it, and a unit of one band has none', async () => {
  const lowest = async (people: readonly number[], of?: string) => {
    const room = await inSecondWeek(people);
    room.clock.set(SECOND + 3 * DAY);
    const { alerts } = room.participation.board({ scope: 2, of });
    await room.close();
    return alerts.flatMap(({ unit, kind }) => (kind === 'lowest' ? [unit] : []));
  };
  const ofQA = [1, 2, 3, 4].flatMap((unit) => Array.from({ length: 10 }, (_, index) => unit + index * 9));
  assert.equal(await lowest(ofQA.slice(0, 11)), ['QA', 'QB', 'SNV']);
  assert.equal(await lowest(ofQA.slice(0, 12)), ['QB', 'SNV']);
  assert.equal(await lowest(ofQA.slice(0, 5), 'QA'), []);
});

for (const [unit, people] of [['SNV', 900], ['CT', 3], ['QB', 3_000]] as const) {
  embargo(`[B2] a headcount that is corrected, of ${unit}, moves no band of anybody until the close`, async () => {
    const room = await inSecondWeek([1, 10, 19]);
    room.clock.set(SECOND + 2 * HOUR);
    const told = () => ['stage' as const, 2].map((scope) => {
      const { city, rows } = room.participation.board({ scope });
      const open = room.participation.forEverybody(scope);
      return [city, rows.map(({ figure, need }) => [figure, need]), open.city, open.rows];
    });
    const before = told();
    const event = { at: SECOND + HOUR, actor: 'test', act: 'headcount', subject: unit, reason: '', detail: {} };
    await room.stores.participation.setHeadcount(unit, { people, source: 'công văn', asOf: SECOND }, event);
    await room.participation.load();
    assert.equal(told(), before);
    assert.is(room.participation.board({ scope: 2 }).rows.find(({ code }) => code === unit)?.headcount.people, people);
    for (const round of room.rounds) round.phase = 'closed';
    assert.is(room.participation.forEverybody(2).rows.find(({ code }) => code === unit)?.figure.headcount, people);
    await room.close();
  });
}

embargo('[B2] bands stay as they were cut while an extended round that asks closes and the next one is open', async () => {
  const room = await inSecondWeek([1, 10, 19]);
  const [, second, third] = room.rounds;
  if (second === undefined || third === undefined) throw new Error('there are three rounds');
  Object.assign(second, { closesAt: third.opensAt + DAY });
  Object.assign(third, { phase: 'open', declaration: { ...third.declaration, prediction } });
  const event = { at: SECOND + HOUR, actor: 'test', act: 'headcount', subject: 'SNV', reason: '', detail: {} };
  room.clock.set(third.opensAt + HOUR);
  await room.stores.participation.setHeadcount('SNV', { people: 900, source: 'công văn', asOf: SECOND }, event);
  await room.participation.load();
  const before = room.participation.forEverybody('stage').rows;
  second.phase = 'closed';
  assert.equal(room.participation.forEverybody('stage').rows, before);
  await room.close();
});

embargo('[B4] is lifted by an exact look, for that one answer', async () => {
  const room = await inSecondWeek([1, 10]);
  const look = room.participation.board({ scope: 2 }, true);
  assert.equal([look.exactLook, look.banded, look.city.figure], [true, false, { headcount: 82, taken: 2 }]);
  assert.is(room.participation.board({ scope: 2 }).exactLook, false);
  assert.is(room.participation.board({ scope: 1 }, true).exactLook, false);
  await room.close();
});

embargo('has in every scope the shapes of the protocol', async () => {
  const room = await inSecondWeek([1, 10, 19]);
  for (const scope of ['stage', 1, 2] as const) {
    for (const exact of [false, true]) board.parse({ ...room.participation.board({ scope, of: 'QA' }, exact), version: 1 });
    ownUnit.parse({ ...(await room.participation.ownUnit('QA', scope)), version: 1 });
    unitDetail.parse(await room.participation.unit('QB', scope));
    publicParticipation.parse(room.participation.forEverybody(scope));
  }
  await room.close();
});

embargo.run();
