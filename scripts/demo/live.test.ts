import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openStores } from '../../db/stores.ts';
import { openContest } from '../../server/contest/contest.ts';
import { slowPasswords } from '../../server/contest/staff/passwords.ts';
import { logEvents } from '../../server/events.ts';
import { manualClock } from '../../server/testing/manual-clock.ts';
import { demonstrationContest } from './contest.ts';
import { addDemonstrationSession } from './live.ts';

const NOW = Date.UTC(2024, 9, 7);
const KEYS = { codes: Buffer.alloc(32, 1), receipts: Buffer.alloc(32, 2), demonstration: Buffer.alloc(32, 3) };

const session = suite('the demonstration\'s live session');

session('waits in its lobby, once, with questions that fit on a wall', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-demo-live-'));
  const clock = manualClock(NOW);
  const stores = openStores(join(folder, 'contest.sqlite'), { now: clock.now });
  await stores.load(demonstrationContest(KEYS, NOW));
  const parts = { stores, clock, keys: KEYS, passwords: slowPasswords({ N: 16, r: 8, p: 1 }), events: logEvents(pino({ level: 'silent' })), random: (bytes: number) => Buffer.alloc(bytes, 's') };
  const contest = await openContest(parts, { entryAddress: () => 'http://localhost', signInOpen: true, behindProxy: true });
  await contest.recover();
  for (const _start of [1, 2]) await addDemonstrationSession(contest.live);
  const [only, ...others] = await contest.live.list();
  assert.equal([only?.phase, only?.host, others.length], ['lobby', 'bantochuc', 0]);
  const view = await contest.live.hostView(only?.session ?? '');
  assert.ok(view.ok && view.value.script.steps.length === 9 && view.value.next?.kind === 'message');
  await contest.stop();
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
});

session.run();
