import { Worker } from 'node:worker_threads';

/**
 * Checkpoints of an open database in a thread of its own: of a burst of answers one commit in twenty would else take 50 ms, and
 * more on a slow disk. Where the thread fails, `failed` is told and the writer makes checkpoints itself, far more seldom. The
 * returned function ends the thread.
 */
export function checkpointsBeside(file: string, failed: (error: unknown) => void): () => Promise<void> {
  const thread = new Worker(new URL('checkpoint-thread.mjs', import.meta.url), { workerData: { file } });
  // Of SQLite's errors only the code comes out of a thread.
  thread.on('error', ({ code, message }: { code?: string; message?: string }) => failed(new Error(`the thread of checkpoints has ended: ${code ?? message}`)));
  thread.unref();
  return async () => void (await thread.terminate());
}
