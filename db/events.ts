import { createHash } from 'node:crypto';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export interface NewEvent {
  at: number;
  actor: string;
  act: string;
  subject: string;
  reason: string;
  detail: Record<string, unknown>;
}

export interface LoggedEvent extends NewEvent {
  number: number;
  previous: string;
  hash: string;
}

/** How far the chain was followed: the last event that holds. */
export type Followed = Pick<LoggedEvent, 'number' | 'hash'>;

type Stored = Omit<LoggedEvent, 'detail'> & { detail: string };

const BEFORE_THE_FIRST = '0'.repeat(64);

/** Where following the chain begins. */
export const CHAIN_START: Followed = { number: 0, hash: BEFORE_THE_FIRST };

/**
 * The append-only log. `hash` is SHA-256 over the JSON array [number, at, actor, act, subject, reason, detail, previous],
 * so that no earlier event can be changed without changing every later one.
 */
export function eventStore(database: Database, writer: Writer) {
  const write = writer.of('event');
  const last = database.prepare<[], { number: number; hash: string }>('SELECT number, hash FROM event ORDER BY number DESC LIMIT 1');
  const insert = database.prepare<Stored>(
    'INSERT INTO event VALUES (@number, @at, @actor, @act, @subject, @reason, @detail, @previous, @hash)',
  );
  const latest = database.prepare<[number], Stored>('SELECT * FROM event ORDER BY number DESC LIMIT ?');
  const newestOf = database.prepare<[string, string], Stored>('SELECT * FROM event WHERE act IN (?, ?) ORDER BY number DESC LIMIT 1');
  const before = database.prepare<[number, number], Stored>('SELECT * FROM event WHERE number < ? ORDER BY number DESC LIMIT ?');
  const after = database.prepare<[number, number], Stored>('SELECT * FROM event WHERE number > ? ORDER BY number LIMIT ?');
  const inOrder = database.prepare<[], Stored>('SELECT * FROM event ORDER BY number');

  function append(event: NewEvent): void {
    const before = last.get() ?? { number: 0, hash: BEFORE_THE_FIRST };
    const row = { ...event, detail: JSON.stringify(event.detail), number: before.number + 1, previous: before.hash };
    insert.run({ ...row, hash: hashOf(row) });
  }

  return {
    /** Inside a write of another store: the act and its record are one transaction. */
    append,
    add: write('add', (event: NewEvent): void => append(event)),
    latest: async (count: number): Promise<LoggedEvent[]> => latest.all(count).map(parsed).toReversed(),
    /** The newest event of either act, or undefined where there is none. */
    newestOf: async (act: string, other: string): Promise<LoggedEvent | undefined> => {
      const row = newestOf.get(act, other);
      return row && parsed(row);
    },
    /** How many events there are: they are numbered from 1. */
    count: async (): Promise<number> => last.get()?.number ?? 0,
    /** So many events before a number, the newest first. */
    before: async (number: number, count: number): Promise<LoggedEvent[]> => before.all(number, count).map(parsed),
    /** Follows the chain by at most so many events: the last one that holds, and the one behind it where that does not. */
    follow: async (from: Followed, count: number): Promise<{ last: Followed; broken: number | undefined }> => {
      let last = from;
      for (const row of after.all(from.number, count)) {
        if (row.number !== last.number + 1 || row.previous !== last.hash || row.hash !== hashOf(row)) return { last, broken: row.number };
        last = { number: row.number, hash: row.hash };
      }
      return { last, broken: undefined };
    },
    /** The number of the first event whose chain does not hold, or undefined where the whole log is sound. */
    firstBroken: async (): Promise<number | undefined> => {
      let previous = BEFORE_THE_FIRST;
      for (const row of inOrder.iterate()) {
        if (row.previous !== previous || row.hash !== hashOf(row)) return row.number;
        previous = row.hash;
      }
      return undefined;
    },
  };
}
export type EventStore = ReturnType<typeof eventStore>;

function hashOf(row: Omit<Stored, 'hash'>): string {
  const parts = [row.number, row.at, row.actor, row.act, row.subject, row.reason, row.detail, row.previous];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function parsed(row: Stored): LoggedEvent {
  return { ...row, detail: JSON.parse(row.detail) as Record<string, unknown> };
}
