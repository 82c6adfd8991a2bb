-- Staff beyond the first organiser, their sessions, displays, publications, reminders, predictions.

ALTER TABLE organiser ADD COLUMN role TEXT NOT NULL DEFAULT 'organiser' CHECK (role IN ('organiser', 'coordinator', 'auditor'));
ALTER TABLE organiser ADD COLUMN unit_id TEXT REFERENCES unit (id);
-- An account that was removed keeps its name for the log and signs in no more.
ALTER TABLE organiser ADD COLUMN removed_at INTEGER;
ALTER TABLE organiser ADD COLUMN last_sign_in INTEGER;

-- Who made a link says what it is: NULL is the first organiser's, printed at the start.
ALTER TABLE invitation ADD COLUMN id TEXT;
ALTER TABLE invitation ADD COLUMN role TEXT NOT NULL DEFAULT 'organiser' CHECK (role IN ('organiser', 'coordinator', 'auditor'));
ALTER TABLE invitation ADD COLUMN unit_id TEXT REFERENCES unit (id);
ALTER TABLE invitation ADD COLUMN made_by TEXT REFERENCES organiser (id);

CREATE TABLE staff_session (
  token_hash BLOB PRIMARY KEY,
  organiser_id TEXT NOT NULL REFERENCES organiser (id),
  signed_in_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL CHECK (expires_at > signed_in_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_organiser ON staff_session (organiser_id);

CREATE TABLE display (
  id TEXT PRIMARY KEY,
  contest_id TEXT NOT NULL REFERENCES contest (id),
  name TEXT NOT NULL,
  token_hash BLOB NOT NULL UNIQUE,
  script TEXT NOT NULL CHECK (json_valid(script)),
  place INTEGER NOT NULL CHECK (place >= 0),
  black INTEGER NOT NULL CHECK (black IN (0, 1)),
  clicker INTEGER NOT NULL CHECK (clicker IN (0, 1)),
  lift INTEGER NOT NULL CHECK (lift IN (0, 8, 16)),
  sound INTEGER NOT NULL CHECK (sound IN (0, 1)),
  created_at INTEGER NOT NULL,
  removed_at INTEGER,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What the public may see of a ranking. The newest row of a round counts; one that was taken back has no edition.
CREATE TABLE publication (
  round_id TEXT NOT NULL REFERENCES round (id),
  at INTEGER NOT NULL,
  edition INTEGER,
  top INTEGER NOT NULL CHECK (top >= 0),
  PRIMARY KEY (round_id, at)
) STRICT, WITHOUT ROWID;

-- `taken`: people of the unit and below who had taken part in the stage by then, to tell what a reminder brought.
CREATE TABLE reminder (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  at INTEGER NOT NULL,
  taken INTEGER NOT NULL CHECK (taken >= 0),
  PRIMARY KEY (unit_id, at)
) STRICT, WITHOUT ROWID;

-- One for each attempt, given after its last answer; it never changes.
CREATE TABLE prediction (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  guess INTEGER NOT NULL CHECK (guess >= 0),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A unit with nobody for so many working hours is worth an alert.
ALTER TABLE contest ADD COLUMN quiet_hours INTEGER NOT NULL DEFAULT 4 CHECK (quiet_hours BETWEEN 1 AND 40);
-- Rises with each exclusion or admission, so that rankings made before it are known to be out of date.
ALTER TABLE contest ADD COLUMN roster_version INTEGER NOT NULL DEFAULT 0;

CREATE INDEX participant_of_unit ON participant (unit_id);
