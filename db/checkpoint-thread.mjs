// A thread of its own: puts pages of the write-ahead log into the database file, so that no answer waits for a checkpoint. Plain
// JavaScript: Node 20 does not hand the loader of TypeScript on to a thread.
import Sqlite from 'better-sqlite3';
import { workerData } from 'node:worker_threads';

/** Between two looks at the log, milliseconds. */
const PERIOD = 250;
/** So many pages in the log are worth a checkpoint: 16 MB. */
const WORTH_IT = 4_096;

// It waits for nobody: what is locked at one look is free at the next.
const database = new Sqlite(workerData.file, { timeout: 0, fileMustExist: true });
setInterval(look, PERIOD);

function look() {
  if (pagesAfter('NOOP') < WORTH_IT) return;
  // The most beside whoever writes; the little that came meanwhile while nobody can, so that the log begins anew and does not grow under a steady load.
  pagesAfter('PASSIVE');
  pagesAfter('RESTART');
}

/** How many pages the log still holds alone; 0 where it cannot be told now. */
function pagesAfter(/** @type {string} */ mode) {
  try {
    const [{ log, checkpointed }] = /** @type {[{ log: number, checkpointed: number }]} */ (database.pragma(`wal_checkpoint(${mode})`));
    return log - checkpointed;
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return 0;
    throw error;
  }
}
