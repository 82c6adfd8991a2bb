import type { ParticipantId, QuestionId, RoundId } from '../server/rules/ids.ts';
import type { Category, ContestRow, Quota } from './contests.ts';
import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Exclusion } from './participants.ts';
import type { Question } from './questions.ts';
import type { Writer } from './writer.ts';

export interface NewUnit {
  id: string;
  code: string;
  name: string;
  sortKey: string;
  category: Category;
  family: string;
  /** The id of the unit above. */
  parent?: string | null;
  /** Includes the people of the units below; null where only these are counted. */
  headcount: { people: number; source: string; asOf: number } | null;
}

/** A whole contest, ready to be written: ids are the caller's, codes have been turned into their keyed hashes. */
export interface NewContest {
  contest: ContestRow & { createdAt: number };
  quotas: Quota[];
  topics: { id: string; name: string }[];
  units: NewUnit[];
  questions: (Omit<Question, 'id'> & { id: QuestionId })[];
  participants: {
    id: ParticipantId;
    unit: string;
    name: string;
    sortKey: string;
    staffCodeHmac: Buffer;
    staffCodeTail: string;
    personalCodeHmac: Buffer;
    excluded: Exclusion | null;
    invented: boolean;
  }[];
  rounds: { id: RoundId; number: number; name: string; opensAt: number; closesAt: number; declaration: string }[];
  event: NewEvent;
}

/** Writes a whole contest in one transaction, into a database that holds none. */
export function loadStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('load');
  const any = database.prepare<[], number>('SELECT count(*) FROM contest').pluck();
  const contest = database.prepare('INSERT INTO contest (id, name, plan, zone, demonstration, created_at) VALUES (@id, @name, @plan, @zone, @demonstration, @createdAt)');
  const quota = database.prepare('INSERT INTO quota VALUES (@contest, @category, @percent)');
  const topic = database.prepare('INSERT INTO topic VALUES (@contest, @id, @name)');
  const unit = database.prepare('INSERT INTO unit VALUES (@id, @contest, @code, @name, @sortKey, @category, @family, NULL)');
  const placeBelow = database.prepare<[string, string]>('UPDATE unit SET parent_id = ? WHERE id = ?');
  const headcount = database.prepare('INSERT INTO headcount VALUES (@unit, @recordedAt, @people, @source, @asOf)');
  const question = database.prepare(
    `INSERT INTO question VALUES (@id, @contest, @code, @fact, @topic, @difficulty, @text, @options, @key, @explanation, @citation, @trial)`,
  );
  const participant = database.prepare(
    `INSERT INTO participant VALUES (@id, @contest, @unit, @name, @sortKey, @staffCodeHmac, @staffCodeTail, @personalCodeHmac, @excluded, @invented, 0)`,
  );
  const round = database.prepare(
    `INSERT INTO round (id, contest_id, number, name, opens_at, closes_at, phase, declaration)
     VALUES (@id, @contest, @number, @name, @opensAt, @closesAt, 'scheduled', @declaration)`,
  );

  /** False where the database holds a contest already; nothing is changed then. */
  return write('all', (all: NewContest): boolean => {
    if (any.get() !== 0) return false;
    const { id, createdAt } = all.contest;
    contest.run({ ...all.contest, demonstration: all.contest.demonstration ? 1 : 0 });
    for (const row of all.quotas) quota.run({ ...row, contest: id });
    for (const row of all.topics) topic.run({ ...row, contest: id });
    for (const { headcount: counted, ...row } of all.units) {
      unit.run({ ...row, contest: id });
      if (counted !== null) headcount.run({ ...counted, unit: row.id, recordedAt: createdAt });
    }
    // Units come in any order: a parent may stand behind its parts.
    for (const row of all.units) if (row.parent !== undefined && row.parent !== null) placeBelow.run(row.parent, row.id);
    for (const row of all.questions) question.run({ ...row, contest: id, options: JSON.stringify(row.options), trial: row.trial ? 1 : 0 });
    for (const row of all.participants) participant.run({ ...row, contest: id, invented: row.invented ? 1 : 0 });
    for (const row of all.rounds) round.run({ ...row, contest: id });
    events.append(all.event);
    return true;
  });
}
