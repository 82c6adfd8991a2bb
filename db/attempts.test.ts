import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { AttemptId, AttemptSerial } from '../server/rules/ids.ts';
import { attemptWrites } from './attempt-writes.ts';
import { attemptReads, type AttemptRow, type Shown } from './attempts.ts';
import { eventStore } from './events.ts';
import { openDatabase, type Database } from './open.ts';
import { writerHere } from './writer.ts';

interface Context {
  folder: string;
  database: Database;
  /** Writes an instant of showing to the attempt as it is; what is stored of it then, with its version. */
  show(stored: Partial<Pick<AttemptRow, 'item' | 'shownAt'>>, shown: Shown): Promise<[AttemptRow['shownAt'], number] | undefined>;
}

const ID = 'attempt' as AttemptId;
const SERIAL = 7 as AttemptSerial;

const showing = suite<Context>('an instant of showing');
showing.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-attempts-'));
  const database = openDatabase(join(context.folder, 'contest.sqlite'));
  database.pragma('foreign_keys = OFF');
  const writer = writerHere(database, { now: () => 0 });
  const attempts = { ...attemptReads(database), ...attemptWrites(database, writer, eventStore(database, writer)) };
  context.database = database;
  context.show = async ({ item = 3, shownAt = null }, shown) => {
    database
      .prepare(`INSERT INTO attempt (id, round_id, participant_id, number, state, started_at, dropped, device_id, serial) VALUES (?, 'round', 'person', 1, 'open', 1, '[]', 'device', ?)`)
      .run(ID, SERIAL);
    database.prepare('INSERT INTO open_question VALUES (?, 0, 2, ?, ?, 0)').run(SERIAL, item, shownAt);
    await attempts.show([shown]);
    const row = await attempts.withId(ID);
    return row && [row.shownAt, row.version];
  };
});
showing.after.each(({ database, folder }) => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

showing('is kept with the question that stands open, and raises no version', async ({ show }) => assert.equal(await show({}, [SERIAL, 3, 70]), [70, 0]));
showing('that stands already does not move', async ({ show }) => assert.equal(await show({ shownAt: 60 }, [SERIAL, 3, 70]), [60, 0]));
showing('which its answer has overtaken is none of the next question', async ({ show }) => assert.equal(await show({ item: 4 }, [SERIAL, 3, 70]), [null, 0]));
showing('of an attempt that is not there changes nothing', async ({ show }) => assert.equal(await show({}, [8 as AttemptSerial, 3, 70]), [null, 0]));

showing.run();
