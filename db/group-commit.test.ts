import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { commitFaults, type CommitFaults } from '../server/testing/commit-faults.ts';
import { openDatabase, openReader, type Database } from './open.ts';
import { groupCommit, NotSavedError, type CommitOptions, type GroupCommit } from './group-commit.ts';

interface Disk {
  folder: string;
  database: Database;
  reader: Database;
  writer: TestWriter;
  disk: CommitFaults;
  now: number;
  /** Writes one row; a text that is there already is a bad row. */
  add(text: string): Promise<number>;
  /** What another connection sees: only what is committed. */
  stored(): unknown[];
}

interface TestWriter extends GroupCommit<Job> {
  write<Value>(run: () => Value): Promise<Value>;
}

interface Job {
  run(): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

const writing = suite<Disk>('group commit');
writing.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-writer-'));
  const file = join(context.folder, 'contest.sqlite');
  context.database = openDatabase(file);
  context.database.exec('CREATE TABLE line (text TEXT NOT NULL UNIQUE) STRICT');
  context.reader = openReader(file);
  context.disk = commitFaults();
  context.now = 5_000;
  context.writer = testWriter(context.database, { now: () => context.now, faults: context.disk.faults });
  const insert = context.database.prepare<[string]>('INSERT INTO line VALUES (?)');
  const lines = context.reader.prepare('SELECT text FROM line ORDER BY rowid').pluck();
  context.add = (text) => context.writer.write(() => insert.run(text).changes);
  context.stored = () => lines.all();
});
writing.after.each(async ({ database, disk, reader, writer, folder }) => {
  disk.release();
  await writer.drained();
  reader.close();
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

writing('holds every promise while its commit is held, and settles them when it is done', async ({ add, disk, stored }) => {
  disk.hold();
  const settled: string[] = [];
  const both = ['a', 'b'].map(async (text) => {
    await add(text);
    settled.push(text);
    assert.ok(stored().includes(text), 'it is settled and not yet there');
  });
  await disk.held();
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  assert.equal([settled, stored()], [[], []]);
  disk.release();
  await Promise.all(both);
  assert.equal(settled, ['a', 'b']);
});

writing('puts what arrives in one turn of the loop into one transaction, and what arrives meanwhile into the next', async ({ add, disk, stored }) => {
  const first = Array.from({ length: 50 }, (_, index) => add(`first ${index}`));
  await Promise.all(first);
  assert.is(disk.commits(), 1);
  disk.hold();
  const second = Array.from({ length: 50 }, (_, index) => add(`second ${index}`));
  await disk.held();
  second.push(add('arrives while the batch waits'));
  disk.release();
  await Promise.all(second);
  assert.is(disk.commits(), 2);
  assert.is(stored().length, 101);
});

writing('cuts a burst into batches of at most 4,096', async ({ add, disk, stored }) => {
  await Promise.all(Array.from({ length: 8_193 }, (_, index) => add(String(index))));
  assert.is(disk.commits(), 3);
  assert.is(stored().length, 8_193);
});

writing('rejects a write whose commit fails, and leaves nothing of it; the same write may be tried again', async ({ add, disk, database, stored }) => {
  disk.fail();
  const error: unknown = await add('a').catch((reason: unknown) => reason);
  assert.ok(error instanceof NotSavedError && error.cause instanceof Error);
  assert.is(database.inTransaction, false);
  assert.equal(stored(), []);
  disk.heal();
  assert.is(await add('a'), 1);
  assert.equal(stored(), ['a']);
});

writing('fails a bad row alone: its whole batch gets another try, row by row', async ({ add, stored }) => {
  await add('there already');
  const results = await Promise.allSettled([add('a'), add('there already'), add('b')]);
  assert.equal(results.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled']);
  assert.equal(stored(), ['there already', 'a', 'b']);
});

writing('tries the halves of a batch with a bad row, with a turn of the loop between two tries', async (context) => {
  const { database, stored } = context;
  let turn = 0;
  const turns: number[] = [];
  const writer = testWriter(database, { now: () => 0, committed: () => turns.push(turn) });
  const insert = database.prepare<[string]>('INSERT INTO line VALUES (?)');
  await writer.write(() => insert.run('there already'));
  const results = Promise.allSettled(Array.from({ length: 64 }, (_, index) => writer.write(() => insert.run(index === 40 ? 'there already' : String(index)))));
  let isDone = false;
  const done = async (): Promise<void> => {
    await results;
    isDone = true;
  };
  void done();
  while (!isDone) {
    await nextTurn();
    turn += 1;
  }
  assert.is((await results).filter(({ status }) => status === 'rejected').length, 1);
  assert.is(stored().length, 64);
  assert.equal([turns.length, new Set(turns.slice(1)).size], [14, 13]);
});

writing('tells everybody at once that the disk is full, and tries nothing again', async ({ database, stored, disk }) => {
  const tried: boolean[] = [];
  const writer = testWriter(database, { now: () => 0, committed: ({ isSaved }) => tried.push(isSaved), faults: disk.faults });
  const insert = database.prepare<[string]>('INSERT INTO line VALUES (?)');
  const add = (index: number) => writer.write(() => insert.run(`${index} `.padEnd(2_000, 'x')));
  disk.fill();
  const results = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => add(index)));
  assert.equal([results.every(({ status }) => status === 'rejected'), tried, stored()], [true, [false], []]);
  disk.heal();
  await add(1);
  assert.equal(tried, [false, true]);
});

writing('runs the jobs of a batch whose commit failed once more, and doubles nothing', async ({ writer, database, disk, stored }) => {
  const insert = database.prepare<[string]>('INSERT INTO line VALUES (?)');
  const count = database.prepare<[], number>('SELECT count(*) FROM line').pluck();
  const runs = { a: 0, b: 0 };
  disk.fail(1);
  const job = (name: 'a' | 'b') => (): string => {
    runs[name] += 1;
    // A counter in the row, as a version is: run twice on what a rollback left behind, it would skip a number.
    insert.run(`${name} is number ${(count.get() ?? 0) + 1}`);
    return `${name} in run ${runs[name]}`;
  };
  const results = await Promise.all([writer.write(job('a')), writer.write(job('b'))]);
  assert.equal(results, ['a in run 2', 'b in run 2']);
  assert.equal(stored(), ['a is number 1', 'b is number 2']);
});

writing('runs nothing once more where its outcome cannot be told', async ({ database, stored }) => {
  const told = (): never => {
    throw new Error('it cannot be told');
  };
  const writer = testWriter(database, { now: () => 0, settled: told });
  const insert = database.prepare("INSERT INTO line SELECT 'line ' || (count(*) + 1) FROM line");
  void writer.write(() => insert.run());
  void writer.write(() => insert.run());
  const error: unknown = await writer.drained().catch((reason: unknown) => reason);
  assert.ok(error instanceof Error);
  assert.is(error.message, 'it cannot be told');
  assert.equal(stored(), ['line 1', 'line 2']);
});

writing('stamps the sign of life into each commit once what was open is taken up, and never moves it back', async (context) => {
  const life = context.reader.prepare('SELECT at FROM life').pluck();
  await context.add('of a start');
  assert.is(life.get(), 0);
  context.writer.comeAlive();
  await context.add('a');
  assert.is(life.get(), 5_000);
  context.now = 4_000;
  await context.add('b');
  assert.is(life.get(), 5_000);
  context.disk.fail();
  context.now = 6_000;
  await context.add('c').catch(() => undefined);
  assert.is(life.get(), 5_000);
});

writing('is drained when everything handed in has been committed or has failed, and not before', async ({ add, disk, stored, writer }) => {
  disk.hold();
  disk.fail(3);
  const failing = ['a', 'b'].map((text) => add(text).catch(() => 'failed'));
  let isDrained = false;
  const drained = (async () => {
    await writer.drained();
    isDrained = true;
  })();
  await disk.held();
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  assert.is(isDrained, false);
  disk.release();
  await drained;
  assert.equal(await Promise.all(failing), ['failed', 'failed']);
  await add('c');
  assert.equal(stored(), ['c']);
});

function testWriter(database: Database, options: CommitOptions): TestWriter {
  const commits = groupCommit<Job>(database, { run: (job) => job.run(), resolve: (job, value) => job.resolve(value), reject: (job, error) => job.reject(error) }, options);
  const write = <Value>(run: () => Value) => new Promise<Value>((resolve, reject) => commits.add({ run, resolve: (value) => resolve(value as Value), reject }));
  return { ...commits, write };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

writing.run();
