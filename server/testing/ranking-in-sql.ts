import Database from 'better-sqlite3';

/** A line of a ranking, as stored or as recomputed. */
export interface Line {
  participant: string;
  attempt: string;
  rank: number;
  score: number;
  correct: number;
  counted: number;
  elapsed: number;
  finishedAt: number;
}

/** What is not withdrawn counts; points and time are scaled from it to the paper's full length. Rules of the program are not used. */
const RECOMPUTED = `
  WITH declared AS (
    SELECT id AS declared_round, json_extract(declaration, '$.questions') AS questions, json_extract(declaration, '$.limitSeconds') * 1000 AS paper_limit
    FROM round WHERE id = :round
  ), settled AS (
    SELECT attempt AS settled_attempt, choice IS key AS correct,
           CASE WHEN choice IS NULL THEN paper_limit ELSE min(max(received_at - shown_at - outage_credit - lag_credit, 0), paper_limit) END AS elapsed
    FROM answer JOIN question ON question.id = question_id JOIN declared
    WHERE question_id NOT IN (SELECT question_id FROM withdrawal)
  ), paper_sum AS (
    SELECT participant_id AS participant, attempt.id AS attempt, finished_at AS finishedAt, sum(correct) AS correct, count(*) AS counted,
           sum(correct) * 1000 * questions / count(*) AS score, sum(elapsed) * questions / count(*) AS elapsed
    FROM settled JOIN attempt ON serial = settled_attempt JOIN declared ON declared_round = round_id GROUP BY attempt.id
  )
  SELECT participant, attempt, rank() OVER (ORDER BY score DESC, elapsed ASC) AS rank, score, correct, counted, elapsed, finishedAt
  FROM paper_sum ORDER BY participant`;

const STORED = `
  SELECT participant_id AS participant, attempt_id AS attempt, rank, score, correct, counted, elapsed, finished_at AS finishedAt
  FROM standing JOIN ranking USING (round_id, edition) WHERE round_id = :round AND edition = :edition ORDER BY participant_id`;

const SETTLED = `
  SELECT choice, shown_at AS shownAt, received_at AS receivedAt,
         (SELECT json_extract(items, '$[' || CAST(:question AS INTEGER) || '][' || (1 + CAST(:choice AS INTEGER)) || ']') FROM paper WHERE attempt_id = :attempt) AS chosen
  FROM answer
  WHERE attempt = (SELECT serial FROM attempt WHERE id = :attempt) AND question_id = (SELECT json_extract(items, '$[' || CAST(:question AS INTEGER) || '][0]') FROM paper WHERE attempt_id = :attempt)`;

/** The database file as any reader finds it, past the running server. Numbers are bound as REAL: a query that needs whole ones casts them. */
export function readDatabase(file: string) {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  const recomputed = database.prepare<{ round: string }, Line>(RECOMPUTED);
  const stored = database.prepare<{ round: string; edition: number }, Line>(STORED);
  const settled = database.prepare<{ attempt: string; question: number; choice: number }, Settled>(SETTLED);
  return {
    recomputed: (round: string): Line[] => recomputed.all({ round }),
    stored: (round: string, edition: number): Line[] => stored.all({ round, edition }),
    /** The row of an acknowledged answer; `chosen` is the stored option that stood at the acknowledged place. */
    settled: (answer: { attempt: string; question: number; choice: number }): Settled | undefined => settled.get(answer),
    count: (what: string): number => database.prepare<[], number>(`SELECT count(*) FROM ${what}`).pluck().get() ?? 0,
    text: (query: string): string => database.prepare<[], string>(query).pluck().get() ?? '',
    close: () => database.close(),
  };
}

interface Settled {
  choice: number | null;
  chosen: number | null;
  shownAt: number;
  receivedAt: number;
}
