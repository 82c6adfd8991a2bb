import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freePort, startServer, type ChildServer } from '../server/testing/child-server.ts';

const ROOT = join(import.meta.dirname, '..');

interface Context {
  folder: string;
  port: number;
  server: ChildServer;
  rehearse(...words: string[]): { ended: Promise<number>; printed(): string };
}

const rehearsal = suite<Context>('npm run rehearse');
rehearsal.before(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-rehearse-'));
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/demo.ts', '--reset', '--people', '120'], { cwd: ROOT, env: { ...process.env, DATA_DIR: context.folder } });
  context.port = await freePort();
  context.server = await startServer(context);
  context.rehearse = (...words) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/rehearse.ts', ...words], { cwd: ROOT, env: { ...process.env, DATA_DIR: context.folder } });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (printed += chunk.toString()));
    return { ended: once(child, 'close').then(([code]) => Number(code)), printed: () => printed };
  };
});
rehearsal.after(async ({ server, folder }) => {
  server.signal('SIGKILL');
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
});

rehearsal('lets so many take part in the open round from start to finish, and reports in both languages', async ({ rehearse }) => {
  const { ended, printed } = rehearse('--people', '40', '--thinking', '0.02');
  assert.is(await ended, 0, printed());
  for (const line of [/40\/40 xong bài \/ finished/, /Người làm xong bài +40 \/ 40/, /Answers acknowledged +800/, /VERDICT: all is well/]) assert.match(printed(), line);
});

rehearsal('goes on over a restart of the server without losing an answer', async (context) => {
  const before = await answersAt(context.server);
  const { ended, printed } = context.rehearse('--people', '40', '--round', '1', '--thinking', '0.2');
  while ((await answersAt(context.server)) < before + 100) assert.not.match(printed(), /VERDICT/);
  context.server.signal('SIGKILL');
  await context.server.ended;
  context.server = await startServer(context);
  assert.is(await ended, 0, printed());
  assert.match(printed(), /Reconnects +[1-9]/);
  assert.match(printed(), /Answers lost +0/);
});

rehearsal('is refused for a round that is not open, and for more people than there are', async ({ rehearse }) => {
  const [closed, many] = [rehearse('--round', '2'), rehearse('--people', '5000')];
  assert.equal([await closed.ended, await many.ended], [1, 1]);
  assert.is(closed.printed(), 'round 2 is not open: it is scheduled\n');
  assert.match(many.printed(), /invented people have not taken part in round 1 yet/);
});

rehearsal('is refused on a contest that is no demonstration, before anybody signs in', async ({ rehearse }) => {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-rehearse-'));
  const real = await startServer({ folder, port: await freePort(), words: ['--empty'] });
  const { ended, printed } = rehearse('--address', real.address);
  assert.is(await ended, 1);
  assert.is(printed(), 'this server runs a real contest: only a demonstration can be rehearsed on\n');
  real.signal('SIGKILL');
  await real.ended;
  rmSync(folder, { recursive: true, force: true });
});

rehearsal('says so where no server answers', async ({ rehearse }) => {
  const { ended, printed } = rehearse('--address', `http://127.0.0.1:${await freePort()}`);
  assert.is(await ended, 1);
  assert.match(printed(), /^no contest server of this version answers at/);
});

rehearsal.run();

/** As the server counts them. */
async function answersAt({ address }: ChildServer): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/^hoithi_answers_total (\S+)/m.exec(text)?.[1]);
}
