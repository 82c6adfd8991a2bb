import type { LivePlayerId, LiveSessionId, ParticipantId } from '../server/rules/ids.ts';
import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export interface LivePlayerRow {
  id: LivePlayerId;
  session: LiveSessionId;
  /** Of the roster; null for a guest. */
  participant: ParticipantId | null;
  unit: { id: string; code: string; name: string } | null;
  name: string;
  /** What a guest's nickname looks like; null for people of the roster. */
  nicknameKey: string | null;
  tokenHash: Buffer;
  joinedAt: number;
  removedAt: number | null;
}

export interface LiveShowing {
  player: LivePlayerId;
  shownAt: number;
  outageCredit: number;
  /** Since when the player's clock stands, because the server was away and they have not come back; null where it runs. */
  pausedFrom: number | null;
}

/** Who was shown a question at the same instant, by that instant, epoch milliseconds. */
export type LiveOpening = Record<number, LivePlayerId[]>;

export interface LiveAnswerRow {
  step: string;
  player: LivePlayerId;
  revision: number;
  choice: number;
  shownAt: number;
  receivedAt: number;
  elapsed: number;
  outageCredit: number;
  lagCredit: number;
  lagUnsteady: boolean;
}

type NewPlayer = Omit<LivePlayerRow, 'unit' | 'removedAt'>;
type NotJoined = 'locked' | 'full' | 'taken' | 'already-taken';
type StoredPlayer = Omit<LivePlayerRow, 'unit'> & { unitId: string | null; unitCode: string | null; unitName: string | null };
type StoredAnswer = Omit<LiveAnswerRow, 'lagUnsteady'> & { lagUnsteady: 0 | 1 };
/** A row as it goes into the table, from column to column: names would cost more on their way into another thread than the values. */
type AnswerColumns = [LiveSessionId, string, LivePlayerId, ...figures: number[]];

const SESSION_OPEN = `(SELECT locked = 0 AND phase NOT IN ('draft', 'ended') FROM live_session WHERE id = ?)`;

/** In the place of a token's hash: no token has this one, and each player another. */
export function endedTokenHash(player: LivePlayerId): Buffer {
  return Buffer.from(`ended ${player}`);
}

