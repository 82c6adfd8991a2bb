import type { QuestionId, RoundId } from '../server/rules/ids.ts';
import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export type Phase = 'scheduled' | 'open' | 'closed';

export interface RoundRow {
  id: RoundId;
  number: number;
  name: string;
  opensAt: number;
  closesAt: number;
  phase: Phase;
  /** The declaration as JSON text; the contest parses it by the protocol's schema. */
  declaration: string;
  seed: Buffer | null;
  seedHash: string | null;
  bankHash: string | null;
  rosterHash: string | null;
  /** By which stream its papers are drawn. */
  stream: 1 | 2 | null;
  closedAt: number | null;
  version: number;
}

/** What is fixed when a round opens. */
export interface Opening {
  seed: Buffer;
  seedHash: string;
  bankHash: string;
  rosterHash: string;
  stream: 1 | 2;
  bankDocument: string;
  rosterDocument: string;
}

const COLUMNS = `id, number, name, opens_at AS opensAt, closes_at AS closesAt, phase, declaration, seed,
  seed_hash AS seedHash, bank_hash AS bankHash, roster_hash AS rosterHash, stream, closed_at AS closedAt, version`;

/** The weekly rounds. Each change of a round compares its version and raises it. */
export function roundStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('round');
  const all = database.prepare<[string], RoundRow>(`SELECT ${COLUMNS} FROM round WHERE contest_id = ? ORDER BY number`);
  const open = database.prepare<[Buffer, string, string, string, 1 | 2, RoundId, number]>(
    `UPDATE round SET phase = 'open', seed = ?, seed_hash = ?, bank_hash = ?, roster_hash = ?, stream = ?, version = version + 1
     WHERE id = ? AND version = ? AND phase = 'scheduled'`,
  );
  const freeze = database.prepare<[RoundId, string, string]>('INSERT INTO frozen VALUES (?, ?, ?)');
  const moveClose = database.prepare<[number, RoundId, number]>(
    `UPDATE round SET closes_at = ?, version = version + 1 WHERE id = ? AND version = ? AND phase <> 'closed'`,
  );
  const moveOpening = database.prepare<[number, RoundId, number]>(
    `UPDATE round SET opens_at = ?, version = version + 1 WHERE id = ? AND version = ? AND phase = 'scheduled'`,
  );
  const withdraw = database.prepare<[QuestionId, number, string]>('INSERT INTO withdrawal VALUES (?, ?, ?) ON CONFLICT DO NOTHING');

  return {
    ofContest: async (contest: string): Promise<RoundRow[]> => all.all(contest),
    /** False where the round was opened, or changed, since `round` was read. */
    open: write('open', (round: Pick<RoundRow, 'id' | 'version'>, opening: Opening, event: NewEvent): boolean => {
      const { seed, seedHash, bankHash, rosterHash, stream, bankDocument, rosterDocument } = opening;
      if (open.run(seed, seedHash, bankHash, rosterHash, stream, round.id, round.version).changes === 0) return false;
      freeze.run(round.id, bankDocument, rosterDocument);
      events.append(event);
      return true;
    }),
    /** False where the round was opened, or changed, since `round` was read. */
    moveOpening: write('moveOpening', (round: Pick<RoundRow, 'id' | 'version'>, opensAt: number, event: NewEvent): boolean => {
      if (moveOpening.run(opensAt, round.id, round.version).changes === 0) return false;
      events.append(event);
      return true;
    }),
    moveClose: write('moveClose', (round: Pick<RoundRow, 'id' | 'version'>, closesAt: number, event: NewEvent): boolean => {
      if (moveClose.run(closesAt, round.id, round.version).changes === 0) return false;
      events.append(event);
      return true;
    }),
    /** False where the question had been withdrawn before. */
    withdraw: write('withdraw', (question: QuestionId, reason: string, event: NewEvent): boolean => {
      if (withdraw.run(question, event.at, reason).changes === 0) return false;
      events.append(event);
      return true;
    }),
  };
}
