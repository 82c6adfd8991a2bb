import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DatabaseError } from './error.ts';
import { lockFolder } from './lock.ts';

interface Context {
  folder: string;
  holder: ChildProcess | undefined;
}

const locking = suite<Context>('the lock of a data folder');
locking.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-lock-'));
  context.holder = undefined;
});
locking.after.each(async ({ folder, holder }) => {
  if (holder !== undefined) await kill(holder);
  rmSync(folder, { recursive: true, force: true });
});

locking('refuses a second process, and is free after kill -9 of the holder', async (context) => {
  const { folder } = context;
  context.holder = await hold(folder);
  assert.throws(() => lockFolder(folder), isTaken(folder));
  await kill(context.holder);
  lockFolder(folder).release();
});

locking('is held by one in the same process, too, until it is released', ({ folder }) => {
  const first = lockFolder(folder);
  assert.throws(() => lockFolder(folder), isTaken(folder));
  first.release();
  lockFolder(folder).release();
});

locking('says of a folder that is not there what is wrong with it', ({ folder }) => {
  assert.throws(() => lockFolder(join(folder, 'nowhere')), /directory does not exist/);
});

/** A process that holds the lock until it is killed. */
async function hold(folder: string): Promise<ChildProcess> {
  const module = JSON.stringify(new URL('lock.ts', import.meta.url).href);
  const script = `const { lockFolder } = await import(${module}); lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')])) as unknown[];
  assert.is(String(said).trim(), 'held');
  return holder;
}

async function kill(holder: ChildProcess): Promise<void> {
  if (holder.exitCode !== null || holder.signalCode !== null) return;
  holder.kill('SIGKILL');
  await once(holder, 'exit');
}

function sentence(folder: string): string {
  return `another server already runs on ${folder}: stop it first, or set DATA_DIR to another folder`;
}

function isTaken(folder: string) {
  return (error: Error): boolean => error instanceof DatabaseError && error.message === sentence(folder);
}

locking.run();
