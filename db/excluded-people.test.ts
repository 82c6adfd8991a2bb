import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { excludedPeople } from './excluded-people.ts';
import { openDatabase, type Database } from './open.ts';

interface Context {
  folder: string;
  database: Database;
  who(): string[];
}

const excluded = suite<Context>('who may not play');
excluded.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-excluded-'));
  context.database = openDatabase(join(context.folder, 'contest.sqlite'));
  context.database.pragma('foreign_keys = OFF');
  const people = excludedPeople(context.database, { news: (_name, heard) => heard });
  context.who = () => [...people()].map(([id, group]) => `${id} ${group}`);
});
excluded.after.each(({ database, folder }) => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

function add(database: Database, id: string, group: string | null): void {
  database.prepare(`INSERT INTO participant VALUES (?, 'contest', 'unit', 'N', 'N', ?, '001', X'00', ?, 0, 0)`).run(id, Buffer.from(id), group);
}

excluded('is known as it is written, by whatever statement', ({ database, who }) => {
  add(database, 'a', 'jury');
  add(database, 'b', null);
  assert.equal(who(), ['a jury']);
  add(database, 'c', 'helper');
  assert.equal(who(), ['a jury', 'c helper']);
  database.exec(`UPDATE participant SET excluded = 'organiser' WHERE id = 'b'`);
  assert.equal(who(), ['a jury', 'b organiser', 'c helper']);
  database.exec(`UPDATE participant SET name = 'M', excluded = NULL WHERE id <> 'b'`);
  assert.equal(who(), ['b organiser']);
});

excluded('is as before where the transaction was rolled back', ({ database, who }) => {
  add(database, 'a', 'jury');
  assert.equal(who(), ['a jury']);
  database.exec(`BEGIN; UPDATE participant SET excluded = NULL; ROLLBACK`);
  assert.equal(who(), ['a jury']);
});

excluded.run();
