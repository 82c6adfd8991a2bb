import Database from 'better-sqlite3';

export interface RecomputedRow {
  player: string;
  score: number;
  elapsed: number;
  rank: number;
}

/** Rules of the program are not used: the row with the highest revision of each question counts, what was not answered costs its limit. */
const RECOMPUTED = `
  WITH counted AS (
    SELECT step, key, points, time_limit FROM live_question JOIN question ON question.id = question_id
    WHERE session_id = :session AND practice = 0 AND voided_at IS NULL AND closed_at IS NOT NULL
  ), newest AS MATERIALIZED (
    SELECT step, player_id, choice, received_at - shown_at - outage_credit - lag_credit AS elapsed, max(revision)
    FROM live_answer WHERE session_id = :session GROUP BY step, player_id
  ), total AS (
    SELECT live_player.id AS player, sum(CASE WHEN choice = key THEN points * 1000 ELSE 0 END) AS score,
           sum(coalesce(min(max(elapsed, 0), time_limit), time_limit)) AS elapsed
    FROM live_player CROSS JOIN counted LEFT JOIN newest ON newest.step = counted.step AND newest.player_id = live_player.id
    WHERE live_player.session_id = :session AND removed_at IS NULL GROUP BY live_player.id
  )
  SELECT player, score, elapsed, rank() OVER (ORDER BY score DESC, elapsed ASC) AS rank FROM total ORDER BY rank, player`;

/** The standing of a live session as a reader of the database adds it up. */
export function recomputed(file: string, session: string): RecomputedRow[] {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare<[{ session: string }], RecomputedRow>(RECOMPUTED).all({ session });
  database.close();
  return rows;
}
