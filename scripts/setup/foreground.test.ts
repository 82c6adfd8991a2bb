import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const run = join(import.meta.dirname, '../run.mjs');

interface World { folder: string; start: (program: string, ...given: string[]) => ChildProcess }

const foreground = suite<World>('foreground');

foreground.before((world) => {
  world.folder = mkdtempSync(join(tmpdir(), 'hoithi-foreground-'));
  world.start = (program, ...given) => {
    const file = join(world.folder, 'program.mts');
    writeFileSync(file, program);
    return spawn(process.execPath, [run, file, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  };
});

foreground.after(({ folder }) => {
  rmSync(folder, { recursive: true });
});

foreground('the program gets the arguments and its exit code is passed on', async ({ start }) => {
  const child = start("process.exitCode = process.argv.slice(2).join(' ') === '--lan here' ? 7 : 1;", '--lan', 'here');
  const [code] = await once(child, 'exit');
  assert.is(code, 7);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  foreground(`the program hears ${signal} once and may take its time`, async ({ start }) => {
    const child = start(`
      const heard: string[] = [];
      const waiting = setInterval(() => {}, 1000);
      process.on('${signal}', () => {
        heard.push('${signal}');
        setTimeout(() => { clearInterval(waiting); process.exitCode = heard.length === 1 ? 8 : 1; }, 200);
      });
      console.log('ready');
    `);
    await lineOf(child);
    child.kill(signal);
    const [code] = await once(child, 'exit');
    assert.is(code, 8);
  });
}

foreground('the program is told to end when npm and its shell have died', async ({ folder }) => {
  const trace = join(folder, 'told');
  const env = { ...process.env, npm_lifecycle_event: 'start' };
  writeFileSync(join(folder, 'program.mts'), `
    import { writeFileSync } from 'node:fs';
    const waiting = setInterval(() => {}, 1000);
    process.on('SIGTERM', () => { clearInterval(waiting); writeFileSync('${trace}', 'told'); });
    console.log('ready');
  `);
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${run}" "${join(folder, 'program.mts')}"; true`], { stdio: ['ignore', 'pipe', 'inherit'], env });
  await lineOf(shell);
  shell.kill('SIGTERM');
  await once(shell, 'close');
  assert.ok(existsSync(trace));
});

foreground('a program that a signal ended has the exit code of shells', async ({ start }) => {
  const [code] = await once(start("process.kill(process.pid, 'SIGKILL');"), 'exit');
  assert.is(code, 137);
});

foreground.run();

async function lineOf({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error('the program has no output');
  await once(createInterface(stdout), 'line');
}
