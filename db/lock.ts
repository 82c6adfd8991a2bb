import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { DatabaseError } from './error.ts';

/**
 * Makes this process the only server of a data folder until `release` is called or the process ends in any way.
 * The lock is the operating system's, held through SQLite on a file of its own: a `kill -9` leaves nothing stale behind.
 */
export function lockFolder(folder: string): { release(): void } {
  const holder = new Sqlite(join(folder, 'server.lock'), { timeout: 0 });
  try {
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    // Only "somebody holds it" is expected here; anything else is a broken folder and keeps its own message.
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new DatabaseError(`another server already runs on ${folder}: stop it first, or set DATA_DIR to another folder`);
    }
    throw error;
  }
  return { release: () => void holder.close() };
}
