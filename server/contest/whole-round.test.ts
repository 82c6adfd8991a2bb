import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LATE_START, member, STEP, type Habit, type Member } from '../testing/crowd.ts';
import { readDatabase, type Line } from '../testing/ranking-in-sql.ts';
import { CLOSES_AT } from '../testing/small-contest.ts';
import { OPERATOR } from '../testing/staff-office.ts';
import { openWorld, type World } from '../testing/world.ts';

const PEOPLE = 200;
const QUESTIONS = 8;
const AWAY = 7_000;
const declaration = {
  questions: QUESTIONS,
  blueprint: ['alpha', 'beta'].map((topic) => ({ topic, questions: QUESTIONS / 2, reserves: 2 })),
};

interface Played {
  world: World;
  crowd: Member[];
  database: ReturnType<typeof readDatabase>;
}

/** One round for the whole suite: its tests look at what is left of it, in their order. */
const wholeRound = suite<Played>('a whole round of 200 participants');
wholeRound.before(async (played) => {
  const world = await openWorld({ people: PEOPLE + 1, declaration });
  played.world = world;
  const people = Array.from({ length: PEOPLE }, (_, index) => index + 1);
  const crowd = await together(people, (person) => member(world, person));
  const punctual = crowd.filter(({ habit }) => habit !== 'late');
  await steps(world, crowd, () => punctual.filter((one) => one.isDone()).length > 10);
  await crash(world, crowd);
  await steps(world, crowd, () => punctual.every((one) => one.isDone()));
  world.clock.set(LATE_START - STEP);
  await steps(world, crowd, () => world.clock.now() >= CLOSES_AT - 4 * STEP);
  await crash(world, crowd);
  await steps(world, crowd, () => world.clock.now() >= CLOSES_AT + 6 * STEP);
  Object.assign(played, { crowd, database: readDatabase(world.file) });
});
wholeRound.after(async ({ world, database }) => {
  // Undefined where the round itself came to grief: that is the failure to see, not this one.
  (database as typeof database | undefined)?.close();
  await world.close();
});

wholeRound('is closed into a ranking of everybody who took part', ({ database }) => {
  assert.is(database.count(`round WHERE phase = 'closed'`), 1);
  assert.is(database.count('ranking'), 1);
  assert.is(database.stored('round-1', 1).length, PEOPLE);
});

wholeRound('has had ties, unanswered questions, credits, replaced questions and attempts that the close cut', ({ database, crowd }) => {
  for (const [what, least] of [
    ['(SELECT 1 FROM standing GROUP BY rank HAVING count(*) > 1)', 10],
    ['(SELECT 1 FROM standing GROUP BY score HAVING count(*) > 1)', 4],
    ['answer WHERE choice IS NULL AND shown_at IS NOT NULL', 50],
    ['answer JOIN question ON question.id = question_id WHERE choice IS key', 200],
    ['answer JOIN question ON question.id = question_id WHERE choice <> key', 200],
    [`answer WHERE outage_credit = ${AWAY}`, 20],
    [`answer WHERE outage_credit = ${AWAY + STEP}`, 10],
    [`attempt WHERE dropped <> '[]'`, 5],
    [`attempt WHERE state = 'expired'`, 10],
    [`attempt WHERE finished_at > ${CLOSES_AT}`, 5],
    [`event WHERE act = 'outage-credited'`, 2],
  ] as const)
    assert.ok(database.count(what) >= least, `only ${database.count(what)} of ${what}`);
  const without = (habit: Habit): boolean => !crowd.some((one) => one.habit === habit && one.acknowledged.length > 0);
  assert.equal((['plain-https', 'drops-out', 'reconnects', 'late', 'slow-to-return'] as const).filter(without), []);
});

wholeRound('has every acknowledged answer in the database with its choice and its instant, and no other', ({ database, crowd }) => {
  const acknowledged = crowd.flatMap((one) => one.acknowledged);
  for (const answer of acknowledged) {
    const row = database.settled(answer);
    assert.type(row?.choice, 'number');
    assert.equal(row, { choice: row?.chosen, chosen: row?.chosen, shownAt: answer.shownAt, receivedAt: answer.receivedAt });
  }
  assert.is(database.count('answer WHERE choice IS NOT NULL'), acknowledged.length);
});

wholeRound('ranks as one SQL query does', ({ database }) => {
  sameLines(database.stored('round-1', 1), database.recomputed('round-1'));
});

wholeRound('shows everybody the rank that is stored', async ({ database, crowd }) => {
  const ranks = new Map(database.stored('round-1', 1).map((line) => [line.participant, line]));
  for (const { person, player, habit } of crowd) {
    if (habit === 'plain-https') continue;
    const { result } = await player.state('result');
    const line = ranks.get(`person-${String(person).padStart(4, '0')}`);
    assert.equal([result.rank, result.score, result.elapsed, result.finishedAt], [line?.rank, line?.score, line?.elapsed, line?.finishedAt]);
  }
});

wholeRound('ranks anew as the SQL query does when a question is withdrawn, and keeps the first ranking', async ({ world, database }) => {
  const before = database.stored('round-1', 1);
  const question = database.text('SELECT code FROM answer JOIN question ON id = question_id WHERE choice IS NOT key GROUP BY code ORDER BY count(*) DESC, code');
  const verdict = await world.contest.desk(OPERATOR, { act: 'withdraw', question, reason: 'its key is wrong' });
  assert.ok(verdict.ok);
  const after = database.stored('round-1', 2);
  sameLines(after, database.recomputed('round-1'));
  assert.equal(database.stored('round-1', 1), before);
  assert.ok(after.filter(({ counted }) => counted < QUESTIONS).length > 20);
  assert.ok(after.filter((line, index) => line.rank !== before[index]?.rank).length > 20);
});

wholeRound.run();

async function steps(world: World, crowd: readonly Member[], isOver: () => boolean): Promise<void> {
  for (let left = 800; !isOver(); left -= 1) {
    if (left === 0) throw new Error(`still playing: ${crowd.filter((one) => !one.isDone()).map(({ person, habit }) => `${person} ${habit}`).join(', ')}`);
    world.clock.advance(STEP);
    await world.settle();
    await together(crowd, (one) => one.act());
  }
}

async function crash(world: World, crowd: readonly Member[]): Promise<void> {
  await world.settle();
  await world.crash(AWAY);
  await together(crowd, (one) => one.returns());
}

/** So many at once and no more: on a busy machine all of them would not get their turn within a wait's limit. */
async function together<Each, Value>(all: readonly Each[], run: (each: Each) => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (let from = 0; from < all.length; from += 25) values.push(...(await Promise.all(all.slice(from, from + 25).map(run))));
  return values;
}

/** Line by line, so that a failure shows the person and not 200 lines. */
function sameLines(stored: readonly Line[], recomputed: readonly Line[]): void {
  assert.is(stored.length, recomputed.length);
  for (const [index, line] of stored.entries()) assert.equal(line, recomputed[index]);
}
