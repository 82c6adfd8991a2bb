import Sqlite from 'better-sqlite3';
import { DatabaseError } from './error.ts';
import { migrate } from './migrate.ts';

export type Database = Sqlite.Database;

/** The first release without the WAL-reset bug that two connections can meet. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/**
 * KiB of pages in memory, and pages of the log after which a commit itself puts them into the file. With SQLite's own 2 MB and 1,000
 * pages a burst of answers, each of which then stood on a page of its own, reads pages back that it has just written and writes each of them twice: 22 us
 * an answer instead of 11. A server has most of that done beside (`checkpoints.ts`).
 */
const PAGE_CACHE = 65_536;
const CHECKPOINT = 8_192;

/** Opens the contest's one writing connection, migrates it, and asserts what durability rests on. */
export function openDatabase(file: string): Database {
  const database = new Sqlite(file, { timeout: 2000 });
  refuseOldSqlite(database);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma(`cache_size = -${PAGE_CACHE}`);
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT}`);
  migrate(database);
  assertDurable(database);
  return database;
}

/** Opens the file for reading beside a running server (backup, reports). */
export function openReader(file: string): Database {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 2000 });
  refuseOldSqlite(database);
  return database;
}

/** Throws unless a commit of this connection survives a power cut: WAL with `synchronous = FULL` (2). */
export function assertDurable(database: Database): void {
  const journal = database.pragma('journal_mode', { simple: true });
  const synchronous = database.pragma('synchronous', { simple: true });
  const foreignKeys = database.pragma('foreign_keys', { simple: true });
  if ((journal === 'wal' || journal === 'memory') && synchronous === 2 && foreignKeys === 1) return;
  throw new DatabaseError(`the connection is not durable: journal ${String(journal)}, synchronous ${String(synchronous)}, foreign keys ${String(foreignKeys)}`);
}

/** Throws where the SQLite behind this connection is older than what durability needs. */
export function refuseOldSqlite(database: Database): void {
  const version = database.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '0';
  const parts = version.split('.').map(Number);
  const difference = OLDEST_SQLITE.map((floor, index) => (parts[index] ?? 0) - floor).find((step) => step !== 0) ?? 0;
  if (difference < 0) throw new DatabaseError(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
}
