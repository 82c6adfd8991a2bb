import { groupCommit, type CommitOptions, type GroupCommit } from './group-commit.ts';
import type { Database } from './open.ts';

/** Names a write of a store: what it does to the database, as a function of plain data that may have come out of another thread. */
export type NameWrite = <Given extends readonly unknown[], Value>(name: string, run: (...given: Given) => Value) => (...given: Given) => Promise<Value>;

/** Where the writes of all stores go. Each is a job of the group commit (`group-commit.ts`): its promise settles when it is on disk or certainly is not. */
export interface Writer extends Pick<GroupCommit<never>, 'comeAlive' | 'drained'> {
  /** The writes of one store. What goes in and what comes out is data that can be copied into another thread; bytes come out as a Uint8Array. */
  of(store: string): NameWrite;
  /** Names news that a write tells where this is called in it; `heard` is called before that write settles. */
  news(name: string, heard: () => void): () => void;
}

/**
 * A writer in this thread: for tools, and for tests, which can hold its commits and make them fail. What goes in and what comes out is
 * copied as on its way into another thread and back: what a server could not send, or would get in another form, is found here.
 */
export function writerHere(database: Database, options: CommitOptions): Writer {
  const commits = groupCommit<Job>(database, { run: (job) => job.run(), resolve: (job, value) => job.resolve(value), reject: (job, error) => job.reject(error) }, options);
  return {
    of: () => (_name, run) => (...given) =>
      new Promise((resolve, reject) => {
        const copied = structuredClone(given);
        commits.add({ run: () => structuredClone(run(...copied)), resolve: (value) => resolve(value as never), reject });
      }),
    news: (_name, heard) => heard,
    comeAlive: commits.comeAlive,
    drained: commits.drained,
  };
}

interface Job {
  run(): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}
