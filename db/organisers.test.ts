import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { NewEvent } from './events.ts';
import type { NewAccount } from './organisers.ts';
import { openStores, type Stores } from './stores.ts';

interface Context {
  folder: string;
  file: string;
  stores: Stores;
}

const HASH = Buffer.alloc(32, 7);

const storing = suite<Context>('accounts in the database');
storing.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-organisers-'));
  context.file = join(context.folder, 'contest.sqlite');
  context.stores = openStores(context.file, { now: () => 1 });
});
storing.after.each(async ({ stores, folder }) => {
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
});

const account = (id: string): NewAccount => ({ id, account: id, name: id, password: 'hash', createdAt: 1, role: 'organiser', unit: null });
const event = (act: string): NewEvent => ({ at: 2, actor: 'test', act, subject: 'test', reason: '', detail: {} });
const link = (id: string, tokenHash: Buffer) => ({ id, tokenHash, role: 'organiser' as const, unit: null, madeBy: null });

storing('change together with their event, or not at all', async ({ file, stores: { organisers } }) => {
  for (const id of ['first', 'second']) await organisers.add(account(id), event('add'));
  await organisers.invite(link('open', HASH), event('invite'));
  await organisers.startSession({ tokenHash: HASH, organiser: 'first', signedInAt: 2, expiresAt: 9 });
  const stored = async () => [await organisers.list(), await organisers.invitations(), (await organisers.session(HASH, 3))?.id];
  const before = await stored();
  const other = new Sqlite(file);
  other.exec(`CREATE TRIGGER no_event BEFORE INSERT ON event BEGIN SELECT RAISE (ABORT, 'no event'); END`);
  other.close();
  for (const act of [
    () => organisers.add(account('third'), event('add')),
    () => organisers.invite(link('another', Buffer.alloc(32, 8)), event('invite')),
    () => organisers.cancelInvitation('open', event('cancel')),
    () => organisers.acceptInvitation(HASH, account('third'), event('accept')),
    () => organisers.remove('first', event('remove')),
  ]) {
    await act().then(() => assert.unreachable(String(act)), (error: Error) => assert.is(error.name, 'NotSavedError'));
    assert.equal(await stored(), before, String(act));
  }
});

storing('begin no session for an account that was removed while its password was checked', async ({ stores: { organisers } }) => {
  for (const id of ['first', 'second']) await organisers.add(account(id), event('add'));
  await organisers.remove('first', event('remove'));
  assert.is(await organisers.startSession({ tokenHash: HASH, organiser: 'first', signedInAt: 2, expiresAt: 9 }), false);
  assert.is(await organisers.session(HASH, 3), undefined);
});

storing('forget sessions that have run out, with the next sign-in', async ({ file, stores: { organisers } }) => {
  await organisers.add(account('first'), event('add'));
  for (const [byte, at] of [[1, 2], [2, 10], [3, 12]] as const) await organisers.startSession({ tokenHash: Buffer.alloc(32, byte), organiser: 'first', signedInAt: at, expiresAt: at + 8 });
  const reader = new Sqlite(file, { readonly: true });
  assert.equal(reader.prepare('SELECT expires_at FROM staff_session ORDER BY expires_at').pluck().all(), [18, 20]);
  reader.close();
});

storing('forget the password and the sessions of an account that is removed', async ({ file, stores: { organisers } }) => {
  for (const id of ['first', 'second']) await organisers.add(account(id), event('add'));
  await organisers.startSession({ tokenHash: HASH, organiser: 'first', signedInAt: 2, expiresAt: 9 });
  await organisers.remove('first', event('remove'));
  const reader = new Sqlite(file, { readonly: true });
  assert.equal(reader.prepare('SELECT id, password, removed_at FROM organiser ORDER BY id').raw().all(), [['first', '', 2], ['second', 'hash', null]]);
  assert.is(reader.prepare('SELECT count(*) FROM staff_session').pluck().get(), 0);
  reader.close();
});

storing.run();
