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
  /** How many people are ranked. */
  participants: number;
  /** What the ranking rests on beside the answers, as one text to compare. */
  basis: string;
}

/** A row with the person's name, and everything that was credited to the attempt which counts. */
export interface ListedRow extends StandingRow {
  name: string;
  unit: string;
  staffCodeTail: string;
  expired: boolean;
  /** Taken off elapsed times, milliseconds; and answers whose lag varied too much to be credited fully. */
  outage: number;
  lag: number;
  lagUnsteady: number;
  /** Extra milliseconds for each question. */
  extraTime: number;
  /** Questions that a reserve replaced. */
  replaced: number;
}

export interface EditionChange {
  /** How many people's rank differs. */
  moved: number;
  winnersBefore: number;
  winnersAfter: number;
}

type StoredEdition = Omit<Edition, 'draws' | 'undecided'> & { draws: string; undecided: string };

type StoredListed = Omit<ListedRow, 'expired' | 'replaced'> & { state: string; dropped: string };

const COLUMNS = `participant_id AS participant, attempt_id AS attempt, number, rank, score, correct, counted, elapsed, finished_at AS finishedAt, distance, prize`;

const LISTED = `standing.participant_id AS participant, standing.attempt_id AS attempt, standing.number AS number, rank, score, correct, counted,
  elapsed, standing.finished_at AS finishedAt, distance, prize, participant.name AS name, unit.name AS unit, staff_code_tail AS staffCodeTail, state, dropped,
  (SELECT coalesce(sum(outage_credit), 0) FROM answer WHERE answer.attempt = attempt.serial) AS outage,
  (SELECT coalesce(sum(lag_credit), 0) FROM answer WHERE answer.attempt = attempt.serial) AS lag,
  (SELECT coalesce(sum(lag_unsteady), 0) FROM answer WHERE answer.attempt = attempt.serial) AS lagUnsteady,
  coalesce(per_question, 0) AS extraTime
  FROM standing JOIN participant ON participant.id = standing.participant_id JOIN unit ON unit.id = participant.unit_id
  JOIN attempt ON attempt.id = standing.attempt_id
  LEFT JOIN extra_time ON extra_time.round_id = standing.round_id AND extra_time.participant_id = standing.participant_id`;

