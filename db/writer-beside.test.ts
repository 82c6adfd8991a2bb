import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LivePlayerId, LiveSessionId } from '../server/rules/ids.ts';
import { emptyContest } from '../server/contest/empty.ts';
import { openDatabase, openReader, type Database } from './open.ts';
import { openStoresBeside, type Stores } from './stores.ts';
import { NotSavedError, type Committed } from './group-commit.ts';

interface Context {
  folder: string;
  file: string;
  stores: Stores;
  /** Another connection: it sees what is committed. */
  reader: Database;
  committed: Committed[];
  now: number;
}

const beside = suite<Context>('writes in a thread of their own');
beside.before.each(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-beside-'));
  context.file = join(context.folder, 'contest.sqlite');
  context.committed = [];
  context.now = 7_000;
  context.stores = await open(context);
  context.reader = openReader(context.file);
});
beside.after.each(async ({ folder, stores, reader }) => {
  reader.close();
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
});

beside('are on disk when they settle, and are read by this thread', async ({ stores, reader }) => {
  const count = reader.prepare<[], number>('SELECT count(*) FROM event').pluck();
  await stores.events.add(event('một'));
  assert.is(count.get(), 1);
  assert.is(await stores.events.count(), 1);
});

beside('of one turn of the loop are one transaction, in their order, and their numbers are told', async ({ stores, committed }) => {
  await Promise.all(Array.from({ length: 300 }, (_, index) => stores.events.add(event(`việc ${index}`))));
  assert.equal(committed.map(({ writes, isSaved }) => ({ writes, isSaved })), [{ writes: 300, isSaved: true }]);
  assert.equal((await stores.events.latest(300)).map(({ subject }) => subject), Array.from({ length: 300 }, (_, index) => `việc ${index}`));
  assert.is(await stores.events.firstBroken(), undefined);
});

beside('tell each its own outcome where one of them cannot be written, with the cause', async ({ stores }) => {
  const bad = { ...event('hỏng'), at: 0.5 };
  const outcomes = await Promise.allSettled([stores.events.add(event('a')), stores.events.add(bad), stores.events.add(event('b'))]);
  assert.equal(outcomes.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled']);
  const [, failed] = outcomes;
  const reason: unknown = failed?.status === 'rejected' ? failed.reason : undefined;
  assert.ok(reason instanceof NotSavedError && reason.cause instanceof Error);
  assert.match(reason.cause.message, /cannot store REAL/);
  assert.equal((await stores.events.latest(9)).map(({ subject }) => subject), ['a', 'b']);
});

beside('bring back what they have decided, and bytes stay bytes', async ({ stores }) => {
  const token = Buffer.from('mã');
  await stores.organisers.inviteFirst(token, 1);
  assert.is((await stores.organisers.invitation(token))?.role, 'organiser');
  const guest = { id: 'p' as LivePlayerId, session: 'không có' as LiveSessionId, participant: null, name: 'An', nicknameKey: 'an', tokenHash: token, joinedAt: 1 };
  assert.is(await stores.livePlayers.join(guest, null), 'locked');
});

beside('tell who may not play as soon as it is written', async ({ stores, file }) => {
  const contest = emptyContest(1);
  await stores.load(contest);
  const other = openDatabase(file);
  other.exec(`INSERT INTO unit VALUES ('u', '${contest.contest.id}', 'U', 'Sở', 'so', 'city', 'f', NULL);
    INSERT INTO participant VALUES ('p', '${contest.contest.id}', 'u', 'An', 'an', X'01', '001', X'00', NULL, 0, 0)`);
  other.close();
  const person = (await stores.participants.roster(contest.contest.id))[0]?.id;
  assert.ok(person !== undefined);
  assert.is(stores.participants.exclusion(person), null);
  await stores.participants.setExclusion(person, 'jury', event('loại'));
  assert.is(stores.participants.exclusion(person), 'jury');
});

beside('stamp the sign of life with the instant at which they were handed over', async (context) => {
  const life = context.reader.prepare<[], number>('SELECT at FROM life').pluck();
  context.stores.contests.comeAlive();
  await context.stores.contests.beat();
  assert.is(life.get(), 7_000);
  context.now = 9_000;
  await context.stores.contests.beat();
  assert.is(life.get(), 9_000);
});

beside('are all on disk when the stores have been closed', async (context) => {
  const { stores, reader } = context;
  const count = reader.prepare<[], number>('SELECT count(*) FROM event').pluck();
  void Promise.all(Array.from({ length: 50 }, (_, index) => stores.events.add(event(String(index)))));
  await stores.close();
  assert.is(count.get(), 50);
  const late: unknown = await stores.events.add(event('quá muộn')).catch((reason: unknown) => reason);
  assert.ok(late instanceof NotSavedError);
  await stores.close();
  context.stores = await open(context);
});

beside('begin with the sentence that the opening of a database ends in', async ({ folder }) => {
  const file = join(folder, 'newer.sqlite');
  const newer = openDatabase(file);
  newer.pragma('user_version = 999');
  newer.close();
  const error: unknown = await openStoresBeside(file, { now: () => 0, checkpointFailed: () => undefined }).catch((reason: unknown) => reason);
  assert.ok(error instanceof Error);
  assert.is(error.name, 'DatabaseError');
  assert.match(error.message, /newer/);
});

beside.run();

function open(context: Context): Promise<Stores> {
  return openStoresBeside(context.file, { now: () => context.now, committed: (committed) => context.committed.push(committed), checkpointFailed: () => undefined });
}

function event(subject: string) {
  return { at: 1, actor: 'thử', act: 'test', subject, reason: 'vì', detail: {} };
}
