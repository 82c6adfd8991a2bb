import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LiveHostView } from '../server/protocol/live-host.ts';
import { readSecrets } from '../server/secrets.ts';
import { freePort, startServer, type ChildServer } from '../server/testing/child-server.ts';
import { cookieOf, staffPage } from '../server/testing/staff-page.ts';
import { demonstrationStaff } from './demo/staff.ts';

const ROOT = join(import.meta.dirname, '..');

interface Context {
  folder: string;
  port: number;
  server: ChildServer;
}

const rehearsal = suite<Context>('npm run rehearse -- --live');
rehearsal.before(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-rehearse-'));
  context.port = await freePort();
  context.server = await startServer(context);
});
rehearsal.after(async ({ server, folder }) => {
  server.signal('SIGKILL');
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
});

rehearsal('plays a live session as guests, over a restart of the server in the middle of a question', async (context) => {
  const host = await liveHost(context);
  const { ended, printed } = rehearse(context, '--live', host.pin, '--people', '30', '--thinking', '1');
  while ((await host.view()).numbers.connected < 30) assert.not.match(printed(), /VERDICT/);
  await host.order({ order: 'auto', on: true });
  await host.order({ order: 'next' });
  while ((await host.view()).numbers.answered < 5) assert.not.match(printed(), /VERDICT/);
  context.server.signal('SIGKILL');
  await context.server.ended;
  context.server = await startServer(context);
  while ((await host.view()).numbers.answered < 30) assert.not.match(printed(), /VERDICT/);
  await host.order({ order: 'end', reason: 'hết buổi diễn tập' });
  assert.is(await ended, 0, printed());
  for (const line of [/Rehearsal of Diễn tập trực tiếp/, /People who finished +30 \/ 30/, /Answers lost +0/, /VERDICT: all is well/]) assert.match(printed(), line);
});

rehearsal.run();

function rehearse({ folder }: Context, ...words: string[]): { ended: Promise<number>; printed(): string } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/rehearse.ts', ...words], { cwd: ROOT, env: { ...process.env, DATA_DIR: folder } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (printed += chunk.toString()));
  return { ended: once(child, 'close').then(([code]) => Number(code)), printed: () => printed };
}

/** The demonstration's organiser, with a live session of one question in its lobby. */
async function liveHost({ folder, server }: Context) {
  const password = demonstrationStaff(readSecrets(folder).keys).find(({ account }) => account === 'bantochuc')?.password ?? '';
  const headers = { 'content-type': 'application/json', cookie: await cookieOf(server.address, { account: 'bantochuc', password }) };
  const page = staffPage(() => server.address, headers.cookie);
  const created = await page.post<{ session: string }>('live-order', {
    order: 'create', name: 'Diễn tập trực tiếp', rules: { joining: 'guests' }, script: { steps: [{ kind: 'question', id: 'q1', question: 'HT24-15a', seconds: 60 }] },
  });
  const session = created.ok ? created.value.session : '';
  const view = async (): Promise<LiveHostView> => {
    // A page does not ask more often either.
    await pause(150);
    const verdict = await page.get<LiveHostView>(`live?session=${session}`);
    if (!verdict.ok) throw new Error(verdict.refusal);
    return verdict.value;
  };
  const order = async (given: object): Promise<void> => {
    const verdict = await page.post('live-order', { ...given, session, revision: (await view()).revision });
    if (!verdict.ok) throw new Error(verdict.refusal);
  };
  await order({ order: 'open-lobby' });
  return { view, order, pin: (await view()).pin };
}
