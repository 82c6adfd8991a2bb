import type { LivePhase, LiveState } from '../server/rules/live-course.ts';
import type { LiveSessionId, QuestionId } from '../server/rules/ids.ts';
import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export interface LiveSessionRow extends LiveState {
  id: LiveSessionId;
  name: string;
  pin: string;
  /** The account that drives it. */
  host: string;
  rules: unknown;
  script: unknown;
  locked: boolean;
  /** Since when the server was away while a question was open, until that has been credited. */
  pausedFrom: number | null;
  createdAt: number;
  /** Rises with every change; a change names the one on which it was decided. */
  version: number;
}

/** With how many people have joined and were not removed. */
type LiveListed = LiveSessionRow & { people: number };

export interface LiveQuestionRow {
  step: string;
  question: QuestionId;
  /** From 1; 0 for a practice question. */
  number: number;
  points: number;
  practice: boolean;
  /** Milliseconds, with what was given on top. */
  limit: number;
  openedAt: number | null;
  closedAt: number | null;
  voidedAt: number | null;
  voidReason: string | null;
  voidChange: VoidChange | null;
}

/** How many ranks a void has changed, and the first players of the standing around it. */
export interface VoidChange {
  moved: number;
  before: string[];
  after: string[];
}

/** What belongs to a change of a session, in its transaction. */
export interface LiveStep {
  question?: LiveQuestionRow | undefined;
  event?: NewEvent | undefined;
}

type Stored = Omit<LiveSessionRow, 'rules' | 'script' | 'auto' | 'locked'> & { rules: string; script: string; auto: number; locked: number };
type StoredQuestion = Omit<LiveQuestionRow, 'practice' | 'voidChange'> & { practice: number; voidChange: string | null };

const COLUMNS = 'id, name, pin, host, rules, script, phase, place, since, due_at AS dueAt, auto, locked, paused_from AS pausedFrom, created_at AS createdAt, version';

/** Live sessions and their announced questions. Every change of a session compares its version and raises it. */
export function liveSessionStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('liveSession');
  const all = database.prepare<[string], Stored & { people: number }>(
    `SELECT ${COLUMNS}, (SELECT count(*) FROM live_player WHERE session_id = live_session.id AND removed_at IS NULL) AS people FROM live_session WHERE contest_id = ? ORDER BY created_at, id`);
  const insert = database.prepare<Stored & { contest: string }>(
    `INSERT INTO live_session VALUES (@id, @contest, @name, @pin, @host, @rules, @script, @phase, @place, @since, @dueAt, @auto, @locked, @pausedFrom, @createdAt, @version)`,
  );
  const isUsed = database.prepare<[string], number>(`SELECT 1 FROM live_session WHERE pin = ? AND phase <> 'ended'`).pluck();
  const update = database.prepare<Omit<Stored, 'pin' | 'createdAt'>>(
    `UPDATE live_session SET name = @name, host = @host, rules = @rules, script = @script, phase = @phase, place = @place, since = @since,
     due_at = @dueAt, auto = @auto, locked = @locked, paused_from = @pausedFrom, version = version + 1 WHERE id = @id AND version = @version`,
  );
  // What has opened, closed or been voided stays so.
  const putQuestion = database.prepare<StoredQuestion & { session: LiveSessionId }>(
    `INSERT INTO live_question VALUES (@session, @step, @question, @number, @points, @practice, @limit, @openedAt, @closedAt, @voidedAt, @voidReason, @voidChange)
     ON CONFLICT (session_id, step) DO UPDATE SET time_limit = excluded.time_limit, opened_at = coalesce(excluded.opened_at, opened_at),
     closed_at = coalesce(excluded.closed_at, closed_at), voided_at = coalesce(excluded.voided_at, voided_at),
     void_reason = coalesce(excluded.void_reason, void_reason), void_change = coalesce(excluded.void_change, void_change)`,
  );
  const questions = database.prepare<[LiveSessionId], StoredQuestion>(
    `SELECT step, question_id AS question, number, points, practice, time_limit AS "limit", opened_at AS openedAt, closed_at AS closedAt,
     voided_at AS voidedAt, void_reason AS voidReason, void_change AS voidChange FROM live_question WHERE session_id = ? ORDER BY opened_at IS NULL, opened_at, number`,
  );

  function keepQuestion(session: LiveSessionId, row: LiveQuestionRow): void {
    putQuestion.run({ ...row, session, practice: Number(row.practice), voidChange: row.voidChange === null ? null : JSON.stringify(row.voidChange) });
  }

  return {
    /** In the order in which they were made. */
    all: async (contest: string): Promise<LiveListed[]> => all.all(contest).map(({ people, ...row }) => ({ ...asRow(row), people })),
    /** False where a session that has not ended has this PIN. */
    create: write('create', (contest: string, session: LiveSessionRow, event: NewEvent): boolean => {
      if (isUsed.get(session.pin) !== undefined) return false;
      insert.run({ ...asStored(session), contest });
      events.append(event);
      return true;
    }),
    /** False where the session was changed since `session.version` was read. */
    change: write('change', (session: LiveSessionRow, { question, event }: LiveStep): boolean => {
      const { pin: _kept, createdAt: _same, ...stored } = asStored(session);
      if (update.run(stored).changes === 0) return false;
      if (question !== undefined) keepQuestion(session.id, question);
      if (event !== undefined) events.append(event);
      return true;
    }),
    /** Announced questions in the order of their opening. */
    questions: async (session: LiveSessionId): Promise<LiveQuestionRow[]> =>
      questions.all(session).map(({ practice, voidChange, ...row }) => ({ ...row, practice: practice === 1, voidChange: voidChange === null ? null : (JSON.parse(voidChange) as VoidChange) })),
  };
}

function asRow({ rules, script, phase, auto, locked, ...row }: Stored): LiveSessionRow {
  return { ...row, phase: phase satisfies LivePhase, rules: JSON.parse(rules) as unknown, script: JSON.parse(script) as unknown, auto: auto === 1, locked: locked === 1 };
}

function asStored({ rules, script, auto, locked, ...row }: LiveSessionRow): Stored {
  return { ...row, rules: JSON.stringify(rules), script: JSON.stringify(script), auto: Number(auto), locked: Number(locked) };
}
