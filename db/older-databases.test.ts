import Sqlite from 'better-sqlite3';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { AttemptId, ParticipantId, RoundId } from '../server/rules/ids.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type Database } from './open.ts';
import { openStores, type Stores } from './stores.ts';

interface Context {
  folder: string;
  file: string;
  stores: Stores;
}

/** In the order of their ids, which is not that of their start: two began in one instant. */
const STARTS = { a: 300, b: 100, c: 200, d: 200 };
const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f'];
const FIGURES = ['question_id', 'revision', 'place', 'choice', 'shown_at', 'received_at', 'elapsed', 'outage_credit', 'lag_credit', 'lag_unsteady'];
const ANSWERS = [
  ['a', 'q-2', 1, 1, 3, 310, 320, 8, 1, 1, 1],
  ['a', 'q-1', 1, 2, null, null, 380, 60, 0, 0, 0],
  ['a', 'q-1', 2, 2, 0, 330, 390, 60, 0, 0, 0],
  ['b', 'q-1', 1, 1, 2, 110, 120, 10, 0, 0, 0],
  ['d', 'q-3', 1, 1, 1, 210, 220, 10, 0, 0, 0],
];

const migrated = suite<Context>('answers of a database from before they, open questions and sums stood by number');
migrated.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-answers-'));
  context.file = join(context.folder, 'contest.sqlite');
  const database = atVersion(8, context);
  fill(database);
  database.close();
  context.stores = openStores(context.file, { now: () => 0 });
});
migrated.after(async ({ stores, folder }) => {
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
});

migrated('are unchanged, each with its attempt', ({ file }) => {
  const kept = reading(file, (database) => database.prepare(`SELECT attempt.id, ${FIGURES.map((figure) => `answer.${figure}`).join()} FROM answer JOIN attempt ON serial = answer.attempt`).raw().all());
  assert.equal(kept.map(String).toSorted(), ANSWERS.map(String).toSorted());
});

migrated('are read by their attempt, whose number is its place in the order of starts', async ({ stores }) => {
  const found = await Promise.all(Object.keys(STARTS).map((id) => stores.attempts.withId(id)));
  assert.equal(found.map((row) => row?.serial), [4, 1, 2, 3]);
  const read = await Promise.all(found.map(async (row) => row && (await stores.attempts.answers(row.serial)).map(({ choice }) => choice)));
  assert.equal(read, [[3, null, 0], [2], [], [1]]);
});

migrated('still need their attempt and their question', ({ file }) => {
  const references = reading(file, (database) => database.prepare(`SELECT "table", "from", "to" FROM pragma_foreign_key_list('answer') ORDER BY 1`).raw().all());
  assert.equal(references, [['attempt', 'attempt', 'serial'], ['question', 'question_id', 'id']]);
  assert.equal(reading(file, (database) => database.pragma('foreign_key_check')), []);
});

migrated('leave each open attempt at its question, and one that has ended at none', async ({ stores, file }) => {
  const open = await stores.attempts.open();
  assert.equal(open.map((row) => [row.id, row.place, row.item, row.shownAt, row.questionCredit, row.credit, row.version]).toSorted(), [
    ['a', 3, 7, 395, 5, 9, 4],
    ['b', 1, 0, null, 0, 0, 0],
    ['c', 1, 0, null, 0, 0, 0],
  ]);
  assert.equal(reading(file, (database) => database.prepare('SELECT attempt FROM open_question ORDER BY 1').pluck().all()), [1, 2, 4]);
  const ended = await stores.attempts.withId('d');
  assert.equal([ended?.state, ended?.finishedAt, ended?.receipt, ended?.credit], ['finished', 250, 'receipt', 3]);
});

migrated('leave an attempt that has ended the sums that were kept with it', async ({ stores }) => {
  const ended = await stores.attempts.ended('round' as RoundId, '', 10);
  assert.equal(ended.map(({ id, correct, counted, elapsed }) => [id, correct, counted, elapsed]), [['d', 11, 13, 17]]);
});

migrated('are followed by attempts with the next number', async ({ stores }) => {
  const before = await stores.attempts.withId('a');
  if (before === undefined) throw new Error('the attempt is gone');
  const { serial: _, ...columns } = before;
  const next = { ...columns, id: 'next' as AttemptId, participant: 'person-e' as ParticipantId };
  assert.is(await stores.attempts.start(next, { items: [] }), 5);
  assert.is((await stores.attempts.withId('next'))?.serial, 5);
});

migrated('have no attempt that was not counted', ({ file }) => {
  const database = openDatabase(file);
  const sql = `INSERT INTO attempt (id, round_id, participant_id, number, state, started_at, device_id) VALUES ('x', 'round', 'person-f', 1, 'open', 1, 'd')`;
  assert.throws(() => database.exec(sql), /^an attempt has a serial$/);
  database.close();
});

migrated.run();

function atVersion(version: number, { folder, file }: Context): Database {
  const migrations = readdirSync(import.meta.dirname).filter((name) => /^\d{3}-.*\.sql$/.test(name) && Number(name.slice(0, 3)) <= version);
  for (const name of migrations) copyFileSync(join(import.meta.dirname, name), join(folder, name));
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  migrate(database, folder);
  return database;
}

/** By the SQL of that version: stores write what is there now. */
function fill(database: Database): void {
  database.exec(`
    INSERT INTO contest (id, name, plan, zone, demonstration, created_at) VALUES ('contest', 'contest', 'plan', 'Asia/Ho_Chi_Minh', 0, 1);
    INSERT INTO topic VALUES ('contest', 'alpha', 'alpha');
    INSERT INTO unit VALUES ('unit', 'contest', 'U', 'unit', 'u', 'city', 'family', NULL);
    INSERT INTO round (id, contest_id, number, name, opens_at, closes_at, phase, declaration) VALUES ('round', 'contest', 1, 'round', 50, 5000, 'scheduled', '{}');
  `);
  const question = database.prepare(`INSERT INTO question VALUES (?, 'contest', ?, 'fact', 'alpha', 'easy', 'text', '[]', 0, '', '', 0)`);
  for (const id of ['q-1', 'q-2', 'q-3']) question.run(id, id);
  const participant = database.prepare(`INSERT INTO participant VALUES (?, 'contest', 'unit', 'name', 'name', ?, '1', x'', NULL, 0, 0)`);
  for (const id of PEOPLE) participant.run(`person-${id}`, Buffer.from(id));
  const attempt = database.prepare(`INSERT INTO attempt (id, round_id, participant_id, number, state, started_at, place, item, device_id) VALUES (?, 'round', ?, 1, 'open', ?, 1, 0, 'device')`);
  for (const [id, at] of Object.entries(STARTS)) attempt.run(id, `person-${id}`, at);
  database.exec(`
    UPDATE attempt SET place = 3, item = 7, shown_at = 395, question_credit = 5, credit = 9, version = 4 WHERE id = 'a';
    UPDATE attempt SET state = 'finished', finished_at = 250, receipt = 'receipt', place = 20, item = 19, shown_at = 245, credit = 3, version = 21 WHERE id = 'd';
    INSERT INTO tally VALUES ('d', 0, 11, 13, 17);
  `);
  const answer = database.prepare(`INSERT INTO answer (attempt_id, ${FIGURES.join()}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  for (const row of ANSWERS) answer.run(...row);
}

function reading<Value>(file: string, read: (database: Database) => Value): Value {
  const database = openDatabase(file);
  const value = read(database);
  database.close();
  return value;
}
