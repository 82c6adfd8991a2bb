// A thread of its own: puts pages of the write-ahead log into the database file, so that hardly any are left for a commit to put there.
// Plain JavaScript: Node 20 does not hand the loader of TypeScript on to a thread.
import Sqlite from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';

/** Between two looks at the log, milliseconds. */
const PERIOD = 250;
/** So many pages that stand in the log alone are worth a checkpoint: 8 MB. */
const WORTH_IT = 2_048;

// It waits for nobody: what is locked at one look is free at the next.
const database = new Sqlite(workerData.file, { timeout: 0, fileMustExist: true });
database.pragma('synchronous = FULL');
let told = '';
setInterval(look, PERIOD);

function look() {
  try {
    if (pagesAfter('NOOP') >= WORTH_IT) pagesAfter('PASSIVE');
    told = '';
  } catch (error) {
    // A full disk has room again some day: it is told once, and tried again at the next look.
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    if (error.code.startsWith('SQLITE_BUSY') || error.code === told) return;
    told = error.code;
    parentPort?.postMessage(told, []);
  }
}

/** How many pages the log still holds alone. */
function pagesAfter(/** @type {string} */ mode) {
  const [{ log, checkpointed }] = /** @type {[{ log: number, checkpointed: number }]} */ (database.pragma(`wal_checkpoint(${mode})`));
  return log - checkpointed;
}
