import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { until } from '../server/testing/until.ts';
import { checkpointsBeside } from './checkpoints.ts';
import { openDatabase, type Database } from './open.ts';

interface Context {
  folder: string;
  file: string;
  database: Database;
}

const checkpoints = suite<Context>('checkpoints beside the writer');
checkpoints.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-checkpoints-'));
  context.file = join(context.folder, 'contest.sqlite');
  context.database = openDatabase(context.file);
  context.database.exec('CREATE TABLE line (text TEXT NOT NULL) STRICT');
});
checkpoints.after.each(({ database, folder }) => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

checkpoints('put the log into the file and let it begin anew, while the writer makes none itself', async ({ database }) => {
  const end = checkpointsBeside(database, () => undefined);
  write(database, 10_000);
  assert.ok(inTheLog(database) >= 10_000);
  await until(() => inTheLog(database) === 0);
  write(database, 10);
  assert.ok(pagesOfTheLog(database) < 100, 'the log has not begun anew');
  await end();
});

checkpoints('let the log begin anew under a writer that never pauses', async ({ database }) => {
  const end = checkpointsBeside(database, () => undefined);
  let most = 0;
  let isAnew = false;
  await until(() => {
    write(database, 20);
    const log = pagesOfTheLog(database);
    isAnew ||= log < most;
    most = Math.max(most, log);
    return isAnew;
  });
  await end();
});

checkpoints('are the writer\'s own again where the thread has ended', async ({ folder }) => {
  const told: string[] = [];
  const file = join(folder, 'other.sqlite');
  const database = openDatabase(file);
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`);
  const end = checkpointsBeside(database, (error) => told.push(String(error)));
  await until(() => told.length > 0);
  assert.match(String(told[0]), /the thread of checkpoints has ended: SQLITE_CANTOPEN/);
  assert.is(database.pragma('wal_autocheckpoint', { simple: true }), 8_192);
  await end();
  database.close();
});

checkpoints.run();

/** So many rows, each on a page of its own. */
function write(database: Database, pages: number): void {
  const insert = database.prepare<[string]>('INSERT INTO line VALUES (?)');
  const text = 'x'.repeat(3_000);
  database.transaction(() => {
    for (let page = 0; page < pages; page += 1) insert.run(text);
  })();
}

function state(database: Database): { log: number; checkpointed: number } {
  const [row] = database.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }];
  return row;
}

function pagesOfTheLog(database: Database): number {
  return state(database).log;
}

/** Pages that are in the log alone. */
function inTheLog(database: Database): number {
  const { log, checkpointed } = state(database);
  return log - checkpointed;
}
