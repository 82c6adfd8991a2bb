-- Instants are epoch milliseconds in UTC, durations milliseconds, ids random text made by the program.

CREATE TABLE contest (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  plan TEXT NOT NULL,
  zone TEXT NOT NULL,
  demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE quota (
  contest_id TEXT NOT NULL REFERENCES contest (id),
  category TEXT NOT NULL CHECK (category IN ('city', 'district', 'central')),
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  PRIMARY KEY (contest_id, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  contest_id TEXT NOT NULL REFERENCES contest (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('city', 'district', 'central')),
  family TEXT NOT NULL,
  parent_id TEXT REFERENCES unit (id),
  UNIQUE (contest_id, code)
) STRICT;

CREATE TABLE headcount (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  recorded_at INTEGER NOT NULL,
  people INTEGER NOT NULL CHECK (people >= 0),
  source TEXT NOT NULL,
  as_of INTEGER NOT NULL,
  PRIMARY KEY (unit_id, recorded_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic (
  contest_id TEXT NOT NULL REFERENCES contest (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (contest_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
  id TEXT PRIMARY KEY,
  contest_id TEXT NOT NULL REFERENCES contest (id),
  code TEXT NOT NULL,
  fact TEXT NOT NULL,
  topic TEXT NOT NULL,
  difficulty TEXT NOT NULL CHECK (difficulty IN ('easy', 'medium', 'hard')),
  text TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)),
  key INTEGER NOT NULL CHECK (key BETWEEN 0 AND 9),
  explanation TEXT NOT NULL,
  citation TEXT NOT NULL,
  trial INTEGER NOT NULL DEFAULT 0 CHECK (trial IN (0, 1)),
  UNIQUE (contest_id, code),
  FOREIGN KEY (contest_id, topic) REFERENCES topic (contest_id, id)
) STRICT;

-- A question found wrong counts for nobody from here on; the row is never taken back.
CREATE TABLE withdrawal (
  question_id TEXT PRIMARY KEY REFERENCES question (id),
  at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE participant (
  id TEXT PRIMARY KEY,
  contest_id TEXT NOT NULL REFERENCES contest (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  staff_code_hmac BLOB NOT NULL,
  staff_code_tail TEXT NOT NULL,
  personal_code_hmac BLOB NOT NULL,
  excluded TEXT CHECK (excluded IN ('organiser', 'jury', 'helper')),
  invented INTEGER NOT NULL CHECK (invented IN (0, 1)),
  device_epoch INTEGER NOT NULL DEFAULT 0,
  UNIQUE (contest_id, staff_code_hmac)
) STRICT;

CREATE TABLE device (
  id TEXT PRIMARY KEY,
  token_hash BLOB NOT NULL UNIQUE,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  device_epoch INTEGER NOT NULL,
  signed_in_at INTEGER NOT NULL
) STRICT;
CREATE INDEX device_of_participant ON device (participant_id);

CREATE TABLE round (
  id TEXT PRIMARY KEY,
  contest_id TEXT NOT NULL REFERENCES contest (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  opens_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL CHECK (closes_at > opens_at),
  phase TEXT NOT NULL CHECK (phase IN ('scheduled', 'open', 'closed')),
  declaration TEXT NOT NULL CHECK (json_valid(declaration)),
  seed BLOB,
  seed_hash TEXT,
  bank_hash TEXT,
  roster_hash TEXT,
  closed_at INTEGER,
  version INTEGER NOT NULL DEFAULT 0,
  UNIQUE (contest_id, number),
  CHECK (phase = 'scheduled' OR (seed IS NOT NULL AND seed_hash IS NOT NULL AND bank_hash IS NOT NULL AND roster_hash IS NOT NULL)),
  CHECK ((phase = 'closed') = (closed_at IS NOT NULL))
) STRICT;

-- The canonical bank and roster of a round as they were at the opening; their SHA-256 was published then.
CREATE TABLE frozen (
  round_id TEXT PRIMARY KEY REFERENCES round (id),
  bank TEXT NOT NULL CHECK (json_valid(bank)),
  roster TEXT NOT NULL CHECK (json_valid(roster))
) STRICT;

CREATE TABLE extra_time (
  round_id TEXT NOT NULL REFERENCES round (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  per_question INTEGER NOT NULL CHECK (per_question >= 0),
  PRIMARY KEY (round_id, participant_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'expired')),
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  -- The open question: its place in the paper, its item, when it was shown, and what was credited to it.
  place INTEGER NOT NULL,
  item INTEGER NOT NULL,
  shown_at INTEGER,
  question_credit INTEGER NOT NULL DEFAULT 0 CHECK (question_credit >= 0),
  credit INTEGER NOT NULL DEFAULT 0 CHECK (credit >= 0),
  paused_from INTEGER,
  -- Items that a reserve has replaced; they are never used again.
  dropped TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(dropped)),
  -- The device that holds the attempt; taking over raises the epoch.
  device_id TEXT NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 1,
  receipt TEXT,
  version INTEGER NOT NULL DEFAULT 0,
  UNIQUE (round_id, participant_id, number),
  CHECK ((state = 'open') = (finished_at IS NULL)),
  CHECK ((state = 'open') = (receipt IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_open_attempt ON attempt (participant_id) WHERE state = 'open';
CREATE INDEX open_attempt ON attempt (round_id) WHERE state = 'open';
CREATE INDEX attempt_of_receipt ON attempt (receipt) WHERE receipt IS NOT NULL;
CREATE INDEX attempt_of_participant ON attempt (participant_id);

-- Items of a paper: the drawn questions, then the reserves; each with the order in which its options are shown.
CREATE TABLE paper (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  items TEXT NOT NULL CHECK (json_valid(items))
) STRICT;

-- One row for each settled question; a choice of NULL means that its time passed unanswered.
CREATE TABLE answer (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  question_id TEXT NOT NULL REFERENCES question (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  place INTEGER NOT NULL,
  -- The stored option, not the place at which it was shown.
  choice INTEGER,
  shown_at INTEGER,
  received_at INTEGER NOT NULL,
  elapsed INTEGER NOT NULL CHECK (elapsed >= 0),
  outage_credit INTEGER NOT NULL CHECK (outage_credit >= 0),
  lag_credit INTEGER NOT NULL CHECK (lag_credit >= 0),
  lag_unsteady INTEGER NOT NULL CHECK (lag_unsteady IN (0, 1)),
  PRIMARY KEY (attempt_id, question_id, revision),
  CHECK (choice IS NULL OR shown_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- A ranking is kept for ever; a withdrawn question or a drawn tie makes a new edition beside it.
CREATE TABLE ranking (
  round_id TEXT NOT NULL REFERENCES round (id),
  edition INTEGER NOT NULL CHECK (edition >= 1),
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  draws TEXT NOT NULL CHECK (json_valid(draws)),
  undecided TEXT NOT NULL CHECK (json_valid(undecided)),
  participants INTEGER NOT NULL,
  -- What the ranking rests on beside the answers: how many withdrawals, which editions of earlier rounds.
  basis TEXT NOT NULL,
  PRIMARY KEY (round_id, edition)
) STRICT, WITHOUT ROWID;

-- Written in slices before its ranking: rows of an edition that has no ranking yet are nobody's.
CREATE TABLE standing (
  round_id TEXT NOT NULL,
  edition INTEGER NOT NULL,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  number INTEGER NOT NULL,
  rank INTEGER NOT NULL CHECK (rank >= 1),
  score INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  elapsed INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  distance INTEGER,
  prize TEXT,
  PRIMARY KEY (round_id, edition, participant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_by_rank ON standing (round_id, edition, rank);

CREATE TABLE event (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER event_comes_next BEFORE INSERT ON event
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM event)
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_never_goes BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;

-- The last instant at which the server was certainly alive: each commit and, while attempts are open, each second.
CREATE TABLE life (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL
) STRICT;
INSERT INTO life VALUES (1, 0);

CREATE TABLE organiser (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- One-time links: only the hash of the token is kept.
CREATE TABLE invitation (
  token_hash BLOB PRIMARY KEY,
  made_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TRIGGER question_stays BEFORE UPDATE ON question
WHEN EXISTS (SELECT 1 FROM round WHERE round.contest_id = OLD.contest_id AND phase <> 'scheduled')
BEGIN SELECT RAISE (ABORT, 'the bank is frozen once a round has opened'); END;
