import { Worker } from 'node:worker_threads';
import { checkpointsBeside } from './checkpoints.ts';
import { DatabaseError } from './error.ts';
import { NotSavedError, type Committed } from './group-commit.ts';
import { writePacker } from './packed-writes.ts';
import { heard, type FromWriter, type ToWriter, type Written } from './writer-protocol.ts';
import type { Writer } from './writer.ts';

export interface BesideOptions {
  now(): number;
  /** Told of every transaction. */
  committed?: (committed: Committed) => void;
  /** Told of checkpoints that could not be made. */
  checkpointFailed: (error: unknown) => void;
}

interface Waiting {
  resolve(value: never): void;
  reject(error: unknown): void;
}

/**
 * A writer in a thread of its own: a commit with its fsync, and the rows that go into it, hold up nothing that arrives here. What one
 * turn of the loop has to write goes over as one message, and comes back as one for each transaction. A thread that fails takes the
 * process with it, because nobody can say then what of the writes in hand is on disk: the next start reads it. While nothing is written
 * the thread keeps no process alive: a start that ends in a sentence ends.
 */
export async function writerBeside(file: string, options: BesideOptions): Promise<Writer & { end(): Promise<void> }> {
  const thread = new Worker(new URL('write-thread.mjs', import.meta.url), { workerData: { file } });
  await opened(thread);
  thread.unref();
  const endCheckpoints = checkpointsBeside(file, options.checkpointFailed);
  const waiting: Waiting[] = [];
  const listeners = new Map<string, () => void>();
  const order = writePacker();
  const whenDrained: (() => void)[] = [];
  let ended: Promise<void> | undefined;

  thread.on('message', hear);
  thread.on('error', fail);
  thread.on('exit', fail);

  function hear({ values, failures, news, committed }: Written): void {
    for (const one of committed) options.committed?.(one);
    for (const name of news) listeners.get(name)?.();
    const failed = new Map(failures);
    const settled = waiting.splice(0, values.length);
    for (const [place, { resolve, reject }] of settled.entries()) {
      const why = failed.get(place);
      if (why === undefined) resolve(values[place] as never);
      else reject(new NotSavedError('the write was rolled back', { cause: heard(why) }));
    }
    if (waiting.length > 0) return;
    thread.unref();
    whenDrained.splice(0).forEach((drained) => drained());
  }

  function fail(cause: unknown): never {
    throw new Error('the thread that writes has failed', { cause });
  }

  function tell(what: ToWriter): void {
    thread.postMessage(what, []);
  }

  function handOver(): void {
    tell({ now: options.now(), writes: order.take() });
  }

  async function end(): Promise<void> {
    await endCheckpoints();
    thread.off('exit', fail);
    const gone = new Promise((resolve) => thread.once('exit', resolve));
    thread.ref();
    tell('end');
    await gone;
  }

  return {
    of: (store) => (name) => {
      const full = `${store}.${name}`;
      return (...given) =>
        new Promise((resolve, reject) => {
          if (ended !== undefined) return reject(new NotSavedError('the database has been closed'));
          if (waiting.push({ resolve, reject }) === 1) thread.ref();
          if (order.add(full, given) === 1) setImmediate(handOver);
          return undefined;
        });
    },
    news: (name, listener) => {
      listeners.set(name, listener);
      return () => undefined;
    },
    comeAlive: () => tell('come-alive'),
    drained: async () => {
      if (waiting.length > 0) await new Promise<void>((resolve) => whenDrained.push(resolve));
    },
    end: () => (ended ??= end()),
  };
}

function opened(thread: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('the thread that writes has ended before it began'));
    thread.once('error', reject);
    thread.once('exit', gone);
    thread.once('message', (first: FromWriter) => {
      thread.off('error', reject);
      thread.off('exit', gone);
      if (!('opened' in first) || first.opened) return resolve();
      const { name, message } = first.error;
      return reject(name === 'DatabaseError' ? new DatabaseError(message) : heard(first.error));
    });
  });
}
