import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { AttemptRow } from '../../db/attempts.ts';
import { openStores, type Stores } from '../../db/stores.ts';
import { participation, type Participation } from '../contest/boards/participation.ts';
import { readRound, type Round } from '../contest/round.ts';
import { logEvents } from '../events.ts';
import type { RoundId } from '../rules/ids.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';
import { KEYS, smallContest, OPENS_AT, type SmallContest } from './small-contest.ts';

export interface BoardRoom {
  clock: ManualClock;
  stores: Stores;
  /** As the schedule holds them; their phases are moved by hand. */
  rounds: Round[];
  participation: Participation;
  /** Stores an attempt of a person that ended at an instant, by the round's number, and tells of it. */
  took(person: number, number: number, at: number): void;
  /** The same without telling: as a restart finds it. */
  store(person: number, number: number, at: number): AttemptRow;
  close(): Promise<void>;
}

/** The boards of a small contest on a real database, with no server around them; the first round is open. */
export async function openBoardRoom(options: SmallContest = {}): Promise<BoardRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-'));
  const file = join(folder, 'contest.sqlite');
  const clock = manualClock(OPENS_AT);
  const stores = openStores(file, { now: clock.now });
  await stores.load(smallContest(KEYS, options));
  const contest = await stores.contests.current();
  if (contest === undefined) throw new Error('unreachable');
  const rounds = (await stores.rounds.ofContest(contest.id)).map(readRound);
  for (const round of rounds.slice(0, 1)) round.phase = 'open';
  const boards = participation({ stores, clock, events: logEvents(pino({ level: 'silent' })) }, { contest, rounds });
  await boards.load();
  const writing = new Sqlite(file);
  const insert = writing.prepare(
    `INSERT INTO attempt (id, round_id, participant_id, number, state, started_at, finished_at, device_id, receipt, serial)
     VALUES (@id, @round, @participant, (SELECT count(*) + 1 FROM attempt WHERE round_id = @round AND participant_id = @participant), 'finished', @at, @at, '', @id,
     (SELECT count(*) + 1 FROM attempt))`,
  );
  let made = 0;

  function store(person: number, number: number, at: number): AttemptRow {
    const row = { id: `attempt-${(made += 1)}`, round: `round-${number}` as RoundId, participant: `person-${String(person).padStart(4, '0')}`, at };
    insert.run(row);
    return { ...row, finishedAt: at, state: 'finished' } as unknown as AttemptRow;
  }

  return {
    clock,
    stores,
    rounds,
    participation: boards,
    store,
    took: (person, number, at) => boards.ended(store(person, number, at)),
    close: async () => {
      writing.close();
      await stores.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
