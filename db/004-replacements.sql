-- Each question that a reserve has replaced in an attempt. While a round asks how many take part these lines must not be counted,
-- so the log, which everybody of the staff reads as it grows, gets one event for all of a round at its close, with their hash.
CREATE TABLE replacement (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  item INTEGER NOT NULL CHECK (item >= 0),
  at INTEGER NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('outage', 'withdrawal')),
  -- Milliseconds that came back to the attempt.
  credit INTEGER NOT NULL CHECK (credit >= 0),
  PRIMARY KEY (attempt_id, item)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER replacement_never_changes BEFORE UPDATE ON replacement BEGIN SELECT RAISE (ABORT, 'replacements are append-only'); END;
CREATE TRIGGER replacement_never_goes BEFORE DELETE ON replacement BEGIN SELECT RAISE (ABORT, 'replacements are append-only'); END;
