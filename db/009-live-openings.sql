-- Who was shown a question at its opening: one row for a slice of them, because a row for each costs more than the frame that it tells of.
CREATE TABLE live_opening (
  session_id TEXT NOT NULL,
  step TEXT NOT NULL,
  slice INTEGER NOT NULL CHECK (slice >= 0),
  -- {instant: [player]}
  shown TEXT NOT NULL CHECK (json_valid(shown)),
  PRIMARY KEY (session_id, step, slice)
) STRICT, WITHOUT ROWID;

-- Every showing. Where a player has a row of their own, it tells what an outage has done to their clock as well.
CREATE VIEW live_shown AS
SELECT session_id, step, player_id, shown_at, outage_credit, paused_from FROM live_showing
UNION ALL
SELECT session_id, step, player.value, CAST(instant.key AS INTEGER), 0, NULL
FROM live_opening JOIN json_each(shown) AS instant JOIN json_each(instant.value) AS player
WHERE NOT EXISTS (SELECT 1 FROM live_showing AS own WHERE own.session_id = live_opening.session_id AND own.step = live_opening.step AND own.player_id = player.value);
