-- Where an open attempt stands changes with each of its answers, and what else is known of it seldom: in a narrow row of its own, so that an answer writes a fifth of the bytes.
-- An attempt that has ended has no open question; the questions that were settled stand with its answers. Of what the comment in the attempt's table tells only the credit of the whole
-- attempt is left there.

CREATE TABLE open_question (
  attempt INTEGER PRIMARY KEY REFERENCES attempt (serial),
  -- Counts the changes of the attempt: whoever changes it names the one it has seen.
  version INTEGER NOT NULL,
  -- Its place in the paper, its item, when it was shown, and what was credited to it.
  place INTEGER NOT NULL,
  item INTEGER NOT NULL,
  shown_at INTEGER,
  credit INTEGER NOT NULL CHECK (credit >= 0)
) STRICT;
INSERT INTO open_question SELECT serial, version, place, item, shown_at, question_credit FROM attempt WHERE state = 'open' ORDER BY serial;

ALTER TABLE attempt DROP COLUMN version;
ALTER TABLE attempt DROP COLUMN place;
ALTER TABLE attempt DROP COLUMN item;
ALTER TABLE attempt DROP COLUMN shown_at;
ALTER TABLE attempt DROP COLUMN question_credit;
