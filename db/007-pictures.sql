-- A question's picture, checked and cleaned; shown in live sessions. Another one replaces it.
CREATE TABLE picture (
  question_id TEXT PRIMARY KEY REFERENCES question (id),
  type TEXT NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'image/webp')),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  alt TEXT NOT NULL CHECK (alt <> ''),
  content BLOB NOT NULL
) STRICT;
