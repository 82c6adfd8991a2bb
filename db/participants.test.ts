import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { RoundId } from '../server/rules/ids.ts';
import { eventStore } from './events.ts';
import { openDatabase, type Database } from './open.ts';
import { participantStore, type Exclusion } from './participants.ts';
import { writerHere } from './writer.ts';

interface Context {
  folder: string;
  database: Database;
}

const roster = suite<Context>('people of the roster');
roster.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-roster-'));
  context.database = openDatabase(join(context.folder, 'contest.sqlite'));
  context.database.pragma('foreign_keys = OFF');
});
roster.after.each(({ database, folder }) => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

function enrol(database: Database, id: string, group: Exclusion | null): void {
  database.prepare(`INSERT INTO participant VALUES (?, 'contest', 'unit', 'N', 'N', ?, '001', X'00', ?, 0, 0)`).run(id, Buffer.from(id), group);
}

/** The person's only attempt of a round, ended or still open. */
function play(database: Database, participant: string, { round = 'round', ends = true } = {}): void {
  database
    .prepare(
      `INSERT INTO attempt (id, round_id, participant_id, number, state, started_at, finished_at, dropped, device_id, receipt, serial)
       SELECT @id, @round, @participant, 1, iif(@ends, 'finished', 'open'), 1, iif(@ends, 2, NULL), '[]', 'device', iif(@ends, @id, NULL), count(*) + 1 FROM attempt`,
    )
    .run({ id: `${participant} in ${round}`, round, participant, ends: Number(ends) });
}

roster('who may not play and has ended an attempt of a round is told by id, in whatever order they came: what a ranking rests on is compared as text', async ({ database }) => {
  const writer = writerHere(database, { now: () => 0 });
  const { excludedIn } = participantStore(database, writer, eventStore(database, writer));
  for (const id of ['d', 'b', 'e', 'a', 'c']) enrol(database, id, id === 'c' ? null : 'jury');
  for (const id of ['d', 'c', 'b']) play(database, id);
  play(database, 'e', { ends: false });
  play(database, 'a', { round: 'earlier' });
  assert.equal(await excludedIn('round' as RoundId), [{ participant: 'b', group: 'jury' }, { participant: 'd', group: 'jury' }]);
});

roster.run();
