import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { personalCodeHmac, staffCodeHmac } from '../../server/contest/keys.ts';
import { openHouse } from '../../server/house.ts';
import { readSecrets } from '../../server/secrets.ts';
import { demonstrationContest } from '../demo/contest.ts';
import { castFor } from './cast.ts';

interface Context {
  folder: string;
  change(sql: string, ...values: unknown[]): void;
}

const REHEARSING = 40;

const cast = suite<Context>('the cast of a rehearsal');
cast.before.each(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-cast-'));
  const house = await openHouse({ dataFolder: context.folder, logLevel: 'silent' });
  await house.stores.load(demonstrationContest(house.secrets.keys, house.clock.now(), REHEARSING));
  await house.close();
  context.change = (sql, ...values) => {
    const database = new Sqlite(join(context.folder, 'contest.sqlite'));
    database.prepare(sql).run(...values);
    database.close();
  };
});
cast.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

cast('is those who are there for it, and then the others, with the codes that the server takes', ({ folder }) => {
  const actors = castFor(folder, 1, REHEARSING + 3);
  assert.equal(actors.slice(REHEARSING - 1).map(({ staffCode }) => staffCode), ['DT00040', 'VPUB001', 'VPUB002', 'VPUB003']);
  const { keys } = readSecrets(folder);
  const database = new Sqlite(join(folder, 'contest.sqlite'), { readonly: true });
  const stored = database.prepare<[Buffer], Buffer>('SELECT personal_code_hmac FROM participant WHERE staff_code_hmac = ?').pluck();
  for (const { staffCode, personalCode } of actors) assert.equal(stored.get(staffCodeHmac(keys, staffCode)), personalCodeHmac(keys, staffCode, personalCode));
  database.close();
});

cast('leaves out who may not play, who has taken part in the round, and whose code was replaced', ({ folder, change }) => {
  const { keys } = readSecrets(folder);
  const hmac = (staffCode: string): Buffer => staffCodeHmac(keys, staffCode);
  change(`UPDATE participant SET excluded = 'jury' WHERE staff_code_hmac = ?`, hmac('DT00001'));
  change('UPDATE participant SET personal_code_hmac = randomblob(32) WHERE staff_code_hmac = ?', hmac('DT00002'));
  change(
    `INSERT INTO attempt SELECT 'a', round.id, participant.id, 1, 'finished', 1, 2, 0, NULL, '[]', 'd', 1, 'r', 1
     FROM participant JOIN round ON round.number = 1 WHERE staff_code_hmac = ?`,
    hmac('DT00003'),
  );
  assert.is(castFor(folder, 1, 1)[0]?.staffCode, 'DT00004');
  assert.is(castFor(folder, 2, 1)[0]?.staffCode, 'DT00003');
});

cast('is refused where there are not as many', ({ folder }) => {
  assert.throws(() => castFor(folder, 1, 9_999), /^\d+ invented people have not taken part in round 1 yet/);
});

for (const [name, sql] of [
  ['one person is real', 'UPDATE participant SET invented = 0 WHERE rowid = 1'],
  ['the contest is none for trying out', 'UPDATE contest SET demonstration = 0'],
] as const) {
  cast(`is refused where ${name}`, ({ folder, change }) => {
    change(sql);
    assert.throws(() => castFor(folder, 1, 1), /real people: only a demonstration/);
  });
}

cast('of a folder without a contest is told where one comes from', ({ folder }) => {
  assert.throws(() => castFor(join(folder, 'nothing'), 1, 1), /there is no contest in .*npm start/);
});

cast.run();
