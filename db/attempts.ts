import type { AttemptId, DeviceId, ParticipantId, QuestionId, RoundId } from '../server/rules/ids.ts';
import type { Tally } from '../server/rules/scoring.ts';
import { createHash } from 'node:crypto';
import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import { paperOf, paperText, type Paper } from './paper.ts';
import type { Writer } from './writer.ts';

export type AttemptState = 'open' | 'finished' | 'expired';

export interface AttemptRow {
  id: AttemptId;
  round: RoundId;
  participant: ParticipantId;
  number: number;
  state: AttemptState;
  startedAt: number;
  finishedAt: number | null;
  place: number;
  item: number;
  shownAt: number | null;
  questionCredit: number;
  credit: number;
  pausedFrom: number | null;
  /** Items that a reserve has replaced. */
  dropped: number[];
  device: DeviceId;
  epoch: number;
  receipt: string | null;
  version: number;
}

export interface AnswerRow {
  question: QuestionId;
  revision: number;
  place: number;
  /** The stored option; null: the time passed unanswered. */
  choice: number | null;
  shownAt: number | null;
  receivedAt: number;
  elapsed: number;
  outageCredit: number;
  lagCredit: number;
  lagUnsteady: boolean;
}

/** What a ranking needs to know of an attempt that has ended, its answers added up. */
export interface EndedAttempt extends Tally {
  id: AttemptId;
  participant: ParticipantId;
  number: number;
  finishedAt: number;
  /** The prediction that was given for it. */
  guess: number | null;
}

/** A reserve has taken the place of an item of the paper. */
export interface Replacement {
  item: number;
  at: number;
  why: 'outage' | 'withdrawal';
  /** Milliseconds that came back to the attempt. */
  credit: number;
}

/** All replacements of a round: `sha256` is over the JSON array of [attempt, item, at, why, credit], by attempt and item. */
export interface Replacements {
  questions: number;
  attempts: number;
  credit: number;
  sha256: string;
}

/** The columns in which an open attempt moves. */
export type AttemptChange = Pick<AttemptRow, 'state' | 'finishedAt' | 'place' | 'item' | 'shownAt' | 'questionCredit' | 'credit' | 'pausedFrom' | 'dropped' | 'device' | 'epoch' | 'receipt'>;

/** A question that an attempt was shown: its attempt, its item, and when, epoch milliseconds. */
export type Shown = [attempt: AttemptId, item: number, at: number];

/** What an attempt keeps while one question follows the other. */
const KEPT = ['state', 'finishedAt', 'pausedFrom', 'dropped', 'device', 'epoch', 'receipt'] as const;

const COLUMNS = `id, round_id AS round, participant_id AS participant, number, state, started_at AS startedAt, finished_at AS finishedAt,
  place, item, shown_at AS shownAt, question_credit AS questionCredit, credit, paused_from AS pausedFrom, dropped, device_id AS device, epoch, receipt, version`;

const ANSWER_COLUMNS = `question_id AS question, revision, place, choice, shown_at AS shownAt, received_at AS receivedAt, elapsed,
  outage_credit AS outageCredit, lag_credit AS lagCredit, lag_unsteady AS lagUnsteady`;

type StoredAttempt = Omit<AttemptRow, 'dropped'> & { dropped: string };
/** The tally is null where none is kept that still holds. */
type StoredEnded = Omit<EndedAttempt, keyof Tally> & (Tally | Record<keyof Tally, null>);
type StoredAnswer = Omit<AnswerRow, 'lagUnsteady'> & { lagUnsteady: 0 | 1 };
type StoredChange = Omit<AttemptChange, 'dropped'> & { id: AttemptId; version: number; dropped: string };

interface Settled { rows: readonly AnswerRow[]; replacement?: Replacement }

/* Rows as they go into their tables, from column to column: names would cost more on their way into another thread than the values. */
type MoveColumns = [place: number, item: number, shownAt: number | null, questionCredit: number, credit: number, id: AttemptId, version: number];
type AnswerColumns = [AttemptId, QuestionId, ...figures: (number | null)[]];
interface SettledColumns { rows: AnswerColumns[]; replacement: (Replacement & { attempt: AttemptId }) | undefined }

