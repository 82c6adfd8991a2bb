import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LiveShowing } from '../../../db/live-players.ts';
import { openStores, type Stores } from '../../../db/stores.ts';
import { commitFaults, type CommitFaults } from '../../testing/commit-faults.ts';
import { joinLive, liveOverHttps, livePhone } from '../../testing/live-phone.ts';
import { openStage, type LiveStage } from '../../testing/live-stage.ts';
import { manualClock } from '../../testing/manual-clock.ts';
import type { LivePlayerId, LiveSessionId } from '../../rules/ids.ts';
import { crowd } from './crowd.ts';
import { showings } from './showings.ts';

const opening = suite<{ stage: LiveStage }>('an opening on disk');
opening.before.each(async (context) => {
  context.stage = await openStage();
});
opening.after.each(({ stage }) => stage.close());

/** Rows of one player each, and slices of an opening. */
function stored({ world }: LiveStage): [rows: number, slices: number] {
  const database = new Database(world.file, { readonly: true });
  const count = (table: string) => Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const counted: [number, number] = [count('live_showing'), count('live_opening')];
  database.close();
  return counted;
}

async function shownAt(stage: LiveStage): Promise<Map<LivePlayerId, number>> {
  const read = await stage.world.stores.livePlayers.showings(stage.session as LiveSessionId, 'q1');
  const instants = new Map(read.map(({ player, shownAt: at }) => [player, at]));
  assert.is(read.length, instants.size);
  return instants;
}

opening('is one row for all who were there, beside one for each who came late', async ({ stage }) => {
  for (const name of ['Lan', 'Minh', 'Hoa']) await stage.guest(name);
  await stage.openNext();
  assert.equal(stored(stage), [0, 1]);
  await stage.guest('Bình');
  await stage.world.settle();
  assert.equal([stored(stage), (await shownAt(stage)).size], [[1, 1], 4]);
});

opening('tells of nobody twice who has a row of their own as well', async ({ stage }) => {
  await stage.guest('Lan');
  await stage.guest('Minh');
  await stage.openNext();
  const before = await shownAt(stage);
  for (const [player, at] of before) await stage.world.stores.livePlayers.show(stage.session as LiveSessionId, 'q1', { player, shownAt: at });
  assert.equal([stored(stage), await shownAt(stage)], [[2, 1], before]);
});

opening('that was on its way when the server went away, and is not on disk, costs nobody the outage', async ({ stage }) => {
  const [lan, minh] = [await stage.guest('Lan'), await stage.guest('Minh')];
  await stage.openNext();
  const opened = stage.world.clock.now();
  const database = new Database(stage.world.file);
  database.exec('DELETE FROM live_opening; DELETE FROM live_showing');
  database.close();
  await stage.world.crash(10_000);
  const back = await livePhone(stage.world.address, lan.token);
  const own = back.view().question;
  assert.equal([own?.shownAt, own?.deadline], [opened, stage.world.clock.now() + 20_000]);
  await stage.world.crash(1_000);
  const late = await livePhone(stage.world.address, minh.token);
  assert.equal([late.view().question?.shownAt, late.view().question?.deadline], [opened, stage.world.clock.now() + 20_000]);
  for (const phone of [back, late]) phone.leave();
});

opening('is the same for each behind a restart, behind another one, and for who was not there at either', async ({ stage }) => {
  const [lan] = [await stage.guest('Lan'), await stage.guest('Minh')];
  const joined = await joinLive(stage.world.address, { pin: stage.pin, nickname: 'Hoa' });
  await stage.openNext();
  await stage.advance(700);
  // Her first poll behind the opening is her showing.
  if (joined.ok) await liveOverHttps(stage.world.address, joined.value.token).view();
  const before = await shownAt(stage);
  assert.equal([new Set(before.values()).size, before.size], [2, 3]);
  assert.equal(stored(stage), [1, 1]);
  await stage.world.restart(1_000);
  assert.equal(stored(stage), [3, 1]);
  const again = await livePhone(stage.world.address, lan.token);
  assert.equal(await shownAt(stage), before);
  assert.is(again.view().question?.deadline, (again.view().question?.shownAt ?? 0) + 20_000 + 1_000);
  await stage.advance(1_000);
  await stage.world.crash(2_000);
  assert.equal(await shownAt(stage), before);
  const third = await livePhone(stage.world.address, lan.token);
  assert.is(third.view().question?.deadline, (third.view().question?.shownAt ?? 0) + 20_000 + 1_000 + 2_000);
  for (const phone of [again, third]) phone.leave();
});

opening.run();

interface Hall {
  folder: string;
  disk: CommitFaults;
  stores: Stores;
  clock: ReturnType<typeof manualClock>;
  kept: ReturnType<typeof showings>;
  shown: LiveShowing[];
  read(): Promise<LiveShowing[]>;
}

const SESSION = 'session' as LiveSessionId;
const PEOPLE = 2_500;

/** More people than a slice holds, of whom five are written to in the same millisecond. */
const large = suite<Hall>('an opening to more people than one slice holds');
large.before.each((hall) => {
  hall.folder = mkdtempSync(join(tmpdir(), 'hoithi-opening-'));
  hall.disk = commitFaults();
  hall.clock = manualClock(1_000_000);
  hall.stores = openStores(join(hall.folder, 'contest.sqlite'), { now: hall.clock.now, faults: hall.disk.faults });
  hall.shown = Array.from({ length: PEOPLE }, (_, index) => ({ player: `p${index}` as LivePlayerId, shownAt: 1_000_000 + Math.floor(index / 5), outageCredit: 0, pausedFrom: null }));
  const people = crowd();
  for (const { player: id } of hall.shown) people.add({ id, session: SESSION, participant: null, unit: null, name: '', nicknameKey: null, tokenHash: Buffer.from(id), joinedAt: 0, removedAt: null });
  people.clearShowings(hall.shown);
  hall.kept = showings({ clock: hall.clock, stores: hall.stores, events: { backgroundFailed: () => undefined } as never }, SESSION, people);
  hall.read = async () => (await hall.stores.livePlayers.showings(SESSION, 'q1')).toSorted((a, b) => Number(a.player.slice(1)) - Number(b.player.slice(1)));
});
large.after.each(async ({ kept, stores, folder }) => {
  kept.stop();
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
});

large('is read as it went out, and is the same when it is written twice', async ({ kept, shown, read }) => {
  await kept.keepOpening('q1');
  assert.equal(await read(), shown);
  await kept.keepOpening('q1');
  assert.equal(await read(), shown);
});

large('is whole where the disk failed and could be written to later', async ({ kept, disk, clock, shown, stores, read }) => {
  disk.fail(1);
  await kept.keepOpening('q1');
  assert.is((await read()).length, 0);
  clock.advance(5_000);
  await stores.drained();
  assert.equal(await read(), shown);
});

large.run();
