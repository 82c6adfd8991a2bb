import { Worker } from 'node:worker_threads';
import { CHECKPOINT, type Database } from './open.ts';

/** While the thread is there a commit makes a checkpoint itself only where the log has grown to this all the same, pages: 256 MB. */
const WITH_THREAD = 65_536;

/**
 * Checkpoints of an open database in a thread of its own: of a burst of answers one commit in twenty would else take 50 ms, and
 * more on a slow disk. What goes wrong is told to `failed`; where the thread ends the writer makes its checkpoints itself. The
 * returned function ends the thread.
 */
export function checkpointsBeside(database: Database, failed: (error: unknown) => void): () => Promise<void> {
  const thread = new Worker(new URL('checkpoint-thread.mjs', import.meta.url), { workerData: { file: database.name } });
  database.pragma(`wal_autocheckpoint = ${WITH_THREAD}`);
  thread.on('message', (code: string) => failed(new Error(`no checkpoint was made: ${code}`)));
  thread.on('error', ({ code, message }: { code?: string; message?: string }) => {
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT}`);
    // Of SQLite's errors only the code comes out of a thread.
    failed(new Error(`the thread of checkpoints has ended: ${code ?? message}`));
  });
  thread.unref();
  return async () => void (await thread.terminate());
}
