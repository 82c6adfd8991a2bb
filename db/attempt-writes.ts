import type { AttemptId, AttemptSerial, ParticipantId, QuestionId } from '../server/rules/ids.ts';
import type { AnswerRow, AttemptChange, AttemptRow, Replacement, Shown } from './attempts.ts';
import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import { paperText, type Paper } from './paper.ts';
import { tallies } from './tallies.ts';
import type { Writer } from './writer.ts';

type NewAttempt = Omit<AttemptRow, 'serial'>;
type StoredNew = Omit<NewAttempt, 'dropped'> & { dropped: string };
type StoredChange = Omit<AttemptChange, 'dropped'> & Pick<AttemptRow, 'id' | 'serial' | 'version'> & { dropped: string };
type Earlier = Pick<AttemptRow, 'state' | 'round' | 'number'>;

/** What one step changes of an attempt, and the questions that are settled by it. */
export interface Step {
  patch: Partial<AttemptChange>;
  rows: readonly AnswerRow[];
  replacement?: Replacement;
}

/* Rows as they go into their tables, from column to column: names would cost more on their way into another thread than the values. */
type MoveColumns = [AttemptSerial, version: number, place: number, item: number, shownAt: number | null, questionCredit: number];
type AnswerColumns = [
  QuestionId, revision: number, place: number, choice: number | null, shownAt: number | null, receivedAt: number, elapsed: number, outageCredit: number, lagCredit: number, lagUnsteady: number,
];