/** Attempts with their papers and answers. Every change of an attempt compares its version and raises it. */
export function attemptStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('attempt');
  const insert = database.prepare<StoredAttempt>(
    `INSERT INTO attempt VALUES (@id, @round, @participant, @number, @state, @startedAt, @finishedAt, @place, @item, @shownAt,
     @questionCredit, @credit, @pausedFrom, @dropped, @device, @epoch, @receipt, @version)`,
  );
  const insertPaper = database.prepare<[AttemptId, string]>('INSERT INTO paper VALUES (?, ?)');
  const moveAll = database.prepare<StoredChange>(
    `UPDATE attempt SET state = @state, finished_at = @finishedAt, place = @place, item = @item, shown_at = @shownAt,
     question_credit = @questionCredit, credit = @credit, paused_from = @pausedFrom, dropped = @dropped, device_id = @device, epoch = @epoch,
     receipt = @receipt, version = version + 1
     WHERE id = @id AND version = @version AND state = 'open'`,
  );
  // Nearly every change is such a one, and it leaves the indexes of what is open and of receipts alone.
  const moveOn = database.prepare<MoveColumns>(
    `UPDATE attempt SET place = ?, item = ?, shown_at = ?, question_credit = ?, credit = ?, version = version + 1
     WHERE id = ? AND version = ? AND state = 'open'`,
  );
  const stampShown = database.prepare<[at: number, AttemptId, item: number]>(`UPDATE attempt SET shown_at = ? WHERE id = ? AND item = ? AND shown_at IS NULL AND state = 'open'`);
  const insertAnswer = database.prepare<AnswerColumns>(
    `INSERT INTO answer (attempt_id, question_id, revision, place, choice, shown_at, received_at, elapsed, outage_credit, lag_credit, lag_unsteady)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertReplacement = database.prepare<Replacement & { attempt: AttemptId }>('INSERT INTO replacement VALUES (@attempt, @item, @at, @why, @credit)');
  const replacements = database.prepare<[RoundId], Replacement & { attempt: AttemptId }>(
    `SELECT attempt_id AS attempt, replacement.item AS item, at, why, replacement.credit AS credit FROM replacement JOIN attempt ON attempt.id = attempt_id
     WHERE round_id = ? ORDER BY attempt_id, replacement.item`,
  );
  const openOnes = database.prepare<[], StoredAttempt>(`SELECT ${COLUMNS} FROM attempt WHERE state = 'open'`);
  const withId = database.prepare<[string], StoredAttempt>(`SELECT ${COLUMNS} FROM attempt WHERE id = ?`);
  const ofParticipant = database.prepare<[ParticipantId], StoredAttempt>(
    `SELECT ${COLUMNS} FROM attempt WHERE participant_id = ? ORDER BY started_at, number`,
  );
  const withReceipt = database.prepare<[string], StoredAttempt>(`SELECT ${COLUMNS} FROM attempt WHERE receipt = ?`);
  const ended = database.prepare<[RoundId, ParticipantId | '', number], StoredEnded>(
    `SELECT id, participant_id AS participant, attempt.number AS number, finished_at AS finishedAt, guess, correct, counted, elapsed
     FROM attempt LEFT JOIN prediction ON prediction.attempt_id = id
     LEFT JOIN tally ON tally.attempt_id = id AND withdrawals = (SELECT count(*) FROM withdrawal)
     WHERE round_id = ? AND participant_id > ? AND finished_at IS NOT NULL ORDER BY participant_id, number LIMIT ?`,
  );
  const addUp = database.prepare<[AttemptId], Tally>(
    `SELECT count(*) FILTER (WHERE choice = key) AS correct, count(*) AS counted, coalesce(sum(elapsed), 0) AS elapsed
     FROM answer JOIN question ON question.id = question_id WHERE attempt_id = ? AND question_id NOT IN (SELECT question_id FROM withdrawal)`,
  );
  const keepTally = database.prepare<Tally & { attempt: AttemptId }>(
    'INSERT INTO tally VALUES (@attempt, (SELECT count(*) FROM withdrawal), @correct, @counted, @elapsed)',
  );
  const paper = database.prepare<[AttemptId], string>('SELECT items FROM paper WHERE attempt_id = ?').pluck();
  const answers = database.prepare<[AttemptId], StoredAnswer>(`SELECT ${ANSWER_COLUMNS} FROM answer WHERE attempt_id = ? ORDER BY place, revision`);
  const pause = database.prepare<[number]>(`UPDATE attempt SET paused_from = coalesce(paused_from, ?), version = version + 1 WHERE state = 'open'`);

  const start = write('start', (attempt: StoredAttempt, paper: string): boolean => {
    if (ofParticipant.all(attempt.participant).some((other) => collides(other, attempt))) return false;
    insert.run(attempt);
    insertPaper.run(attempt.id, paper);
    return true;
  });
  const goOn = write('goOn', (columns: MoveColumns, settled: SettledColumns): boolean => {
    if (moveOn.run(...columns).changes === 0) return false;
    settle(settled);
    return true;
  });
  const change = write('change', (row: StoredChange, settled: SettledColumns): boolean => {
    if (moveAll.run(row).changes === 0) return false;
    settle(settled);
    if (row.state !== 'open') keepTally.run({ attempt: row.id, ...tallyOf(row.id) });
    return true;
  });

  function settle({ rows, replacement }: SettledColumns): void {
    for (const row of rows) insertAnswer.run(...row);
    if (replacement !== undefined) insertReplacement.run(replacement);
  }

  function tallyOf(attempt: AttemptId): Tally {
    return addUp.get(attempt) ?? { correct: 0, counted: 0, elapsed: 0 };
  }

  return {
    /** Attempt and paper in one transaction. False where another attempt was started first. */
    start: (attempt: AttemptRow, drawn: Paper): Promise<boolean> => start({ ...attempt, dropped: JSON.stringify(attempt.dropped) }, paperText(drawn)),
    /** Moves an open attempt and settles questions in one transaction. False where `attempt.version` is not the stored one. */
    advance: (attempt: AttemptRow, next: AttemptChange, settled: Settled): Promise<boolean> => {
      const { id, version } = attempt;
      const { place, item, shownAt, questionCredit, credit } = next;
      const columns = settledColumns(id, settled);
      if (KEPT.every((column) => next[column] === attempt[column])) return goOn([place, item, shownAt, questionCredit, credit, id, version], columns);
      const { state, finishedAt, pausedFrom, dropped, device, epoch, receipt } = next;
      return change({ id, version, state, finishedAt, place, item, shownAt, questionCredit, credit, pausedFrom, dropped: JSON.stringify(dropped), device, epoch, receipt }, columns);
    },
    /** Instants of showings. Nothing is decided by them: no version is raised, and one that its answer has overtaken changes nothing. */
    show: write('show', (shown: readonly Shown[]): void => {
      for (const [attempt, item, at] of shown) stampShown.run(at, attempt, item);
    }),
    /** Stops the clock of every open attempt from `from`, unless an earlier outage has stopped it already. */
    pauseAll: write('pauseAll', (from: number, event: NewEvent): void => {
      pause.run(from);
      events.append(event);
    }),
    open: async (): Promise<AttemptRow[]> => openOnes.all().map(parsed),
    /** `id` may be one that stands in the log. */
    withId: async (id: string): Promise<AttemptRow | undefined> => optional(withId.get(id)),
    withReceipt: async (receipt: string): Promise<AttemptRow | undefined> => optional(withReceipt.get(receipt)),
    ofParticipant: async (participant: ParticipantId): Promise<AttemptRow[]> => ofParticipant.all(participant).map(parsed),
    /** A page of a round's ended attempts, by participant; the next page begins after the last participant of this one. */
    ended: async (round: RoundId, after: ParticipantId | '', limit: number): Promise<EndedAttempt[]> =>
      ended.all(round, after, limit).map((row) => (hasTally(row) ? row : { ...row, ...tallyOf(row.id) })),
    /** What the answers of an attempt add up to. */
    tally: async (attempt: AttemptId): Promise<Tally> => tallyOf(attempt),
    /** What reserves have replaced in a round's attempts. */
    replacements: async (round: RoundId): Promise<Replacements> => {
      const rows = replacements.all(round);
      const text = JSON.stringify(rows.map(({ attempt, item, at, why, credit }) => [attempt, item, at, why, credit]));
      const credit = rows.reduce((sum, row) => sum + row.credit, 0);
      return { questions: rows.length, attempts: new Set(rows.map(({ attempt }) => attempt)).size, credit, sha256: createHash('sha256').update(text).digest('hex') };
    },
    paper: async (attempt: AttemptId): Promise<Paper> => paperOf(paper.get(attempt) ?? '[]'),
    answers: async (attempt: AttemptId): Promise<AnswerRow[]> => answers.all(attempt).map((row) => ({ ...row, lagUnsteady: row.lagUnsteady === 1 })),
  };
}

function parsed(row: StoredAttempt): AttemptRow {
  return { ...row, dropped: JSON.parse(row.dropped) as number[] };
}

function hasTally(row: StoredEnded): row is EndedAttempt {
  return row.counted !== null;
}

function optional(row: StoredAttempt | undefined): AttemptRow | undefined {
  return row && parsed(row);
}

function collides(other: StoredAttempt, attempt: StoredAttempt): boolean {
  return other.state === 'open' || (other.round === attempt.round && other.number >= attempt.number);
}

function settledColumns(attempt: AttemptId, { rows, replacement }: Settled): SettledColumns {
  return { rows: rows.map((row) => columnsOf(attempt, row)), replacement: replacement && { ...replacement, attempt } };
}

function columnsOf(attempt: AttemptId, row: AnswerRow): AnswerColumns {
  const { question, revision, place, choice, shownAt, receivedAt, elapsed, outageCredit, lagCredit, lagUnsteady } = row;
  return [attempt, question, revision, place, choice, shownAt, receivedAt, elapsed, outageCredit, lagCredit, Number(lagUnsteady)];
}
