import type { ParticipantId, RoundId } from '../server/rules/ids.ts';
import type { Category } from './contests.ts';
import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Exclusion } from './participants.ts';
import { pairPages, rowPages } from './row-pages.ts';
import type { Writer } from './writer.ts';

export interface UnitRecord {
  id: string;
  code: string;
  name: string;
  sortKey: string;
  category: Category;
  family: string;
  /** The unit above, or null at the first level. */
  parent: string | null;
}

export interface HeadcountRecord {
  unit: string;
  recordedAt: number;
  people: number;
  source: string;
  asOf: number;
}

export interface ReminderRecord {
  unit: string;
  at: number;
}

/** A person of the roster, with the unit they are counted in; `row`: where they stand in it, by the order of their coming. */
export interface Enrolled {
  row: number;
  participant: ParticipantId;
  unit: string;
  excluded: Exclusion | null;
}

/** When an attempt of a round ended; `row`: where its person stands in the roster. */
export interface End {
  row: number;
  endedAt: number;
}

export interface RosterName {
  participant: ParticipantId;
  name: string;
}

const MINUTE = 60_000;

/** What boards are built from, and the acts that change it. Who may play in a round is the contest's to judge. */
export function participationStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('participation');
  const units = database.prepare<[string], UnitRecord>(
    'SELECT id, code, name, sort_key AS sortKey, category, family, parent_id AS parent FROM unit WHERE contest_id = ? ORDER BY sort_key, code',
  );
  const headcounts = database.prepare<[string], HeadcountRecord>(
    `SELECT unit_id AS unit, recorded_at AS recordedAt, people, source, as_of AS asOf FROM headcount
     JOIN unit ON unit.id = unit_id WHERE contest_id = ? ORDER BY unit_id, recorded_at`,
  );
  const reminders = database.prepare<[string], ReminderRecord>(
    'SELECT unit_id AS unit, at FROM reminder JOIN unit ON unit.id = unit_id WHERE contest_id = ? ORDER BY unit_id, at',
  );
  const quietHours = database.prepare<[string], number>('SELECT quiet_hours FROM contest WHERE id = ?').pluck();
  // By the contest's own index each page would sort all that are behind it: no index holds a text that is put together.
  const enrolled = rowPages<[after: number, contest: string, people: number], [row: number, ParticipantId, unit: string, Exclusion | null]>(
    database,
    'place, id, unit_id, excluded',
    `SELECT rowid AS place, id, unit_id, excluded FROM participant WHERE rowid > ? AND contest_id || '' = ? ORDER BY rowid LIMIT ?`,
  );
  // A person's row is found beside the one before, in a quarter of a microsecond; their id would cost a text and a look-up.
  const ends = pairPages<[RoundId, from: number, limit: number], End>(
    database,
    `SELECT participant.rowid AS a, finished_at AS b FROM attempt CROSS JOIN participant ON participant.id = participant_id
     WHERE round_id = ? AND participant_id >= coalesce((SELECT id FROM participant WHERE rowid = ?), '') AND finished_at IS NOT NULL
     ORDER BY participant_id LIMIT ?`,
    (row, endedAt) => ({ row, endedAt }),
  );
  const names = database.prepare<[string], RosterName>('SELECT id AS participant, name FROM participant WHERE unit_id = ? ORDER BY sort_key, id');
  const withCode = database.prepare<[string, string], { id: string; name: string }>('SELECT id, name FROM unit WHERE contest_id = ? AND code = ?');
  // Two acts in one millisecond, or after the clock was set back, still come one after the other.
  const addHeadcount = database.prepare<Omit<HeadcountRecord, 'recordedAt'> & { at: number }>(
    `INSERT INTO headcount (unit_id, recorded_at, people, source, as_of) VALUES (@unit,
     max(@at, coalesce((SELECT max(recorded_at) + 1 FROM headcount WHERE unit_id = @unit), 0)), @people, @source, @asOf)`,
  );
  const newestHeadcount = database.prepare<[string], Omit<HeadcountRecord, 'unit' | 'recordedAt'>>(
    'SELECT people, source, as_of AS asOf FROM headcount WHERE unit_id = ? ORDER BY recorded_at DESC LIMIT 1',
  );
  const lastReminder = database.prepare<[string], number | null>('SELECT max(at) FROM reminder WHERE unit_id = ?').pluck();
  const addReminder = database.prepare<{ unit: string; at: number; taken: number }, number>(
    `INSERT INTO reminder (unit_id, at, taken) VALUES (@unit,
     max(@at, coalesce((SELECT max(at) + 1 FROM reminder WHERE unit_id = @unit), 0)), @taken) RETURNING at`,
  ).pluck();
  const changeQuietHours = database.prepare<{ hours: number; contest: string }>('UPDATE contest SET quiet_hours = @hours WHERE id = @contest AND quiet_hours <> @hours');

  return {
    /** In the order of their names. */
    units: async (contest: string): Promise<UnitRecord[]> => units.all(contest),
    /** The whole history, of each unit the oldest first. */
    headcounts: async (contest: string): Promise<HeadcountRecord[]> => headcounts.all(contest),
    /** Of each unit the oldest first. */
    reminders: async (contest: string): Promise<ReminderRecord[]> => reminders.all(contest),
    /** After how many working hours without anybody a unit is worth an alert. */
    quietHours: async (contest: string): Promise<number> => quietHours.get(contest) ?? 0,
    /** A page of so many people; the first after row 0, the next after the last row of this one, and a shorter one is the last. */
    enrolled: async (contest: string, after: number, people: number): Promise<Enrolled[]> =>
      enrolled(after, contest, people).map(([row, participant, unit, excluded]) => ({ row, participant, unit, excluded })),
    /**
     * A page of a round's ended attempts, by the ids of their people; the first from row 0, the next from the last row of this one, whose attempts may be cut in two. A shorter one than
     * `limit`, which is more than anybody's attempts, is the last.
     */
    ends: async (round: RoundId, from: number, limit: number): Promise<End[]> => ends(round, from, limit),
    /** The people of one unit, without those below it, in the order of their names. */
    names: async (unit: string): Promise<RosterName[]> => names.all(unit),
    unitWithCode: async (contest: string, code: string): Promise<{ id: string; name: string } | undefined> => withCode.get(contest, code),
    /** A new record of a unit's headcount; the ones before it stay, and what is recorded already is not recorded again. */
    setHeadcount: write('setHeadcount', (unit: string, counted: { people: number; source: string; asOf: number }, event: NewEvent): void => {
      const before = newestHeadcount.get(unit);
      if (before?.people === counted.people && before.source === counted.source && before.asOf === counted.asOf) return;
      addHeadcount.run({ ...counted, unit, at: event.at });
      events.append(event);
    }),
    /** `taken`: people of the unit and below who had taken part in the stage by then. Two within a minute are one reminder: the answer is the one that stands. */
    remind: write('remind', (unit: string, taken: number, event: NewEvent): { at: number; recorded: boolean } => {
      const last = lastReminder.get(unit) ?? -Infinity;
      if (last <= event.at && event.at - last < MINUTE) return { at: last, recorded: false };
      const at = addReminder.get({ unit, taken, at: event.at }) ?? event.at;
      events.append(event);
      return { at, recorded: true };
    }),
    setQuietHours: write('setQuietHours', (contest: string, hours: number, event: NewEvent): void => {
      if (changeQuietHours.run({ hours, contest }).changes === 0) return;
      events.append(event);
    }),
  };
}