/** Rankings of closed rounds. Editions are only added. */
export function standingStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('standing');
  const insertEdition = database.prepare<StoredEdition>('INSERT INTO ranking VALUES (@round, @edition, @at, @reason, @draws, @undecided, @participants, @basis)');
  const insert = database.prepare<StandingRow & { round: RoundId; edition: number }>(
    `INSERT INTO standing VALUES (@round, @edition, @participant, @attempt, @number, @rank, @score, @correct, @counted, @elapsed,
     @finishedAt, @distance, @prize)`,
  );
  const close = database.prepare<[number, RoundId, number]>(
    `UPDATE round SET phase = 'closed', closed_at = ?, version = version + 1 WHERE id = ? AND version = ? AND phase = 'open'`,
  );
  const editions = database.prepare<[RoundId], StoredEdition>(
    'SELECT round_id AS round, edition, at, reason, draws, undecided, participants, basis FROM ranking WHERE round_id = ? ORDER BY edition',
  );
  const all = database.prepare<[RoundId, number], StandingRow>(
    `SELECT ${COLUMNS} FROM standing WHERE round_id = ? AND edition = ? ORDER BY rank, participant_id`,
  );
  const listed = database.prepare<[RoundId, number, number, number], StoredListed>(
    `SELECT ${LISTED} WHERE standing.round_id = ? AND edition = ? ORDER BY rank, standing.participant_id LIMIT ? OFFSET ?`,
  );
  const atRank = database.prepare<[RoundId, number, number], StoredListed>(
    `SELECT ${LISTED} WHERE standing.round_id = ? AND edition = ? AND rank = ? ORDER BY standing.participant_id`,
  );
  const own = database.prepare<[RoundId, number, ParticipantId], StandingRow>(
    `SELECT ${COLUMNS} FROM standing WHERE round_id = ? AND edition = ? AND participant_id = ?`,
  );
  const above = database.prepare<[RoundId, number, number], StandingRow>(
    `SELECT ${COLUMNS} FROM standing WHERE round_id = ? AND edition = ? AND rank < ? ORDER BY rank DESC, participant_id DESC LIMIT 1`,
  );
  const tied = database.prepare<[RoundId, number, number], number>('SELECT count(*) FROM standing WHERE round_id = ? AND edition = ? AND rank = ?').pluck();
  const allCorrect = database
    .prepare<[RoundId, number], number>('SELECT count(*) FROM standing WHERE round_id = ? AND edition = ? AND counted > 0 AND correct = counted')
    .pluck();
  const clear = database.prepare<[RoundId, number]>(
    `DELETE FROM standing WHERE round_id = ? AND edition = ? AND NOT EXISTS
     (SELECT 1 FROM ranking WHERE ranking.round_id = standing.round_id AND ranking.edition = standing.edition)`,
  );
  const change = database.prepare<[RoundId, number], EditionChange>(
    `SELECT count(*) FILTER (WHERE after.rank <> before.rank) AS moved,
     count(*) FILTER (WHERE before.prize IS NOT NULL) AS winnersBefore, count(*) FILTER (WHERE after.prize IS NOT NULL) AS winnersAfter
     FROM standing AS after JOIN standing AS before
     ON before.round_id = after.round_id AND before.edition = after.edition - 1 AND before.participant_id = after.participant_id
     WHERE after.round_id = ? AND after.edition = ?`,
  );
  const winners = database
    .prepare<[string, number], ParticipantId>(
      `SELECT participant_id FROM standing JOIN round ON round.id = round_id
       WHERE contest_id = ? AND round.number < ? AND prize IS NOT NULL
       AND edition = (SELECT max(edition) FROM ranking WHERE ranking.round_id = standing.round_id)`,
    )
    .pluck();

  /** An edition never changes, so each is counted once: everybody asks for it when a round closes. */
  const allCorrectIn = new Map<string, number>();

  function add(edition: Edition, event: NewEvent): void {
    insertEdition.run({ ...edition, draws: JSON.stringify(edition.draws), undecided: JSON.stringify(edition.undecided) });
    events.append(event);
  }

  return {
    /** Forgets rows of an edition that never got its ranking: its writing was cut short. */
    clearStaged: write('clearStaged', (round: RoundId, edition: number): void => void clear.run(round, edition)),
    /** Rows of an edition to come, a slice at a time; nobody sees them before its ranking is there. */
    stage: write('stage', (edition: Pick<Edition, 'round' | 'edition'>, rows: readonly StandingRow[]): void => {
      for (const row of rows) insert.run({ ...row, round: edition.round, edition: edition.edition });
    }),
    /** Closes the round and makes its staged first ranking valid. False where somebody else has closed it. */
    close: write('close', (version: number, edition: Edition, told: readonly [NewEvent, ...NewEvent[]]): boolean => {
      if (close.run(edition.at, edition.round, version).changes === 0) return false;
      const [event, ...others] = told;
      add(edition, event);
      for (const other of others) events.append(other);
      return true;
    }),
    addEdition: write('addEdition', (edition: Edition, event: NewEvent): void => add(edition, event)),
    editions: async (round: RoundId): Promise<Edition[]> =>
      editions.all(round).map((row) => ({ ...row, draws: JSON.parse(row.draws) as string[][], undecided: JSON.parse(row.undecided) as Undecided[] })),
    all: async (round: RoundId, edition: number): Promise<StandingRow[]> => all.all(round, edition),
    /** So many rows of an edition from a place on, the first being 0. */
    listed: async (round: RoundId, edition: number, page: { from: number; limit: number }): Promise<ListedRow[]> =>
      listed.all(round, edition, page.limit, page.from).map(asListed),
    /** Everybody who shares a rank. */
    atRank: async (round: RoundId, edition: number, rank: number): Promise<ListedRow[]> => atRank.all(round, edition, rank).map(asListed),
    of: async (round: RoundId, edition: number, participant: ParticipantId): Promise<StandingRow | undefined> => own.get(round, edition, participant),
    /** The last one with a better rank. */
    above: async (round: RoundId, edition: number, rank: number): Promise<StandingRow | undefined> => above.get(round, edition, rank),
    /** How many share a rank. */
    tied: async (round: RoundId, edition: number, rank: number): Promise<number> => tied.get(round, edition, rank) ?? 0,
    /** How many of those ranked in an edition have every question right that counts. */
    allCorrect: async (round: RoundId, edition: number): Promise<number> => {
      const key = `${round} ${edition}`;
      const known = allCorrectIn.get(key) ?? allCorrect.get(round, edition) ?? 0;
      allCorrectIn.set(key, known);
      return known;
    },
    /** How an edition differs from the one before it. */
    change: async (round: RoundId, edition: number): Promise<EditionChange> => change.get(round, edition) ?? { moved: 0, winnersBefore: 0, winnersAfter: 0 },
    /** Who won a prize in a round before this one. */
    earlierWinners: async (contest: string, number: number): Promise<ParticipantId[]> => winners.all(contest, number),
  };
}

function asListed({ state, dropped, ...row }: StoredListed): ListedRow {
  return { ...row, expired: state === 'expired', replaced: (JSON.parse(dropped) as number[]).length };
}
