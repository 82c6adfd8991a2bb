import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { lockFolder } from '../db/lock.ts';
import { openDatabase, openReader } from '../db/open.ts';
import { openStores } from '../db/stores.ts';
import { KEYS, smallContest } from '../server/testing/small-contest.ts';

const ROOT = join(import.meta.dirname, '..');

interface Run {
  code: number;
  said: string;
}

interface Context {
  folder: string;
  file: string;
  run(script: string, ...words: string[]): Promise<Run>;
  /** Adds an event to the log, as each act of an organiser does. */
  act(reason: string): Promise<void>;
  reasons(): string[];
  backUp(): Promise<string>;
}

const backups = suite<Context>('a backup');
backups.before.each(async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-backup-'));
  const file = join(folder, 'contest.sqlite');
  Object.assign(context, {
    folder,
    file,
    run: async (script: string, ...words: string[]) => {
      const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...words], { cwd: ROOT, env: { ...process.env, DATA_DIR: folder }, timeout: 20_000 });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const [code, signal] = (await once(child, 'close')) as [number, string | null];
      assert.is(signal, null, `${script} had not ended after 20 s`);
      return { code, said };
    },
    act: async (reason: string) => {
      const stores = openStores(file, { now: () => 1 });
      await stores.events.add(event(reason));
      await stores.close();
    },
    reasons: () => read(file, 'SELECT reason FROM event ORDER BY number'),
    backUp: async () => {
      const { code, said } = await context.run('backup');
      assert.is(code, 0, said);
      return said.split('\n')[0] ?? '';
    },
  } satisfies Context);
  writeFileSync(join(folder, 'secrets.json'), '{}');
  const stores = openStores(file, { now: () => 1 });
  await stores.load(smallContest(KEYS, { people: 2_000, questionsEach: 400 }));
  await stores.close();
});
backups.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

backups('beside a writer that commits all the time ends, is sound and holds the contest', async ({ backUp, file }) => {
  const stores = openStores(file, { now: () => 1 });
  // As large as a city's: a copy page by page needs many steps, and each commit between two of them starts it again.
  const large = { ...event('large'), detail: { text: 'x'.repeat(200_000) } };
  await Promise.all(Array.from({ length: 400 }, () => stores.events.add(large)));
  let writing = true;
  const written = (async () => {
    for (let count = 1; ; count += 1) {
      await stores.events.add(event(`act ${count}`));
      if (!writing) return count;
    }
  })();
  const target = await backUp();
  writing = false;
  assert.ok((await written) > 10);
  await stores.close();
  assert.equal(read(target, 'PRAGMA integrity_check'), ['ok']);
  assert.equal(read(target, 'SELECT id FROM contest'), ['contest']);
  assert.equal(read(target, 'SELECT count(*) FROM participant'), [2_000]);
});

backups('of a folder without a database says so', async ({ run, file }) => {
  rmSync(file);
  const { code, said } = await run('backup');
  assert.is(code, 1);
  assert.match(said, /^there is no database in [^\n]*\n$/);
});

backups('is restored: the state is that of the backup, and the present one is kept aside', async ({ act, backUp, folder, reasons, run, file }) => {
  await act('before');
  const target = await backUp();
  await act('after');
  const { code, said } = await run('restore', target);
  assert.is(code, 0, said);
  assert.equal(reasons(), ['test', 'before']);
  const aside = /contest\.sqlite\.replaced-\S+Z/.exec(said)?.[0] ?? '';
  assert.equal(read(join(folder, aside), 'SELECT reason FROM event ORDER BY number'), ['test', 'before', 'after']);
  assert.match(said, '2000 people');
  openDatabase(file).close();
  assert.equal(readdirSync(folder).filter((name) => name.includes('restoring')), []);
});

backups('is restored over a database whose last commits stand in its WAL file', async ({ act, backUp, folder, reasons, run, file }) => {
  const target = await backUp();
  const open = openStores(file, { now: () => 1 });
  await open.events.add(event('in the WAL'));
  for (const ending of ['', '-wal']) copyFileSync(`${file}${ending}`, join(folder, `kept${ending}`));
  await open.close();
  for (const ending of ['', '-wal']) copyFileSync(join(folder, `kept${ending}`), `${file}${ending}`);
  const { code, said } = await run('restore', target);
  assert.is(code, 0, said);
  assert.equal(reasons(), ['test']);
  const aside = /contest\.sqlite\.replaced-\S+Z/.exec(said)?.[0] ?? '';
  assert.ok(existsSync(join(folder, `${aside}-wal`)));
  const kept = openDatabase(join(folder, aside));
  assert.equal(kept.prepare('SELECT reason FROM event ORDER BY number').pluck().all(), ['test', 'in the WAL']);
  kept.close();
  await act('goes on');
});

/** A lock that nobody holds on to is collected, and with it the folder is free again. */
const held: { release(): void }[] = [];

for (const [what, damage, told] of [
  ['under a running server', ({ folder }: Context) => void held.push(lockFolder(folder)), /another server already runs/],
  ['without the secrets', ({ folder }: Context) => rmSync(join(folder, 'secrets.json')), /secrets\.json is missing/],
  ['of a file that is damaged', (_: Context, target: string) => writeFileSync(target, damaged(readFileSync(target))), /is damaged|cannot be read/],
  ['of a file that is no database', (_: Context, target: string) => writeFileSync(target, 'text, and more than enough of it '.repeat(100)), /cannot be read: file is not a database/],
  ['of a newer program\'s file', (_: Context, target: string) => alter(target, 'PRAGMA user_version = 999'), /version 999, newer than this program/],
  ['of an empty file', (_: Context, target: string) => writeFileSync(target, ''), /is no database of hoithi/],
  ['of a file that is not there', (_: Context, target: string) => rmSync(target), /there is no file/],
] as const) {
  backups(`is not restored ${what}, and nothing changes`, async (context) => {
    const target = await context.backUp();
    await context.act('after');
    damage(context, target);
    const before = readdirSync(context.folder).filter((name) => name.startsWith('contest'));
    const { code, said } = await context.run('restore', target);
    assert.is(code, 1, said);
    assert.match(said, told);
    assert.not.match(said, /^ {4}at /m);
    assert.equal(readdirSync(context.folder).filter((name) => name.startsWith('contest')), before);
    assert.equal(context.reasons(), ['test', 'after']);
  });
}

backups.run();

function read(file: string, sql: string): unknown[] & string[] {
  const reader = openReader(file);
  const values = reader.prepare(sql).pluck().all() as string[];
  reader.close();
  return values;
}

function alter(file: string, sql: string): void {
  const database = openDatabase(file);
  database.exec(sql);
  database.close();
}

/** The file with a page in its middle overwritten. */
function damaged(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, 40_960), Buffer.alloc(81_920, 7), bytes.subarray(122_880)]);
}

function event(reason: string) {
  return { at: 5, actor: 'organiser', act: 'tested', subject: 'log', reason, detail: {} };
}
