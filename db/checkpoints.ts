import { Worker } from 'node:worker_threads';

/**
 * Checkpoints of a database in a thread of its own. The commit that finds the log long enough makes one itself, so that the log begins
 * anew; of 8,192 pages it would take 50 ms, and more on a slow disk, of what the thread has left a few. Where the thread fails the
 * commits do it all; `failed` is told. The returned function ends the thread.
 */
export function checkpointsBeside(file: string, failed: (error: unknown) => void): () => Promise<void> {
  const thread = new Worker(new URL('checkpoint-thread.mjs', import.meta.url), { workerData: { file } });
  thread.on('message', (code: string) => failed(new Error(`no checkpoint was made: ${code}`)));
  // Of SQLite's errors only the code comes out of a thread.
  thread.on('error', ({ code, message }: { code?: string; message?: string }) => failed(new Error(`the thread of checkpoints has ended: ${code ?? message}`)));
  thread.unref();
  return async () => void (await thread.terminate());
}
