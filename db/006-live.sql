-- Live sessions: one schedule for all who joined. Pictures of questions come with their own migration.

CREATE TABLE live_session (
  id TEXT PRIMARY KEY,
  contest_id TEXT NOT NULL REFERENCES contest (id),
  name TEXT NOT NULL,
  pin TEXT NOT NULL,
  -- The account that drives it.
  host TEXT NOT NULL,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  script TEXT NOT NULL CHECK (json_valid(script)),
  phase TEXT NOT NULL CHECK (phase IN ('draft', 'lobby', 'announced', 'reading', 'open', 'closed', 'histogram', 'standing', 'pause', 'message', 'ended')),
  -- Place of the step in the script, -1 before the first; since when the phase stands, and when it goes on by itself.
  place INTEGER NOT NULL CHECK (place >= -1),
  since INTEGER NOT NULL,
  due_at INTEGER,
  auto INTEGER NOT NULL CHECK (auto IN (0, 1)),
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  -- Since when the server was away while a question was open, until that has been credited.
  paused_from INTEGER,
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX live_session_of_pin ON live_session (pin) WHERE phase <> 'ended';

CREATE TABLE live_player (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES live_session (id),
  -- A guest is nobody of the roster, and has a nickname that is there once.
  participant_id TEXT REFERENCES participant (id),
  unit_id TEXT REFERENCES unit (id),
  name TEXT NOT NULL,
  nickname_key TEXT,
  token_hash BLOB NOT NULL UNIQUE,
  joined_at INTEGER NOT NULL,
  removed_at INTEGER,
  UNIQUE (session_id, participant_id),
  UNIQUE (session_id, nickname_key),
  CHECK ((participant_id IS NULL) = (unit_id IS NULL)),
  CHECK ((participant_id IS NULL) = (nickname_key IS NOT NULL))
) STRICT;

-- A question that has been announced.
CREATE TABLE live_question (
  session_id TEXT NOT NULL REFERENCES live_session (id),
  step TEXT NOT NULL,
  question_id TEXT NOT NULL REFERENCES question (id),
  number INTEGER NOT NULL CHECK (number >= 0),
  points INTEGER NOT NULL CHECK (points >= 1),
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  -- What counts: the declared limit with what was given on top, milliseconds.
  time_limit INTEGER NOT NULL CHECK (time_limit > 0),
  opened_at INTEGER,
  closed_at INTEGER,
  voided_at INTEGER,
  void_reason TEXT,
  -- How many ranks it has changed, and the first of the standing before and after it.
  void_change TEXT CHECK (json_valid(void_change)),
  PRIMARY KEY (session_id, step),
  CHECK ((voided_at IS NULL) = (void_reason IS NULL))
) STRICT, WITHOUT ROWID;

-- When a question was written to a player's socket, and what an outage has given back of it.
CREATE TABLE live_showing (
  session_id TEXT NOT NULL,
  step TEXT NOT NULL,
  player_id TEXT NOT NULL REFERENCES live_player (id),
  shown_at INTEGER NOT NULL,
  outage_credit INTEGER NOT NULL DEFAULT 0 CHECK (outage_credit >= 0),
  PRIMARY KEY (session_id, step, player_id)
) STRICT, WITHOUT ROWID;

-- Append-only; the highest revision counts.
CREATE TABLE live_answer (
  session_id TEXT NOT NULL,
  step TEXT NOT NULL,
  player_id TEXT NOT NULL REFERENCES live_player (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  choice INTEGER NOT NULL CHECK (choice >= 0),
  shown_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  elapsed INTEGER NOT NULL CHECK (elapsed >= 0),
  outage_credit INTEGER NOT NULL CHECK (outage_credit >= 0),
  lag_credit INTEGER NOT NULL CHECK (lag_credit >= 0),
  lag_unsteady INTEGER NOT NULL CHECK (lag_unsteady IN (0, 1)),
  PRIMARY KEY (session_id, step, player_id, revision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER live_answer_never_changes BEFORE UPDATE ON live_answer BEGIN SELECT RAISE (ABORT, 'answers are append-only'); END;
CREATE TRIGGER live_answer_never_goes BEFORE DELETE ON live_answer BEGIN SELECT RAISE (ABORT, 'answers are append-only'); END;