/** Who plays in live sessions: people, what they were shown and what they answered. */
export function livePlayerStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('livePlayer');
  const ofSession = database.prepare<[LiveSessionId], StoredPlayer>(
    `SELECT live_player.id AS id, session_id AS session, participant_id AS participant, live_player.name AS name, nickname_key AS nicknameKey, token_hash AS tokenHash,
     joined_at AS joinedAt, removed_at AS removedAt, unit.id AS unitId, unit.code AS unitCode, unit.name AS unitName
     FROM live_player LEFT JOIN unit ON unit.id = unit_id WHERE session_id = ? ORDER BY joined_at, live_player.id`,
  );
  const isOpen = database.prepare<[LiveSessionId], number>(`SELECT ${SESSION_OPEN}`).pluck();
  const count = database.prepare<[LiveSessionId], number>('SELECT count(*) FROM live_player WHERE session_id = ? AND removed_at IS NULL').pluck();
  const unitOf = database.prepare<[ParticipantId], NonNullable<LivePlayerRow['unit']>>(
    'SELECT unit.id AS id, code, unit.name AS name FROM participant JOIN unit ON unit.id = unit_id WHERE participant.id = ?',
  );
  const isThere = database.prepare<[LiveSessionId, string | null, string | null], number>('SELECT 1 FROM live_player WHERE session_id = ? AND (nickname_key = ? OR participant_id = ?)').pluck();
  const insert = database.prepare<[LivePlayerId, LiveSessionId, string | null, string | null, string, string | null, Buffer, number]>(
    'INSERT INTO live_player (id, session_id, participant_id, unit_id, name, nickname_key, token_hash, joined_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const renew = database.prepare<[Buffer, LivePlayerId]>('UPDATE live_player SET token_hash = ? WHERE id = ? AND removed_at IS NULL');
  const remove = database.prepare<[number, LivePlayerId]>('UPDATE live_player SET removed_at = ? WHERE id = ? AND removed_at IS NULL');
  const rename = database.prepare<[string, string, LivePlayerId]>('UPDATE live_player SET name = ?, nickname_key = ? WHERE id = ? AND participant_id IS NULL');
  const insertShowing = database.prepare<[LiveSessionId, string, LivePlayerId, number]>(
    'INSERT INTO live_showing (session_id, step, player_id, shown_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const insertOpening = database.prepare<[LiveSessionId, string, number, string]>('INSERT INTO live_opening (session_id, step, slice, shown) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const isOpened = database.prepare<[LiveSessionId, string], number>('SELECT 1 FROM live_opening WHERE session_id = ? AND step = ?').pluck();
  const unfold = database.prepare<[LiveSessionId, string]>(
    `INSERT INTO live_showing (session_id, step, player_id, shown_at) SELECT session_id, step, player_id, shown_at FROM live_shown WHERE session_id = ? AND step = ?
     ON CONFLICT DO NOTHING`,
  );
  const credit = database.prepare<[number, LiveSessionId, string, LivePlayerId]>('UPDATE live_showing SET outage_credit = ?, paused_from = NULL WHERE session_id = ? AND step = ? AND player_id = ?');
  const pause = database.prepare<[number, LiveSessionId, string, number]>('UPDATE live_showing SET paused_from = ? WHERE session_id = ? AND step = ? AND paused_from IS NULL AND shown_at <= ?');
  const showings = database.prepare<[LiveSessionId, string], LiveShowing>(
    'SELECT player_id AS player, shown_at AS shownAt, outage_credit AS outageCredit, paused_from AS pausedFrom FROM live_shown WHERE session_id = ? AND step = ?',
  );
  const insertAnswer = database.prepare<AnswerColumns>(
    `INSERT INTO live_answer (session_id, step, player_id, revision, choice, shown_at, received_at, elapsed, outage_credit, lag_credit, lag_unsteady)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const answers = database.prepare<[LiveSessionId], StoredAnswer>(
    `SELECT step, player_id AS player, revision, choice, shown_at AS shownAt, received_at AS receivedAt, elapsed, outage_credit AS outageCredit,
     lag_credit AS lagCredit, lag_unsteady AS lagUnsteady FROM live_answer WHERE session_id = ? ORDER BY step, player_id, revision`,
  );

  const sessionOf = database.prepare<[Buffer], LiveSessionId>('SELECT session_id FROM live_player WHERE token_hash = ?').pluck();

  const answer = write('answer', (columns: AnswerColumns): boolean => insertAnswer.run(...columns).changes === 1);
  const open = write('open', (session: LiveSessionId, step: string, slices: readonly string[]): void => slices.forEach((shown, slice) => void insertOpening.run(session, step, slice, shown)));
  const join = write('join', (player: NewPlayer, capacity: number | null): Pick<LivePlayerRow, 'unit'> | NotJoined => {
    const { id, session, participant, name, nicknameKey, tokenHash, joinedAt } = player;
    if (isThere.get(session, nicknameKey, participant) !== undefined) return 'taken';
    if (isOpen.get(session) !== 1) return 'locked';
    if (capacity !== null && (count.get(session) ?? 0) >= capacity) return 'full';
    const unit = participant === null ? null : (unitOf.get(participant) ?? null);
    if (sessionOf.get(tokenHash) !== undefined) return 'already-taken';
    insert.run(id, session, participant, unit?.id ?? null, name, nicknameKey, tokenHash, joinedAt);
    return { unit };
  });

  return {
    /** The session of a token; undefined for an unknown one. */
    sessionOf: async (tokenHash: Buffer): Promise<LiveSessionId | undefined> => sessionOf.get(tokenHash),
    ofSession: async (session: LiveSessionId): Promise<LivePlayerRow[]> =>
      ofSession.all(session).map(({ unitId, unitCode, unitName, ...row }) => ({ ...row, unit: unitId === null ? null : { id: unitId, code: unitCode ?? '', name: unitName ?? '' } })),
    /** The player with the unit of the roster, or why not (already-taken: the token is another session's): nobody joins who is there, beyond the capacity (null: there is room), or while the session lets nobody in. */
    join: async (player: NewPlayer, capacity: number | null): Promise<LivePlayerRow | NotJoined> => {
      const joined = await join(player, capacity);
      return typeof joined === 'string' ? joined : { ...player, unit: joined.unit, removedAt: null };
    },
    /** Another device of the same player; already-taken: the token is another one's. */
    renewToken: write('renewToken', (player: LivePlayerId, tokenHash: Buffer): 'renewed' | 'removed' | 'already-taken' => {
      if (sessionOf.get(tokenHash) !== undefined) return 'already-taken';
      return renew.run(tokenHash, player).changes === 1 ? 'renewed' : 'removed';
    }),
    /** Those of them who had not been removed before. */
    remove: write('remove', (players: readonly LivePlayerId[], event: NewEvent): LivePlayerId[] => {
      const removed = players.filter((player) => remove.run(event.at, player).changes === 1);
      if (removed.length > 0) events.append(event);
      return removed;
    }),
    /** False where another guest of the session has such a nickname, or the player is no guest. */
    rename: write('rename', (player: Pick<LivePlayerRow, 'id' | 'session' | 'nicknameKey'>, to: { name: string; nicknameKey: string }, event: NewEvent): boolean => {
      if (to.nicknameKey !== player.nicknameKey && isThere.get(player.session, to.nicknameKey, null) !== undefined) return false;
      if (rename.run(to.name, to.nicknameKey, player.id).changes === 0) return false;
      events.append(event);
      return true;
    }),
    /** Those who were shown the question at its opening, in slices; written once more it stays as it was. */
    open: (session: LiveSessionId, step: string, slices: readonly LiveOpening[]): Promise<void> => open(session, step, slices.map((slice) => JSON.stringify(slice))),
    /** Whether it is written down who was shown the question at its opening, and be it nobody. */
    isOpened: async (session: LiveSessionId, step: string): Promise<boolean> => isOpened.get(session, step) !== undefined,
    /** One who came later; the first showing of a player stays. */
    show: write('show', (session: LiveSessionId, step: string, { player, shownAt }: Pick<LiveShowing, 'player' | 'shownAt'>): void => void insertShowing.run(session, step, player, shownAt)),
    /** The clocks of all who had been shown the question stand from here on; who has not come back from an earlier outage has stood since that one. */
    pause: write('pause', (session: LiveSessionId, step: string, from: number): void => {
      unfold.run(session, step);
      pause.run(from, session, step, from);
    }),
    /** Their clocks run again, with so much given back. */
    credit: write('credit', (session: LiveSessionId, step: string, credited: readonly Pick<LiveShowing, 'player' | 'outageCredit'>[]): void => {
      for (const { player, outageCredit } of credited) credit.run(outageCredit, session, step, player);
    }),
    showings: async (session: LiveSessionId, step: string): Promise<LiveShowing[]> => showings.all(session, step),
    /** False where this revision is there already. */
    answer: (session: LiveSessionId, row: LiveAnswerRow): Promise<boolean> => answer(columnsOf(session, row)),
    /** By step, player and revision. */
    answers: async (session: LiveSessionId): Promise<LiveAnswerRow[]> => answers.all(session).map((row) => ({ ...row, lagUnsteady: row.lagUnsteady === 1 })),
  };
}

function columnsOf(session: LiveSessionId, row: LiveAnswerRow): AnswerColumns {
  const { step, player, revision, choice, shownAt, receivedAt, elapsed, outageCredit, lagCredit, lagUnsteady } = row;
  return [session, step, player, revision, choice, shownAt, receivedAt, elapsed, outageCredit, lagCredit, Number(lagUnsteady)];
}
