import type { AttemptId, AttemptSerial, DeviceId, ParticipantId, QuestionId, RoundId } from '../server/rules/ids.ts';
import type { Tally } from '../server/rules/scoring.ts';
import { createHash } from 'node:crypto';
import type { Database } from './open.ts';
import { paperOf, type Paper } from './paper.ts';
import { rowPages } from './row-pages.ts';
import { tallies } from './tallies.ts';

export type AttemptState = 'open' | 'finished' | 'expired';

export interface AttemptRow {
  id: AttemptId;
  /** Which attempt of all it is, in the order of their start; nothing outside the server may learn it. */
  serial: AttemptSerial;
  round: RoundId;
  participant: ParticipantId;
  number: number;
  state: AttemptState;
  startedAt: number;
  finishedAt: number | null;
  /** The open question: its place in the paper, its item, when it was shown, and what was credited to it. Where a stored attempt has ended 0 and null. */
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
  serial: AttemptSerial;
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
export type Shown = [attempt: AttemptSerial, item: number, at: number];

/** An attempt with the question that stands open in it. */
const ATTEMPTS = `SELECT id, serial, round_id AS round, participant_id AS participant, number, state, started_at AS startedAt, finished_at AS finishedAt,
  coalesce(place, 0) AS place, coalesce(item, 0) AS item, shown_at AS shownAt, coalesce(open_question.credit, 0) AS questionCredit, attempt.credit AS credit,
  paused_from AS pausedFrom, dropped, device_id AS device, epoch, receipt, coalesce(version, 0) AS version FROM attempt LEFT JOIN open_question ON attempt = serial`;

const ANSWER_COLUMNS = `question_id AS question, revision, place, choice, shown_at AS shownAt, received_at AS receivedAt, elapsed,
  outage_credit AS outageCredit, lag_credit AS lagCredit, lag_unsteady AS lagUnsteady`;

type StoredAttempt = Omit<AttemptRow, 'dropped'> & { dropped: string };
type EndedColumns = [
  AttemptId, AttemptSerial, ParticipantId, number: number, finishedAt: number, guess: number | null,
  /* A tally, where one is kept that still holds. */
  correct: number | null, counted: number | null, elapsed: number | null,
];
type StoredAnswer = Omit<AnswerRow, 'lagUnsteady'> & { lagUnsteady: 0 | 1 };

/** Attempts with their papers and answers. */
export function attemptReads(database: Database) {
  const tally = tallies(database);
  const replacements = database.prepare<[RoundId], Replacement & { attempt: AttemptId }>(
    `SELECT attempt_id AS attempt, replacement.item AS item, at, why, replacement.credit AS credit FROM replacement JOIN attempt ON attempt.id = attempt_id
     WHERE round_id = ? ORDER BY attempt_id, replacement.item`,
  );
  const openOnes = database.prepare<[], StoredAttempt>(`${ATTEMPTS} WHERE state = 'open'`);
  const withId = database.prepare<[string], StoredAttempt>(`${ATTEMPTS} WHERE id = ?`);
  const ofParticipant = database.prepare<[ParticipantId], StoredAttempt>(
    `${ATTEMPTS} WHERE participant_id = ? ORDER BY started_at, number`,
  );
  const withReceipt = database.prepare<[string], StoredAttempt>(`${ATTEMPTS} WHERE receipt = ?`);
  const ended = rowPages<[RoundId, after: ParticipantId | '', limit: number], EndedColumns>(
    database,
    'id, serial, participant_id, number, finished_at, guess, correct, counted, elapsed',
    `SELECT id, serial, participant_id, number, finished_at, guess, correct, counted, elapsed
     FROM attempt LEFT JOIN prediction ON prediction.attempt_id = id
     LEFT JOIN tally ON tally.attempt = serial AND withdrawals = (SELECT count(*) FROM withdrawal)
     WHERE round_id = ? AND participant_id > ? AND finished_at IS NOT NULL ORDER BY participant_id, number LIMIT ?`,
  );
  const paper = database.prepare<[AttemptId], string>('SELECT items FROM paper WHERE attempt_id = ?').pluck();
  const answers = database.prepare<[AttemptSerial], StoredAnswer>(`SELECT ${ANSWER_COLUMNS} FROM answer WHERE attempt = ? ORDER BY place, revision`);

  return {
    open: async (): Promise<AttemptRow[]> => openOnes.all().map(parsed),
    /** `id` may be one that stands in the log. */
    withId: async (id: string): Promise<AttemptRow | undefined> => optional(withId.get(id)),
    withReceipt: async (receipt: string): Promise<AttemptRow | undefined> => optional(withReceipt.get(receipt)),
    ofParticipant: async (participant: ParticipantId): Promise<AttemptRow[]> => ofParticipant.all(participant).map(parsed),
    /** A page of a round's ended attempts, by participant; the next page begins after the last participant of this one. */
    ended: async (round: RoundId, after: ParticipantId | '', limit: number): Promise<EndedAttempt[]> =>
      ended(round, after, limit).map(([id, serial, participant, number, finishedAt, guess, correct, counted, elapsed]) => {
        const kept = correct === null || counted === null || elapsed === null ? tally.of(serial) : { correct, counted, elapsed };
        return { id, serial, participant, number, finishedAt, guess, correct: kept.correct, counted: kept.counted, elapsed: kept.elapsed };
      }),
    /** What the answers of an attempt add up to. */
    tally: async (attempt: AttemptSerial): Promise<Tally> => tally.of(attempt),
    /** What reserves have replaced in a round's attempts. */
    replacements: async (round: RoundId): Promise<Replacements> => {
      const rows = replacements.all(round);
      const text = JSON.stringify(rows.map(({ attempt, item, at, why, credit }) => [attempt, item, at, why, credit]));
      const credit = rows.reduce((sum, row) => sum + row.credit, 0);
      return { questions: rows.length, attempts: new Set(rows.map(({ attempt }) => attempt)).size, credit, sha256: createHash('sha256').update(text).digest('hex') };
    },
    paper: async (attempt: AttemptId): Promise<Paper> => paperOf(paper.get(attempt) ?? '[]'),
    answers: async (attempt: AttemptSerial): Promise<AnswerRow[]> => answers.all(attempt).map((row) => ({ ...row, lagUnsteady: row.lagUnsteady === 1 })),
  };
}

function parsed(row: StoredAttempt): AttemptRow {
  return { ...row, dropped: JSON.parse(row.dropped) as number[] };
}

function optional(row: StoredAttempt | undefined): AttemptRow | undefined {
  return row && parsed(row);
}
