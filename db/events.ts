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

type Stored = Omit<LoggedEvent, 'detail'> & { detail: string };

const BEFORE_THE_FIRST = '0'.repeat(64);

/**
 * The append-only log. `hash` is SHA-256 over the JSON array [number, at, actor, act, subject, reason, detail, previous],
 * so that no earlier event can be changed without changing every later one.
 */
export function eventStore(database: Database, writer: Writer) {
  const last = database.prepare<[], { number: number; hash: string }>('SELECT number, hash FROM event ORDER BY number DESC LIMIT 1');
  const insert = database.prepare<Stored>(
    'INSERT INTO event VALUES (@number, @at, @actor, @act, @subject, @reason, @detail, @previous, @hash)',
  );
  const latest = database.prepare<[number], Stored>('SELECT * FROM event ORDER BY number DESC LIMIT ?');
  const inOrder = database.prepare<[], Stored>('SELECT * FROM event ORDER BY number');

  function append(event: NewEvent): void {
    const before = last.get() ?? { number: 0, hash: BEFORE_THE_FIRST };
    const row = { ...event, detail: JSON.stringify(event.detail), number: before.number + 1, previous: before.hash };
    insert.run({ ...row, hash: hashOf(row) });
  }

  return {
    /** Inside a write of another store: the act and its record are one transaction. */
    append,
    add: (event: NewEvent): Promise<void> => writer.write(() => append(event)),
    latest: async (count: number): Promise<LoggedEvent[]> => latest.all(count).map(parsed).toReversed(),
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
