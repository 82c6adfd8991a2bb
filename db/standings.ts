import type { AttemptId, ParticipantId, RoundId } from '../server/rules/ids.ts';
import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export interface StandingRow {
  participant: ParticipantId;
  attempt: AttemptId;
  number: number;
  rank: number;
  score: number;
  correct: number;
  counted: number;
  elapsed: number;
  finishedAt: number;
  distance: number | null;
  prize: string | null;
}

export interface Undecided {
  rank: number;
  participants: string[];
  prizes: { id: string; places: number }[];
}

/** One edition of a round's ranking: the first made at the close, each later one by a recorded act. */
export interface Edition {
  round: RoundId;
  edition: number;
  at: number;
  reason: string;
  draws: string[][];
  undecided: Undecided[];
}

type StoredEdition = Omit<Edition, 'draws' | 'undecided'> & { draws: string; undecided: string };

const COLUMNS = `participant_id AS participant, attempt_id AS attempt, number, rank, score, correct, counted, elapsed, finished_at AS finishedAt, distance, prize`;

/** Rankings of closed rounds. Editions are only added. */
export function standingStore(database: Database, writer: Writer, events: EventStore) {
  const insertEdition = database.prepare<StoredEdition>('INSERT INTO ranking VALUES (@round, @edition, @at, @reason, @draws, @undecided)');
  const insert = database.prepare<StandingRow & { round: RoundId; edition: number }>(
    `INSERT INTO standing VALUES (@round, @edition, @participant, @attempt, @number, @rank, @score, @correct, @counted, @elapsed,
     @finishedAt, @distance, @prize)`,
  );
  const close = database.prepare<[number, RoundId, number]>(
    `UPDATE round SET phase = 'closed', closed_at = ?, version = version + 1 WHERE id = ? AND version = ? AND phase = 'open'`,
  );
  const editions = database.prepare<[RoundId], StoredEdition>(
    'SELECT round_id AS round, edition, at, reason, draws, undecided FROM ranking WHERE round_id = ? ORDER BY edition',
  );
  const all = database.prepare<[RoundId, number], StandingRow>(
    `SELECT ${COLUMNS} FROM standing WHERE round_id = ? AND edition = ? ORDER BY rank, participant_id`,
  );
  const own = database.prepare<[RoundId, number, ParticipantId], StandingRow>(
    `SELECT ${COLUMNS} FROM standing WHERE round_id = ? AND edition = ? AND participant_id = ?`,
  );
  const above = database.prepare<[RoundId, number, number], StandingRow>(
    `SELECT ${COLUMNS} FROM standing WHERE round_id = ? AND edition = ? AND rank < ? ORDER BY rank DESC, participant_id DESC LIMIT 1`,
  );
  const sizes = database.prepare<[number, RoundId, number], { participants: number; tied: number }>(
    'SELECT count(*) AS participants, coalesce(sum(rank = ?), 0) AS tied FROM standing WHERE round_id = ? AND edition = ?',
  );
  const winners = database
    .prepare<[string, number], ParticipantId>(
      `SELECT participant_id FROM standing JOIN round ON round.id = round_id
       WHERE contest_id = ? AND round.number < ? AND prize IS NOT NULL
       AND edition = (SELECT max(edition) FROM ranking WHERE ranking.round_id = standing.round_id)`,
    )
    .pluck();

  function add(edition: Edition, rows: readonly StandingRow[], event: NewEvent): void {
    insertEdition.run({ ...edition, draws: JSON.stringify(edition.draws), undecided: JSON.stringify(edition.undecided) });
    for (const row of rows) insert.run({ ...row, round: edition.round, edition: edition.edition });
    events.append(event);
  }

  return {
    /** Closes the round and keeps its first ranking in one transaction. False where somebody else has closed it. */
    close: (version: number, ranked: { edition: Edition; rows: readonly StandingRow[] }, event: NewEvent): Promise<boolean> =>
      writer.write(() => {
        if (close.run(ranked.edition.at, ranked.edition.round, version).changes === 0) return false;
        add(ranked.edition, ranked.rows, event);
        return true;
      }),
    addEdition: (edition: Edition, rows: readonly StandingRow[], event: NewEvent): Promise<void> => writer.write(() => add(edition, rows, event)),
    editions: async (round: RoundId): Promise<Edition[]> =>
      editions.all(round).map((row) => ({ ...row, draws: JSON.parse(row.draws) as string[][], undecided: JSON.parse(row.undecided) as Undecided[] })),
    all: async (round: RoundId, edition: number): Promise<StandingRow[]> => all.all(round, edition),
    of: async (round: RoundId, edition: number, participant: ParticipantId): Promise<StandingRow | undefined> => own.get(round, edition, participant),
    /** The last one with a better rank. */
    above: async (round: RoundId, edition: number, rank: number): Promise<StandingRow | undefined> => above.get(round, edition, rank),
    sizes: async (round: RoundId, edition: number, rank: number): Promise<{ participants: number; tied: number }> =>
      sizes.get(rank, round, edition) ?? { participants: 0, tied: 0 },
    /** Who won a prize in a round before this one. */
    earlierWinners: async (contest: string, number: number): Promise<ParticipantId[]> => winners.all(contest, number),
  };
}
