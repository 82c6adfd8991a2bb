-- Answers by a number instead of their attempt's random id: attempts that began together answer together, and so their rows share pages.
-- Attempts are counted in the order of their start; the number stays in this file, since it tells how many there are.

ALTER TABLE attempt ADD COLUMN serial INTEGER;
UPDATE attempt SET serial = counted.serial
FROM (SELECT id, row_number() OVER (ORDER BY started_at, id) AS serial FROM attempt) AS counted WHERE counted.id = attempt.id;
CREATE UNIQUE INDEX attempt_of_serial ON attempt (serial);
-- A column that comes later cannot be NOT NULL by itself.
CREATE TRIGGER attempt_is_counted BEFORE INSERT ON attempt WHEN NEW.serial IS NULL
BEGIN SELECT RAISE (ABORT, 'an attempt has a serial'); END;

ALTER TABLE answer RENAME TO answer_by_id;
-- One row for each settled question; a choice of NULL means that its time passed unanswered.
CREATE TABLE answer (
  attempt INTEGER NOT NULL REFERENCES attempt (serial),
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
  PRIMARY KEY (attempt, question_id, revision),
  CHECK (choice IS NULL OR shown_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
-- In the order of the new key, so that pages are filled one after the other: attempt by attempt, and each in the order in which it stood.
INSERT INTO answer
SELECT serial, question_id, revision, answer_by_id.place, choice, answer_by_id.shown_at, received_at, elapsed, outage_credit, lag_credit, lag_unsteady
FROM attempt CROSS JOIN answer_by_id ON attempt_id = attempt.id ORDER BY serial;
DROP TABLE answer_by_id;
