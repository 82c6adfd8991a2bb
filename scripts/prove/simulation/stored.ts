import { openReader } from '../../../db/open.ts';
import { paperOf } from '../../../db/paper.ts';

export interface StoredAttempt {
  id: string;
  participant: string;
  state: string;
  device: string;
  /** Null where the attempt has ended. */
  place: number | null;
  item: number | null;
  shownAt: number | null;
  questionCredit: number;
  credit: number;
  pausedFrom: number | null;
  dropped: number[];
  closesAt: number;
  items: { question: string; order: readonly number[] }[];
}

export interface StoredAnswer {
  attempt: string;
  question: string;
  place: number;
  choice: number | null;
  shownAt: number | null;
  receivedAt: number;
  elapsed: number;
  credit: number;
}

/** What stands in the file after a step. */
export interface Stored {
  attempts: StoredAttempt[];
  answers: StoredAnswer[];
}

const ATTEMPTS = `
  SELECT attempt.id, participant_id AS participant, state, device_id AS device, place, item, shown_at AS shownAt, coalesce(open_question.credit, 0) AS questionCredit, attempt.credit AS credit,
         paused_from AS pausedFrom, dropped, closes_at AS closesAt, items
  FROM attempt JOIN round ON round.id = round_id JOIN paper ON attempt_id = attempt.id LEFT JOIN open_question ON attempt = serial ORDER BY attempt.id`;

const ANSWERS = `
  SELECT attempt.id AS attempt, question_id AS question, answer.place, choice, answer.shown_at AS shownAt, received_at AS receivedAt, elapsed, outage_credit AS credit
  FROM answer JOIN attempt ON serial = attempt ORDER BY attempt.id, answer.place`;

/** Reads the file as anybody may, beside the contest that writes to it. */
export function fileReader(file: string) {
  const database = openReader(file);
  const attempts = database.prepare<[], Omit<StoredAttempt, 'dropped' | 'items'> & { dropped: string; items: string }>(ATTEMPTS);
  const answers = database.prepare<[], StoredAnswer>(ANSWERS);
  const life = database.prepare<[], number>('SELECT at FROM life').pluck();
  const edition = database.prepare<[], number>('SELECT coalesce(max(edition), 0) FROM ranking').pluck();
  return {
    read: (): Stored => ({
      attempts: attempts.all().map((row) => ({ ...row, dropped: JSON.parse(row.dropped), items: [...paperOf(row.items).items] })),
      answers: answers.all(),
    }),
    lastSignOfLife: (): number => life.get() ?? 0,
    newestEdition: (): number => edition.get() ?? 0,
    close: () => database.close(),
  };
}
