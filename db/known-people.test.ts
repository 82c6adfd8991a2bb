import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DeviceId, ParticipantId } from '../server/rules/ids.ts';
import { excludedPeople, extraTimes, knownDevices } from './known-people.ts';
import { openDatabase, type Database } from './open.ts';
import type { Device } from './participants.ts';

interface Context {
  folder: string;
  database: Database;
  who(): string[];
  extra(): string[];
  devices(): Map<string, Device>;
}

const known = suite<Context>('what is known of people');
known.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-known-'));
  context.database = openDatabase(join(context.folder, 'contest.sqlite'));
  context.database.pragma('foreign_keys = OFF');
  const writer = { news: (_name: string, heard: () => void) => heard };
  const people = excludedPeople(context.database, writer);
  const times = extraTimes(context.database, writer);
  context.devices = knownDevices(context.database, writer);
  context.who = () => [...people()].map(([id, group]) => `${id} ${group}`);
  context.extra = () => [...times()].flatMap(([round, own]) => [...own].map(([id, time]) => `${round} ${id} ${time}`));
});
known.after.each(({ database, folder }) => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const DEVICE: Device = { id: 'one' as DeviceId, participant: { id: 'a' as ParticipantId, name: 'N', unitName: 'U', unitCode: '01', staffCodeTail: '001', excluded: null } };

function add(database: Database, id: string, group: string | null): void {
  database.prepare(`INSERT INTO participant VALUES (?, 'contest', 'unit', 'N', 'N', ?, '001', X'00', ?, 0, 0)`).run(id, Buffer.from(id), group);
}

known('tells who may not play as it is written, by whatever statement', ({ database, who }) => {
  add(database, 'a', 'jury');
  add(database, 'b', null);
  assert.equal(who(), ['a jury']);
  add(database, 'c', 'helper');
  assert.equal(who(), ['a jury', 'c helper']);
  database.exec(`UPDATE participant SET excluded = 'organiser' WHERE id = 'b'`);
  assert.equal(who(), ['a jury', 'b organiser', 'c helper']);
  database.exec(`UPDATE participant SET name = 'M', excluded = NULL WHERE id <> 'b'`);
  assert.equal(who(), ['b organiser']);
});

known('tells it as before where the transaction was rolled back', ({ database, who }) => {
  add(database, 'a', 'jury');
  assert.equal(who(), ['a jury']);
  database.exec(`BEGIN; UPDATE participant SET excluded = NULL; ROLLBACK`);
  assert.equal(who(), ['a jury']);
});

known('tells of extra time as it is written, by whatever statement', ({ database, extra }) => {
  assert.equal(extra(), []);
  database.exec(`INSERT INTO extra_time VALUES ('one', 'a', 5000), ('two', 'a', 1000)`);
  assert.equal(extra(), ['one a 5000', 'two a 1000']);
  database.exec(`INSERT INTO extra_time VALUES ('one', 'a', 9000) ON CONFLICT DO UPDATE SET per_question = excluded.per_question`);
  assert.equal(extra(), ['one a 9000', 'two a 1000']);
  database.exec(`DELETE FROM extra_time WHERE round_id = 'two'`);
  assert.equal(extra(), ['one a 9000']);
});

known('keeps the devices that were looked up until what one of them stands for changes, by whatever statement; one that is added changes nothing', ({ database, devices }) => {
  const isForgotten = (statement: string): boolean => {
    devices().set('hash', DEVICE);
    database.exec(statement);
    return devices().size === 0;
  };
  add(database, 'a', null);
  database.exec(`INSERT INTO unit VALUES ('unit', 'contest', '01', 'U', 'u', 'city', '', NULL)`);
  const added = (id: string): string => `INSERT INTO device (id, token_hash, participant_id, device_epoch, signed_in_at) VALUES ('${id}', X'0${id}', 'a', 0, 0)`;
  assert.equal([added('1'), added('2')].map(isForgotten), [false, false]);
  assert.ok(isForgotten(`DELETE FROM device WHERE id = '1'`));
  assert.not(isForgotten(`DELETE FROM device WHERE id = '1'`));
  const changes = [`UPDATE participant SET device_epoch = 1`, `UPDATE participant SET name = 'M'`, `UPDATE unit SET name = 'V'`, `UPDATE device SET device_epoch = 1`];
  assert.equal(changes.map(isForgotten), changes.map(() => true));
});

known.run();
