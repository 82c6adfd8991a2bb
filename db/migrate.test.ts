import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { migrate } from './migrate.ts';
import type { Database } from './open.ts';

interface Context {
  folder: string;
  database: Database;
  write(file: string, sql: string): void;
  trace(): unknown[];
  version(): unknown;
}

const migrating = suite<Context>('migrations');
migrating.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-migrate-'));
  context.database = new Sqlite(':memory:');
  context.write = (file, sql) => writeFileSync(join(context.folder, file), sql);
  context.trace = () => context.database.prepare('SELECT step FROM trace ORDER BY rowid').pluck().all();
  context.version = () => context.database.pragma('user_version', { simple: true });
  context.write('002-second.sql', `INSERT INTO trace VALUES ('second');`);
  context.write('001-first.sql', `CREATE TABLE trace (step TEXT) STRICT; INSERT INTO trace VALUES ('first');`);
  context.write('notes.sql', 'this is no migration');
});
migrating.after.each(({ database, folder }) => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

migrating('are applied in the order of their numbers, each once, and counted', ({ database, folder, trace, version, write }) => {
  migrate(database, folder);
  assert.equal([trace(), version()], [['first', 'second'], 2]);
  write('003-third.sql', `INSERT INTO trace VALUES ('third');`);
  migrate(database, folder);
  migrate(database, folder);
  assert.equal([trace(), version()], [['first', 'second', 'third'], 3]);
});

migrating('that fail leave nothing of themselves and keep what came before; the next start goes on there', ({ database, folder, trace, version, write }) => {
  write('003-third.sql', `INSERT INTO trace VALUES ('half'); INSERT INTO nowhere VALUES (1);`);
  assert.throws(() => migrate(database, folder), /^no such table: nowhere$/);
  assert.equal([trace(), version()], [['first', 'second'], 2]);
  write('003-third.sql', `INSERT INTO trace VALUES ('third');`);
  migrate(database, folder);
  assert.equal([trace(), version()], [['first', 'second', 'third'], 3]);
});

migrating('of a newer program are not undone', ({ database, folder, trace, version }) => {
  migrate(database, folder);
  rmSync(join(folder, '002-second.sql'));
  assert.throws(() => migrate(database, folder), /^the database is at version 2, newer than this program, which knows 1: start the newer program$/);
  assert.equal([trace(), version()], [['first', 'second'], 2]);
});

migrating('of which two have one number are not begun', ({ database, folder, version, write }) => {
  write('002-other.sql', 'CREATE TABLE other (one TEXT) STRICT');
  assert.throws(() => migrate(database, folder), /002-second.sql is not in its place$/);
  assert.is(version(), 0);
});

migrating.run();