/** What changes attempts. Every change compares the version and raises it. */
export function attemptWrites(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('attempt');
  const tally = tallies(database);
  const ofParticipant = database.prepare<[ParticipantId], Earlier>('SELECT state, round_id AS round, number FROM attempt WHERE participant_id = ?');
  const insert = database
    .prepare<StoredNew, AttemptSerial>(
      `INSERT INTO attempt (id, round_id, participant_id, number, state, started_at, finished_at, credit, paused_from, dropped, device_id, epoch, receipt, serial)
       VALUES (@id, @round, @participant, @number, @state, @startedAt, @finishedAt, @credit, @pausedFrom, @dropped, @device, @epoch, @receipt,
       (SELECT coalesce(max(serial), 0) + 1 FROM attempt)) RETURNING serial`,
    )
    .pluck();
  const insertQuestion = database.prepare<StoredNew & { serial: AttemptSerial }>('INSERT INTO open_question VALUES (@serial, @version, @place, @item, @shownAt, @questionCredit)');
  const insertPaper = database.prepare<[AttemptId, string]>('INSERT INTO paper VALUES (?, ?)');
  const alter = database.prepare<StoredChange>(
    `UPDATE attempt SET state = @state, finished_at = @finishedAt, credit = @credit, paused_from = @pausedFrom, dropped = @dropped, device_id = @device, epoch = @epoch,
     receipt = @receipt WHERE serial = @serial`,
  );
  // An attempt that has ended has no open question, and so nothing moves it any more.
  const moveOn = database.prepare<[place: number, item: number, shownAt: number | null, questionCredit: number, AttemptSerial, version: number]>(
    'UPDATE open_question SET place = ?, item = ?, shown_at = ?, credit = ?, version = version + 1 WHERE attempt = ? AND version = ?',
  );
  const close = database.prepare<[AttemptSerial]>('DELETE FROM open_question WHERE attempt = ?');
  const stampShown = database.prepare<[at: number, AttemptSerial, item: number]>('UPDATE open_question SET shown_at = ? WHERE attempt = ? AND item = ? AND shown_at IS NULL');
  const insertAnswer = database.prepare<[AttemptSerial, ...AnswerColumns]>(
    `INSERT INTO answer (attempt, question_id, revision, place, choice, shown_at, received_at, elapsed, outage_credit, lag_credit, lag_unsteady)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertReplacement = database.prepare<Replacement & { attempt: AttemptId }>('INSERT INTO replacement VALUES (@attempt, @item, @at, @why, @credit)');
  const pause = database.prepare<[number]>(`UPDATE attempt SET paused_from = coalesce(paused_from, ?) WHERE state = 'open'`);
  const raiseAll = database.prepare<[]>('UPDATE open_question SET version = version + 1');

  const start = write('start', (attempt: StoredNew, paper: string): AttemptSerial | undefined => {
    if (ofParticipant.all(attempt.participant).some((other) => collides(other, attempt))) return undefined;
    const serial = insert.get(attempt);
    if (serial === undefined) throw new Error(`attempt ${attempt.id} got no serial`);
    insertQuestion.run({ ...attempt, serial });
    insertPaper.run(attempt.id, paper);
    return serial;
  });
  /** With an answer or without one; in one row of numbers, because each array within it would cost a third of all that goes over. */
  const goOn = write('goOn', (...[serial, version, place, item, shownAt, questionCredit, ...answer]: MoveColumns | [...MoveColumns, ...AnswerColumns]): boolean => {
    if (moveOn.run(place, item, shownAt, questionCredit, serial, version).changes === 0) return false;
    if (answer.length !== 0) insertAnswer.run(serial, ...answer);
    return true;
  });
  const change = write('change', (row: StoredChange, answers: readonly AnswerColumns[], replacement: Replacement | undefined): boolean => {
    const { place, item, shownAt, questionCredit, serial, version } = row;
    if (moveOn.run(place, item, shownAt, questionCredit, serial, version).changes === 0) return false;
    alter.run(row);
    for (const answer of answers) insertAnswer.run(serial, ...answer);
    if (replacement !== undefined) insertReplacement.run({ ...replacement, attempt: row.id });
    if (row.state === 'open') return true;
    close.run(serial);
    tally.keep(serial);
    return true;
  });

  return {
    /** Attempt and paper in one transaction; the attempt's serial, or undefined where another one was started first. */
    start: (attempt: NewAttempt, drawn: Paper): Promise<AttemptSerial | undefined> => start({ ...attempt, dropped: JSON.stringify(attempt.dropped) }, paperText(drawn)),
    /** Moves an open attempt and settles questions in one transaction. False where `attempt.version` is not the stored one. */
    advance: (attempt: AttemptRow, { patch, rows, replacement }: Step): Promise<boolean> => {
      const { id, serial, version } = attempt;
      const { place = attempt.place, item = attempt.item, shownAt = attempt.shownAt, questionCredit = attempt.questionCredit } = patch;
      if (rows.length <= 1 && replacement === undefined && isMove(patch)) {
        const [row] = rows;
        if (row === undefined) return goOn(serial, version, place, item, shownAt, questionCredit);
        // One list, made once: this is what nearly every answer does.
        return goOn(
          serial, version, place, item, shownAt, questionCredit,
          row.question, row.revision, row.place, row.choice, row.shownAt, row.receivedAt, row.elapsed, row.outageCredit, row.lagCredit, Number(row.lagUnsteady),
        );
      }
      const { state, finishedAt, credit, pausedFrom, dropped, device, epoch, receipt } = { ...attempt, ...patch };
      const stored = { id, serial, version, state, finishedAt, place, item, shownAt, questionCredit, credit, pausedFrom, dropped: JSON.stringify(dropped), device, epoch, receipt };
      return change(stored, rows.map(columnsOf), replacement);
    },
    /** Instants of showings. Nothing is decided by them: no version is raised, and one that its answer has overtaken changes nothing. */
    show: write('show', (shown: readonly Shown[]): void => {
      for (const [attempt, item, at] of shown) stampShown.run(at, attempt, item);
    }),
    /** Stops the clock of every open attempt from `from`, unless an earlier outage has stopped it already. */
    pauseAll: write('pauseAll', (from: number, event: NewEvent): void => {
      pause.run(from);
      raiseAll.run();
      events.append(event);
    }),
  };
}

/** Whether an attempt stays what it is while one question follows the other. */
function isMove({ state, finishedAt, credit, pausedFrom, dropped, device, epoch, receipt }: Step['patch']): boolean {
  const isOpen = state === undefined && finishedAt === undefined && receipt === undefined;
  return isOpen && credit === undefined && pausedFrom === undefined && dropped === undefined && device === undefined && epoch === undefined;
}

function collides(other: Earlier, attempt: StoredNew): boolean {
  return other.state === 'open' || (other.round === attempt.round && other.number >= attempt.number);
}

function columnsOf({ question, revision, place, choice, shownAt, receivedAt, elapsed, outageCredit, lagCredit, lagUnsteady }: AnswerRow): AnswerColumns {
  return [question, revision, place, choice, shownAt, receivedAt, elapsed, outageCredit, lagCredit, Number(lagUnsteady)];
}
