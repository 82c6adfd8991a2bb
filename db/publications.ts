import type { ParticipantId, RoundId } from '../server/rules/ids.ts';
import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export interface Publication {
  round: RoundId;
  at: number;
  edition: number;
  top: number;
}

/** A row of a ranking with the names that the public knows people by. */
export interface NamedRow {
  participant: ParticipantId;
  rank: number;
  name: string;
  unit: string;
  score: number;
  correct: number;
  counted: number;
  elapsed: number;
  finishedAt: number;
  distance: number | null;
  prize: string | null;
}

type Newest = Omit<Publication, 'edition'> & { edition: number | null };

const NEWEST = `SELECT round_id AS round, at, publication.edition AS edition, top FROM publication
  WHERE at = (SELECT max(at) FROM publication AS later WHERE later.round_id = publication.round_id)`;

/** What the public sees of rankings. Rows are only added; the newest of a round counts. */
export function publicationStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('publication');
  const all = database.prepare<[string], Publication>(`${NEWEST} AND edition IS NOT NULL AND round_id IN (SELECT id FROM round WHERE contest_id = ?)`);
  const newest = database.prepare<[RoundId], Newest>(`${NEWEST} AND round_id = ?`);
  const newestEdition = database.prepare<[RoundId], number | null>('SELECT max(edition) FROM ranking WHERE round_id = ?').pluck();
  const insert = database.prepare<Newest>('INSERT INTO publication (round_id, at, edition, top) VALUES (@round, @at, @edition, @top)');
  const rows = database.prepare<[RoundId, number, number], NamedRow>(
    `SELECT participant_id AS participant, rank, participant.name AS name, unit.name AS unit, score, correct, counted, elapsed,
     finished_at AS finishedAt, distance, prize
     FROM standing JOIN participant ON participant.id = participant_id JOIN unit ON unit.id = unit_id
     WHERE round_id = ? AND edition = ? AND rank <= ? ORDER BY rank, participant.sort_key, participant_id`,
  );

  /** Two acts in one millisecond, or after the clock was set back, still come one after the other. */
  function add(before: Newest | undefined, publication: Newest, event: NewEvent): void {
    insert.run({ ...publication, at: Math.max(publication.at, (before?.at ?? -1) + 1) });
    events.append(event);
  }

  return {
    /** Of each round that is published what the public sees of it. */
    ofContest: async (contest: string): Promise<Publication[]> => all.all(contest),
    /** False where the edition is not the newest one; what is published already is not published again. */
    publish: write('publish', ({ round, edition, top }: Omit<Publication, 'at'>, event: NewEvent): boolean => {
      if (newestEdition.get(round) !== edition) return false;
      const before = newest.get(round);
      if (before?.edition !== edition || before.top !== top) add(before, { round, edition, top, at: event.at }, event);
      return true;
    }),
    /** Takes back what is published; where nothing is, nothing changes. */
    unpublish: write('unpublish', (round: RoundId, event: NewEvent): void => {
      const before = newest.get(round);
      if (before !== undefined && before.edition !== null) add(before, { round, edition: null, top: 0, at: event.at }, event);
    }),
    /** An edition down to a rank, with names; all who share a rank are there. */
    rows: async (round: RoundId, edition: number, top: number): Promise<NamedRow[]> => rows.all(round, edition, top),
  };
}
