import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DatabaseError } from './error.ts';
import { assertDurable, openDatabase, openReader, refuseOldSqlite } from './open.ts';
import { openStores } from './stores.ts';

interface Context {
  folder: string;
  file: string;
}

const opening = suite<Context>('the database');
opening.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-open-'));
  context.file = join(context.folder, 'contest.sqlite');
});
opening.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

opening('is opened with WAL, FULL and foreign keys, and a second opening is no different', ({ file }) => {
  for (const time of ['first', 'second']) {
    const database = openDatabase(file);
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) => database.pragma(name, { simple: true }));
    assert.equal(pragmas, ['wal', 2, 1], time);
    database.close();
  }
});

for (const [pragma, told] of [
  ['synchronous = NORMAL', 'the connection is not durable: journal wal, synchronous 1, foreign keys 1'],
  ['synchronous = OFF', 'the connection is not durable: journal wal, synchronous 0, foreign keys 1'],
  ['journal_mode = DELETE', 'the connection is not durable: journal delete, synchronous 2, foreign keys 1'],
  ['foreign_keys = OFF', 'the connection is not durable: journal wal, synchronous 2, foreign keys 0'],
] as const) {
  opening(`refuses a writing connection with ${pragma}`, ({ file }) => {
    const database = openDatabase(file);
    database.pragma(pragma);
    assert.throws(() => assertDurable(database), (error: Error) => error instanceof DatabaseError && error.message === told);
    database.close();
  });
}

opening('refuses a file of a newer program, and leaves it as it is', ({ file }) => {
  openDatabase(file).close();
  const newer = new Sqlite(file);
  const known = Number(newer.pragma('user_version', { simple: true }));
  newer.pragma(`user_version = ${known + 1}`);
  newer.close();
  const sentence = `the database is at version ${known + 1}, newer than this program, which knows ${known}: start the newer program`;
  assert.throws(() => openDatabase(file), (error: Error) => error instanceof DatabaseError && error.message === sentence);
  const reader = openReader(file);
  assert.is(reader.pragma('user_version', { simple: true }), known + 1);
  reader.close();
});

for (const [version, isOld] of [
  ['3.51.2', true],
  ['3.9.99', true],
  ['2.99.99', true],
  ['3.51', true],
  ['3.51.3', false],
  ['3.51.10', false],
  ['3.100.0', false],
  ['4.0.0', false],
] as const) {
  opening(`${isOld ? 'refuses' : 'takes'} an SQLite of version ${version}`, () => {
    const database = new Sqlite(':memory:');
    database.function('sqlite_version', () => version);
    if (isOld) assert.throws(() => refuseOldSqlite(database), (error: Error) => error.message === `SQLite ${version} is older than 3.51.3`);
    else refuseOldSqlite(database);
    database.close();
  });
}

opening('has only STRICT tables, and those with a composite key are without rowid', ({ file }) => {
  const database = openDatabase(file);
  const tables = database.prepare<[], { name: string; strict: 0 | 1; wr: 0 | 1 }>(`SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`).all();
  assert.ok(tables.length >= 18);
  assert.equal(tables.filter((table) => table.strict === 0), []);
  const keyed = database.prepare<[string], number>('SELECT count(*) FROM pragma_table_info(?) WHERE pk > 0').pluck();
  assert.equal(tables.filter((table) => (keyed.get(table.name) ?? 0) > 1 && table.wr === 0), []);
  database.close();
});

opening('refuses to change or delete an event of the log', async ({ file }) => {
  const stores = openStores(file, { now: () => 1 });
  await stores.events.add(event('first'));
  await stores.close();
  const database = openDatabase(file);
  for (const change of [`UPDATE event SET reason = 'another'`, 'UPDATE event SET at = 0', 'DELETE FROM event', 'DELETE FROM event WHERE number = 1', `INSERT OR REPLACE INTO event SELECT number, at, actor, act, subject, 'another', detail, previous, 'f00d' FROM event`, `INSERT INTO event SELECT 9, at, actor, act, subject, reason, detail, previous, 'f00d' FROM event`]) {
    assert.throws(() => database.exec(change), /^the log is append-only$/, change);
  }
  assert.is(database.prepare('SELECT count(*) FROM event').pluck().get(), 1);
  database.close();
});

for (const [what, tampering, broken] of [
  ['nothing was touched', '', undefined],
  ['a reason was changed', `UPDATE event SET reason = 'another' WHERE number = 2`, 2],
  ['a detail was changed', `UPDATE event SET detail = '{"n":9}' WHERE number = 3`, 3],
  ['an instant was changed', 'UPDATE event SET at = 7 WHERE number = 1', 1],
  ['an event was taken out', 'DELETE FROM event WHERE number = 2', 3],
  ['the first event was taken out', 'DELETE FROM event WHERE number = 1', 2],
  ['an event was changed and hashed anew', `UPDATE event SET reason = 'another', hash = 'f00d' WHERE number = 2; UPDATE event SET previous = 'f00d' WHERE number = 3`, 2],
] as const) {
  opening(`finds the first broken event of the log where ${what} behind the triggers' back`, async ({ file }) => {
    const first = openStores(file, { now: () => 1 });
    for (const reason of ['first', 'second', 'third', 'fourth']) await first.events.add(event(reason));
    await first.close();
    const database = new Sqlite(file);
    database.exec(`DROP TRIGGER event_never_changes; DROP TRIGGER event_never_goes; ${tampering}`);
    database.close();
    const stores = openStores(file, { now: () => 2 });
    assert.is(await stores.events.firstBroken(), broken);
    await stores.close();
  });
}

function event(reason: string) {
  return { at: 5, actor: 'organiser', act: 'tested', subject: 'log', reason, detail: { n: 1 } };
}

opening.run();
