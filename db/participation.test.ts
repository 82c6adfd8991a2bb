import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { RoundId } from '../server/rules/ids.ts';
import { eventStore } from './events.ts';
import { openDatabase, type Database } from './open.ts';
import { participationStore, type End } from './participation.ts';
import { writerHere } from './writer.ts';

interface Context {
  folder: string;
  database: Database;
}

/** As they came onto the roster. */
const PEOPLE = ['d', 'b', 'e', 'a', 'c'];

const ends = suite<Context>('attempts that have ended');
ends.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-ends-'));
  context.database = openDatabase(join(context.folder, 'contest.sqlite'));
  context.database.pragma('foreign_keys = OFF');
  const participant = context.database.prepare(`INSERT INTO participant VALUES (?, 'contest', 'unit', 'N', 'N', ?, '001', X'00', NULL, 0, 0)`);
  for (const id of PEOPLE) participant.run(id, Buffer.from(id));
});
ends.after.each(({ database, folder }) => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An attempt that ended at an instant, or is open still where there is none. */
function play(database: Database, participant: string, { number = 1, round = 'round', at = null }: { number?: number; round?: string; at?: number | null }): void {
  database
    .prepare(
      `INSERT INTO attempt (id, round_id, participant_id, number, state, started_at, finished_at, dropped, device_id, receipt, serial)
       SELECT @id, @round, @participant, @number, iif(@at IS NULL, 'open', 'finished'), 1, @at, '[]', 'device', iif(@at IS NULL, NULL, @id), count(*) + 1 FROM attempt`,
    )
    .run({ id: `${participant}, ${number} in ${round}`, round, participant, number, at });
}

ends('are told page by page with the rows at which the roster has their people, from those of the last person on', async ({ database }) => {
  const writer = writerHere(database, { now: () => 0 });
  const store = participationStore(database, writer, eventStore(database, writer));
  for (const [index, id] of ['e', 'a', 'd', 'c'].entries()) play(database, id, { at: 100 + index });
  for (const number of [2, 3]) play(database, 'c', { number, at: 200 + number });
  play(database, 'a', { round: 'another', at: 50 });
  play(database, 'd', { number: 2 });
  play(database, 'b', {});
  const people = new Map((await store.enrolled('contest', 0, 10)).map(({ row, participant }) => [row, participant]));
  const pageFrom = async (row: number): Promise<End[]> => store.ends('round' as RoundId, row, 4);
  const first = await pageFrom(0);
  const pages = [first, await pageFrom(first.at(-1)?.row ?? 0)];
  assert.equal(pages.map((page) => page.map(({ row, endedAt }) => [people.get(row), endedAt])), [
    [['a', 101], ['c', 103], ['c', 202], ['c', 203]],
    [['c', 103], ['c', 202], ['c', 203], ['d', 102]],
  ]);
  assert.equal((await pageFrom(pages[1]?.at(-1)?.row ?? 0)).map(({ endedAt }) => endedAt), [102, 100]);
});

ends.run();
