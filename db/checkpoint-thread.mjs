// A thread of its own: puts pages of the write-ahead log into the database file, so that no answer waits for a checkpoint. Plain
// JavaScript: Node 20 does not hand the loader of TypeScript on to a thread.
import Sqlite from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';

/** Between two looks at the log, milliseconds. */
const PERIOD = 250;
/** So many pages in the log are worth a checkpoint: 16 MB. */
const WORTH_IT = 4_096;
/** So few may be written while nobody else can; and how often what comes meanwhile is taken before that. */
const FEW = 64;
const ROUNDS = 4;
/** So long it waits for a pause of the writer, and lets it wait for a reader, milliseconds. */
const PATIENCE = 20;

const database = new Sqlite(workerData.file, { timeout: PATIENCE, fileMustExist: true });
database.pragma('synchronous = FULL');
let told = '';
setInterval(look, PERIOD);

function look() {
  try {
    if (pagesAfter('NOOP') < WORTH_IT) return;
    // All that can be written beside whoever writes; then the rest while nobody can, so that the log begins anew and does not grow under a steady load.
    for (let round = 0; round < ROUNDS && pagesAfter('PASSIVE') > FEW; round += 1);
    pagesAfter('RESTART');
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
