import type { Committed } from './group-commit.ts';

/** What the thread that writes is told. */
export type ToWriter = WriteOrder | 'come-alive' | 'end';

/** Writes of one turn of the loop, in their order; `now`: when they were handed over, epoch milliseconds. */
export interface WriteOrder {
  now: number;
  writes: (Write | PackedWrites)[];
}

/** The full name of a write, and what it was given. */
export type Write = [name: string, given: readonly unknown[]];

/** Writes of one name behind each other (packed-writes.ts). */
export interface PackedWrites {
  name: string;
  /** Values of each write. */
  width: number;
  numbers: Float64Array;
  texts: string[];
}

/** What the thread tells: first that the database is open, or why it is not; then of each transaction; of writes in the order in which they came. */
export type FromWriter = { opened: true } | { opened: false; error: ToldError } | Written;

export interface Written {
  values: unknown[];
  /** Of those of `values` that are not on disk: their places, and why. */
  failures: [place: number, why: ToldError][];
  /** Names of what the writes have told. */
  news: Set<string>;
  committed: Committed[];
}

/** An error as it comes out of a thread: its class is lost there. */
export interface ToldError {
  name: string;
  message: string;
  code: string | undefined;
  stack: string | undefined;
}

export function told(error: unknown): ToldError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), code: undefined, stack: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name: error.name, message: error.message, code, stack: error.stack };
}

export function heard({ name, message, code, stack }: ToldError): Error {
  return Object.assign(new Error(message), { name, ...(code !== undefined && { code }), ...(stack !== undefined && { stack }) });
}
