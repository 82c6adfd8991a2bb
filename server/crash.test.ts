import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freePort, startServer, type ChildServer } from './testing/child-server.ts';
import { openCrowd, type Crowd } from './testing/demo-crowd.ts';
import { printedSeed, seeded } from './testing/seeded.ts';
import { assertCredited, assertKept, assertWhole, readStored } from './testing/stored-contest.ts';

const KILLS = 3;
const PEOPLE = 20;

interface Context {
  folder: string;
  server: ChildServer | undefined;
  crowd: Crowd | undefined;
}

const crash = suite<Context>('kill -9');
crash.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-crash-'));
});
crash.after.each(async ({ folder, server, crowd }) => {
  crowd?.leave();
  server?.signal('SIGKILL');
  await server?.ended;
  rmSync(folder, { recursive: true, force: true });
});

crash('while answers stream in loses no acknowledged answer, every attempt goes on, and the outage is credited', async (context) => {
  const random = seeded(printedSeed());
  const { folder } = context;
  const port = await freePort();
  context.server = await startServer({ folder, port });
  const crowd = await openCrowd({ address: context.server.address, folder, people: PEOPLE, random, reconnect: { reconnectionDelay: 100, reconnectionDelayMax: 250 } });
  context.crowd = crowd;

  const kills: number[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const moment = crowd.sent() + 2 * PEOPLE + Math.floor(random() * 2 * PEOPLE);
    await crowd.until(() => crowd.sent() >= moment, 'answers stream in');
    // Before, in and behind the commit of what is in hand.
    await after(random() * 5);
    const before = crowd.pages.map((page) => page.acknowledged.size);
    context.server.signal('SIGKILL');
    assert.equal(await context.server.ended, { code: null, signal: 'SIGKILL' });
    kills.push(Date.now());
    context.server = await startServer({ folder, port });
    await crowd.until(() => crowd.pages.every((page) => page.returns.length === kill), 'everybody is back');
    for (const [index, page] of crowd.pages.entries()) {
      const state = page.returns.at(-1)?.view.state;
      assert.is(state?.state, 'question');
      assert.ok(state?.state === 'question' && state.saved >= (before[index] ?? 0), `${before[index]} were acknowledged: ${JSON.stringify(state)}`);
    }
  }
  await crowd.until(() => crowd.pages.every((page) => page.state() === 'finished'), 'everybody has finished');

  context.server.signal('SIGTERM');
  assert.equal(await context.server.ended, { code: 0, signal: null }, context.server.printed());
  assert.equal(crowd.problems(), []);
  const stored = readStored(join(folder, 'contest.sqlite'));
  assertKept(stored, crowd.pages);
  assertWhole(stored, crowd.pages);
  assertCredited(stored, crowd.pages, kills);
  for (const [index, { from, attempts }] of stored.outages.entries()) {
    assert.is(attempts, PEOPLE);
    // Commits stream in, and without any there is one each second.
    assert.ok(from <= (kills[index] ?? 0) && from >= (kills[index] ?? 0) - 2_000);
  }
});

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

crash.run();
