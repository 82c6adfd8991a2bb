import { join } from 'node:path';
import { newId } from '../../db/ids.ts';
import { openDatabase, type Database } from '../../db/open.ts';
import { openHouse } from '../../server/house.ts';
import { demonstrationContest } from '../demo/contest.ts';

export interface Filling {
  people: number;
  /** So many of the four weeks have been played, by everybody; the last of them is still open. */
  weeks: number;
}

const WEEK = 7 * 24 * 3_600_000;

/** A data folder as weeks of play would leave it: the rows that the product would have written, by SQL, since nobody can wait for weeks. */
export async function fillFolder(folder: string, { people, weeks }: Filling): Promise<void> {
  const house = await openHouse({ dataFolder: folder, logLevel: 'warn' });
  const now = house.clock.now();
  const contest = demonstrationContest(house.secrets.keys, now - (weeks - 1) * WEEK - WEEK / 2);
  await house.stores.load({ ...contest, participants: [] });
  await house.close();
  const database = openDatabase(join(folder, 'contest.sqlite'));
  // A folder of a bench may be lost with the power.
  for (const pragma of ['synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -200000', 'temp_store = MEMORY']) database.pragma(pragma);
  addPeople(database, people);
  openWeeks(database, weeks);
  addAttempts(database, weeks);
  addAnswers(database);
  addTallies(database);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

function addPeople(database: Database, people: number): void {
  database
    .prepare(
      `INSERT INTO participant
       WITH RECURSIVE person (n) AS (SELECT 1 WHERE @people > 0 UNION ALL SELECT n + 1 FROM person WHERE n < @people),
       office AS MATERIALIZED (SELECT row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS offices, id, contest_id FROM unit)
       SELECT hex(randomblob(8)), contest_id, id, 'Người Thứ ' || n, 'nguoi thu ' || n, randomblob(32), '000', randomblob(32), NULL, 1, 0
       FROM person JOIN office ON place = n % offices`,
    )
    .run({ people });
  database.exec(`UPDATE headcount SET people = (SELECT count(*) FROM participant WHERE participant.unit_id = headcount.unit_id)`);
}

function openWeeks(database: Database, weeks: number): void {
  database
    .prepare(`UPDATE round SET phase = 'open', seed = randomblob(32), seed_hash = @hash, bank_hash = @hash, roster_hash = @hash WHERE number <= @weeks`)
    .run({ weeks, hash: '0'.repeat(64) });
}

function addAttempts(database: Database, weeks: number): void {
  database
    .prepare(
      `INSERT INTO attempt
       SELECT hex(randomblob(8)), round.id, participant.id, 1, 'finished', opens_at + 60000, opens_at + 60000 + abs(random()) % 86400000,
       0, NULL, '[]', @device, 1, hex(randomblob(8)), row_number() OVER (ORDER BY round.number) FROM round CROSS JOIN participant WHERE round.number <= @weeks`,
    )
    .run({ weeks, device: newId() });
}

/** In the order of the table. A paper is twenty questions in a row, from another one on for each attempt; four of five answers are right. */
function addAnswers(database: Database): void {
  database.exec(
    `CREATE TEMP TABLE bank (number INTEGER PRIMARY KEY, question TEXT, answer INTEGER);
     INSERT INTO bank SELECT row_number() OVER (ORDER BY id) - 1, id, key FROM question WHERE trial = 0;
     INSERT INTO answer
     WITH RECURSIVE places (place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM places WHERE place < 20),
     taken AS MATERIALIZED (SELECT serial, started_at FROM attempt ORDER BY serial)
     SELECT serial, question, 1, place, CASE WHEN abs(random()) % 5 > 0 THEN answer ELSE (answer + 1) % 4 END,
     started_at, started_at + 10000, 2000 + abs(random()) % 30000, 0, 0, 0
     FROM taken CROSS JOIN places CROSS JOIN bank ON number = (serial * 7 + place) % (SELECT count(*) FROM bank)`,
  );
}

function addTallies(database: Database): void {
  database.exec(
    `INSERT INTO tally SELECT answer.attempt, 0, count(*) FILTER (WHERE choice = key), count(*), sum(elapsed)
     FROM answer CROSS JOIN question ON question.id = question_id GROUP BY answer.attempt`,
  );
}
