-- By which stream a round's papers are drawn (server/contest/keyed-stream.ts), fixed at its opening with the seed.
ALTER TABLE round ADD COLUMN stream INTEGER CHECK (stream IN (1, 2));
UPDATE round SET stream = 1 WHERE seed IS NOT NULL;
