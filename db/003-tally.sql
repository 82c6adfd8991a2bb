-- What the answers of an ended attempt add up to, written with its end: a ranking reads one row for each attempt instead of all its answers.
-- It holds as long as no more questions are withdrawn than were then; what has none, or one that holds no longer, is added up anew.
CREATE TABLE tally (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  withdrawals INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  elapsed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
