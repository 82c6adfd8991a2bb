import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import Sqlite from 'better-sqlite3';
import { pairPages, rowPages } from './row-pages.ts';

const test = suite('pages of rows');

const INSTANT = Date.UTC(2026, 6, 1);

function people(): Sqlite.Database {
  const database = new Sqlite(':memory:');
  database.exec('CREATE TABLE person (name TEXT, at INTEGER, guess INTEGER)');
  const add = database.prepare('INSERT INTO person VALUES (?, ?, ?)');
  for (const row of [['Đỗ Thị Huyền', INSTANT, 7], ['"A\\B"\n', Number.MAX_SAFE_INTEGER, null], ['', -1, 0], ['Z', 3, 1]]) add.run(...row);
  return database;
}

function filled() {
  return rowPages<[least: number, limit: number], [string, number, number | null]>(people(), 'name, at, guess', 'SELECT name, at, guess FROM person WHERE at >= ? ORDER BY at LIMIT ?');
}

test('values come as they are stored, in the order of the query', () => {
  assert.equal(filled()(-1, 10), [['', -1, 0], ['Z', 3, 1], ['Đỗ Thị Huyền', INSTANT, 7], ['"A\\B"\n', Number.MAX_SAFE_INTEGER, null]]);
});

test('a page ends where the query ends it, and one behind the last row is empty', () => {
  const page = filled();
  assert.equal(page(0, 2).map(([name]) => name), ['Z', 'Đỗ Thị Huyền']);
  assert.equal(page(2 ** 60, 10), []);
});

test('pairs of numbers come as what is made of each, in the order of the query', () => {
  const sql = 'SELECT at AS a, length(name) AS b FROM person WHERE at >= ? ORDER BY at DESC LIMIT ?';
  const page = pairPages<[least: number, limit: number], object>(people(), sql, (at, letters) => ({ at, letters }));
  assert.equal(page(-1, 3), [{ at: Number.MAX_SAFE_INTEGER, letters: 6 }, { at: INSTANT, letters: 12 }, { at: 3, letters: 1 }]);
  assert.equal(page(3, 0), []);
});

test.run();
