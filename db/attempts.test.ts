import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { AttemptId, AttemptSerial } from '../server/rules/ids.ts';
import { attemptStore, type AttemptRow, type Shown } from './attempts.ts';
import { eventStore } from './events.ts';
import { openDatabase, type Database } from './open.ts';
import { writerHere } from './writer.ts';

interface Context {
  folder: string;
  database: Database;
  /** Writes an instant of showing to the attempt as it is; what is stored of it then, with its version. */
  show(stored: Partial<Record<'item' | 'shown_at' | 'finished_at', number>> & { state?: string }, shown: Shown): Promise<[AttemptRow['shownAt'], number] | undefined>;
}

const ID = 'attempt' as AttemptId;
const SERIAL = 7 as AttemptSerial;

const showing = suite<Context>('an instant of showing');
showing.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-attempts-'));
  const database = openDatabase(join(context.folder, 'contest.sqlite'));
  database.pragma('foreign_keys = OFF');
  const writer = writerHere(database, { now: () => 0 });
  const attempts = attemptStore(database, writer, eventStore(database, writer));
  context.database = database;
  context.show = async (stored, shown) => {
    const { item = 3, shown_at: shownAt = null, state = 'open', finished_at: finishedAt = null } = stored;
    database
      .prepare(`INSERT INTO attempt (id, round_id, participant_id, number, state, started_at, finished_at, place, item, shown_at, dropped, device_id, receipt, serial)
        VALUES (?, 'round', 'person', 1, ?, 1, ?, 2, ?, ?, '[]', 'device', ?, ?)`)
      .run(ID, state, finishedAt, item, shownAt, finishedAt === null ? null : 'receipt', SERIAL);
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
showing('that stands already does not move', async ({ show }) => assert.equal(await show({ shown_at: 60 }, [SERIAL, 3, 70]), [60, 0]));
showing('which its answer has overtaken is none of the next question', async ({ show }) => assert.equal(await show({ item: 4 }, [SERIAL, 3, 70]), [null, 0]));
showing('is none of an attempt that has ended', async ({ show }) => assert.equal(await show({ state: 'finished', finished_at: 65 }, [SERIAL, 3, 70]), [null, 0]));
showing('of an attempt that is not there changes nothing', async ({ show }) => assert.equal(await show({}, [8 as AttemptSerial, 3, 70]), [null, 0]));

showing.run();
