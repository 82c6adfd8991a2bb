import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openStores } from '../../db/stores.ts';
import { staffAccounts } from '../../server/contest/staff/accounts.ts';
import { slowPasswords } from '../../server/contest/staff/passwords.ts';
import { logEvents } from '../../server/events.ts';
import { manualClock } from '../../server/testing/manual-clock.ts';
import { demonstrationContest } from './contest.ts';
import { addDemonstrationStaff, staffCards } from './staff.ts';

const NOW = Date.UTC(2024, 9, 7);
const KEYS = { codes: Buffer.alloc(32, 1), receipts: Buffer.alloc(32, 2), demonstration: Buffer.alloc(32, 3) };

const staffing = suite('the demonstration\'s staff');

staffing('can sign in with what is printed, each in the own role; who was removed does not come back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-demo-staff-'));
  const clock = manualClock(NOW);
  const stores = openStores(join(folder, 'contest.sqlite'), { now: clock.now });
  const contest = demonstrationContest(KEYS, NOW);
  const parts = { stores, clock, keys: KEYS, passwords: slowPasswords({ N: 16, r: 8, p: 1 }), events: logEvents(pino({ level: 'silent' })) };
  const { id } = contest.contest;
  const staff = staffAccounts(parts, { id, open: true });
  await stores.load(contest);
  for (const _start of [1, 2]) await addDemonstrationStaff(parts, id);
  const cards = staffCards(KEYS, await stores.organisers.list());
  const seen: unknown[] = [];
  for (const { account, password, role, unit } of cards) {
    assert.match(password, /^[0-9a-z]{5}-[0-9a-z]{5}-[0-9a-z]{5}$/);
    const verdict = await staff.signIn({ account, password }, { address: '' });
    if (!verdict.ok) throw new Error(verdict.refusal);
    assert.equal([verdict.value.session.role, verdict.value.session.unit?.name ?? null], [role, unit]);
    seen.push([account, role, verdict.value.session.unit?.code]);
  }
  assert.equal(seen.toSorted(), [['bantochuc', 'organiser', undefined], ['daumoi.tn', 'coordinator', 'TN'], ['giamsat', 'auditor', undefined]]);
  assert.is(new Set(cards.map(({ password }) => password)).size, 3);
  await staff.remove({ name: 'bantochuc', via: 'page' }, { account: 'giamsat', reason: 'không cần nữa' });
  await addDemonstrationStaff(parts, id);
  assert.equal(staffCards(KEYS, await stores.organisers.list()).map(({ account }) => account).toSorted(), ['bantochuc', 'daumoi.tn']);
  assert.equal(await stores.events.firstBroken(), undefined);
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
});

staffing.run();
