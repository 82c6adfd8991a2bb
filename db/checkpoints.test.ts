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

checkpoints('put the log into the file while no commit does', async ({ file, database }) => {
  const end = checkpointsBeside(file, () => undefined);
  write(database, 6_000);
  await until(() => inTheLog(database) === 0);
  await end();
});

checkpoints('let the log begin anew under a writer that never pauses', async ({ file, database }) => {
  const end = checkpointsBeside(file, () => undefined);
  let most = 0;
  let isAnew = false;
  for (let written = 0; written < 40_000 && !isAnew; written += 200) {
    write(database, 200);
    const log = pagesOfTheLog(database);
    isAnew = log < most;
    most = Math.max(most, log);
  }
  assert.ok(isAnew, `the log has grown to ${most} pages`);
  await end();
});

checkpoints('tell of a file that is not there', async ({ folder }) => {
  const told: string[] = [];
  const end = checkpointsBeside(join(folder, 'none.sqlite'), (error) => told.push(String(error)));
  await until(() => told.length > 0);
  assert.match(String(told[0]), /the thread of checkpoints has ended: SQLITE_CANTOPEN/);
  await end();
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
