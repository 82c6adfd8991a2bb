import { SqliteError } from 'better-sqlite3';
import type { Database } from './open.ts';

/** A write that is certainly not on disk; the same write may be tried again. */
export class NotSavedError extends Error {
  override name = 'NotSavedError';
}

/**
 * Natural group commit.
 *
 * 1. A write is a synchronous job, and a job is data: of a burst there are too many for closures. An idle writer commits at the end of the loop's turn; what arrives meanwhile is the
 *    next batch, so the number of fsyncs follows the disk and not the number of answers.
 * 2. A batch is one transaction. Its jobs are settled after COMMIT has returned, never before, in the order in which they came.
 * 3. Where a job or the commit throws, the batch is rolled back and its halves are tried, with a turn of the loop between
 *    them, so one bad row never fails its batch; where the disk does not take it, nothing is tried again. Jobs therefore
 *    change nothing but the database.
 */
export interface GroupCommit<Job> {
  add(job: Job): void;
  /** What was open is taken up: from here on each commit is a sign of life, and not one of a start that may end in nothing. */
  comeAlive(): void;
  /** Resolves when everything handed in so far has been committed or has failed. */
  drained(): Promise<void>;
}

/** One transaction: how many writes it held, how long it took, and whether it is on disk. */
export interface Committed {
  writes: number;
  milliseconds: number;
  isSaved: boolean;
}

/** What a job does, and what is done with it once it is on disk, or certainly is not. */
export interface JobKind<Job> {
  run(job: Job): unknown;
  resolve(job: Job, value: unknown): void;
  reject(job: Job, error: NotSavedError): void;
}

export interface CommitOptions {
  now(): number;
  /** Told of every transaction. */
  committed?: (committed: Committed) => void;
  /** Called when the jobs of a transaction have been settled. */
  settled?: () => void;
  /** Tests hold a commit with `before`, make it fail with `commit`, and make the database itself ill once it is `opened`. */
  faults?: { opened?: (database: Database) => void; before?: () => Promise<void>; commit?: (commit: () => void) => void };
}

/** More than this in one transaction delays the first answer's acknowledgement and saves little: pages that several answers share are written once. */
const LARGEST_BATCH = 4_096;

export function groupCommit<Job>(database: Database, kind: JobKind<Job>, options: CommitOptions): GroupCommit<Job> {
  const waiting: Job[] = [];
  const begin = database.prepare('BEGIN IMMEDIATE');
  const end = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  const alive = database.prepare<[number]>('UPDATE life SET at = max(at, ?) WHERE id = 1');
  const commit = options.faults?.commit ?? ((run: () => void) => run());
  let working: Promise<void> | undefined;
  let isAlive = false;
  options.faults?.opened?.(database);

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      await options.faults?.before?.();
      const batch = waiting.splice(0, LARGEST_BATCH);
      await save(batch, false);
      if (waiting.length > 0) await nextTurn();
    }
    working = undefined;
  }

  async function save(batch: readonly Job[], isSecondTry: boolean): Promise<void> {
    const outcome = tryTogether(batch, isSecondTry);
    if (outcome === 'settled') return;
    await nextTurn();
    if (outcome === 'busy') return save(batch, true);
    const half = Math.ceil(batch.length / 2);
    await save(batch.slice(0, half), false);
    await nextTurn();
    await save(batch.slice(half), false);
  }

  /** apart: one of several jobs fails them all, and it is not known which. busy: another process had the file for long, and may have done. */
  function tryTogether(batch: readonly Job[], isSecondTry: boolean): 'settled' | 'apart' | 'busy' {
    const from = performance.now();
    const told = (isSaved: boolean): void => options.committed?.({ writes: batch.length, milliseconds: performance.now() - from, isSaved });
    let values: unknown[];
    try {
      values = transact(batch);
    } catch (error) {
      told(false);
      const code = error instanceof SqliteError ? error.code : '';
      if (code.startsWith('SQLITE_BUSY') && !isSecondTry) return 'busy';
      if (batch.length > 1 && !isOfTheDisk(code)) return 'apart';
      for (const job of batch) kind.reject(job, new NotSavedError('the write was rolled back', { cause: error }));
      options.settled?.();
      return 'settled';
    }
    // What fails from here on fails behind the commit: it must not run the jobs once more.
    told(true);
    batch.forEach((job, index) => kind.resolve(job, values[index]));
    options.settled?.();
    return 'settled';
  }

  function transact(batch: readonly Job[]): unknown[] {
    begin.run();
    try {
      const values = batch.map((job) => kind.run(job));
      if (isAlive) alive.run(options.now());
      commit(() => void end.run());
      return values;
    } catch (error) {
      if (database.inTransaction) rollback.run();
      throw error;
    }
  }

  return {
    add: (job) => {
      waiting.push(job);
      working ??= nextTurn().then(work);
    },
    comeAlive: () => {
      isAlive = true;
    },
    drained: async () => {
      while (working !== undefined) await working;
    },
  };
}

/** No other try would end otherwise now: the disk is full, ill or protected, or another process holds the file. */
function isOfTheDisk(code: string): boolean {
  return /^SQLITE_(FULL|IOERR|READONLY|BUSY)/.test(code);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
