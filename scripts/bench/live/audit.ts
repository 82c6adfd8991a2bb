import { join } from 'node:path';
import { tokenHash } from '../../../server/contest/keys.ts';
import { openDatabase } from '../../../db/open.ts';
import { recomputed } from '../../../server/testing/live-recomputed.ts';
import type { Write } from './arena.ts';
import type { Told } from './phone-hall.ts';
import { ticketOf } from './ticket.ts';

export interface Audited {
  /** Answers that their players were told are saved, and which the database does not hold as they were told. */
  lost: number;
  stored: number;
  /** Players whose own place in the end is not the one that SQL finds. */
  misplaced: number;
  /** For each opening and player, how far the stored `shownAt` is from the write to their socket, milliseconds; and showings without such a write. */
  shownErrors: number[];
  unwritten: number;
}

/** Holds what the players of a stopped server were told against its database. */
export function audit(folder: string, session: string, { told, writes }: { told: Told; writes: readonly Write[] }): Audited {
  const file = join(folder, 'contest.sqlite');
  const database = openDatabase(file);
  const ids = told.owns.map((_, place) => database.prepare<[Buffer], string>('SELECT id FROM live_player WHERE token_hash = ?').pluck().get(tokenHash(ticketOf(place))) ?? '');
  const answer = database.prepare<[string, string, string, number], { choice: number; receivedAt: number }>('SELECT choice, received_at AS receivedAt FROM live_answer WHERE session_id = ? AND step = ? AND player_id = ? AND revision = ?');
  const lost = told.saved.filter(({ place, step, revision, choice, receivedAt }) => {
    const row = answer.get(session, step, ids[place] ?? '', revision);
    return row?.choice !== choice || row.receivedAt !== receivedAt;
  }).length;
  const stored = database.prepare<[string], number>('SELECT count(*) FROM live_answer WHERE session_id = ?').pluck().get(session) ?? 0;
  const showings = database.prepare<[string], { step: string; player: string; shownAt: number }>('SELECT step, player_id AS player, shown_at AS shownAt FROM live_shown WHERE session_id = ?').all(session);
  database.close();
  const ranked = new Map(recomputed(file, session).map((row) => [row.player, row]));
  const misplaced = told.owns.filter((own, place) => {
    const row = ranked.get(ids[place] ?? '');
    return own === undefined || own.rank !== row?.rank || own.score !== row.score || own.elapsed !== row.elapsed;
  }).length;
  const playerAt = new Map(told.peers.map((peer, place) => [peer, ids[place]]));
  // The first one: seconds that the host gives send the open question once more.
  const written = new Map(writes.toReversed().map((write) => [`${write.step} ${playerAt.get(write.peer)}`, write]));
  const errors = showings.map(({ step, player, shownAt }) => besideOf(shownAt - told.serverAhead, written.get(`${step} ${player}`)));
  return { lost, stored, misplaced, shownErrors: errors.filter((error) => !Number.isNaN(error)), unwritten: errors.filter(Number.isNaN).length };
}

/** How far an instant lies outside of a write, both by one clock, milliseconds. */
function besideOf(at: number, write: Write | undefined): number {
  return write === undefined ? Number.NaN : Math.max(write.from - at, at - write.to, 0);
}
