import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freePort, launch, startServer, type ChildServer } from './testing/child-server.ts';

interface Context {
  folder: string;
  port: number;
  server: ChildServer;
}

const second = suite<Context>('a second server');
second.before(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-second-'));
  context.port = await freePort();
  context.server = await startServer(context);
});
second.after(async ({ folder, server }) => {
  server.signal('SIGKILL');
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
});

second('on the same data folder ends with a sentence, and the first one serves on', async ({ folder, server }) => {
  const other = launch({ folder, port: await freePort() });
  assert.equal(await other.ended, { code: 1, signal: null });
  assert.is(other.printed(), `hoithi: another server already runs on ${folder}: stop it first, or set DATA_DIR to another folder\n`);
  assert.is((await fetch(`${server.address}/readyz`)).status, 200);
});

second('on the same port ends with a sentence, and lets its own data folder go', async ({ port }) => {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-second-'));
  const other = launch({ folder, port });
  assert.equal(await other.ended, { code: 1, signal: null });
  assert.is(other.printed(), `hoithi: port ${port} is in use by another program: stop it, or set PORT to another number\n`);
  rmSync(folder, { recursive: true, force: true });
});

second.run();
