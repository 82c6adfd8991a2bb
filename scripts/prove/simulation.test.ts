import Sqlite from 'better-sqlite3';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { printedSeed } from '../../server/testing/seeded.ts';
import { prove } from './proof.ts';
import { simulate, simulation, STEPS } from './simulation.ts';

const RUNS = 150;

const simulated = suite('the simulation');

simulated('finds nothing in 150 runs', async () => {
  const said: string[] = [];
  const proof = await prove(simulation, { seed: printedSeed(), minutes: 0, least: RUNS, say: (line) => said.push(line) });
  assert.is(proof.failed, 0, said.join('\n'));
  assert.is(proof.tried, RUNS);
});

/** What no contest does, done behind its back, and the sentence that tells of it. */
const MEDDLING: [name: string, sql: string, told: RegExp, step?: number][] = [
  ['a lost answer', 'DELETE FROM answer WHERE choice IS NOT NULL', /the acknowledged answer .* is stored as \[\]/],
  ['a changed answer', 'UPDATE answer SET choice = 3 - choice WHERE choice IS NOT NULL', /the acknowledged answer .* is stored as \[\{/],
  ['an answer that counts though it came too late', 'UPDATE answer SET received_at = shown_at + 60000 + outage_credit WHERE choice IS NOT NULL', /counted after its deadline/],
  ['a score without an answer', 'UPDATE answer SET choice = 0 WHERE choice IS NULL AND shown_at IS NOT NULL', /no such answer arrived/],
  ['a credit without an outage', 'UPDATE answer SET outage_credit = outage_credit + 1, elapsed = elapsed - 1 WHERE elapsed > 0 AND choice IS NOT NULL', /credited/],
  ['a showing that moves', 'UPDATE open_question SET shown_at = shown_at + 1 WHERE shown_at IS NOT NULL', /was shown at \d+ and then at \d+/],
  ['a second open attempt', "DROP INDEX one_open_attempt; INSERT INTO attempt SELECT 'second', round_id, participant_id, number + 1, state, started_at, finished_at, credit, paused_from, dropped, device_id, epoch, receipt, (SELECT max(serial) + 1 FROM attempt) FROM attempt WHERE state = 'open' LIMIT 1; INSERT INTO paper SELECT 'second', items FROM paper LIMIT 1", /has more than one open attempt/],
  ['a wrong rank', 'UPDATE standing SET rank = rank + 1', /edition \d+ is .* and not/, STEPS],
];

for (const [name, sql, told, step = 30] of MEDDLING)
  simulated(`finds ${name}`, async () => {
    for (let seed = 1; seed < 50; seed += 1) {
      const done = { changes: 0 };
      const outcome = await simulate(seed, ({ file }, number) => {
        if (number === step) done.changes = changed(file, sql);
      }).catch(String);
      if (done.changes === 0) continue;
      assert.match(String(outcome), told);
      return;
    }
    assert.unreachable('there was nothing to change in any run');
  });

function changed(file: string, sql: string): number {
  const database = new Sqlite(file);
  database.exec(sql);
  const changes = database.prepare<[], number>('SELECT changes()').pluck().get() ?? 0;
  database.close();
  return changes;
}

simulated.run();
