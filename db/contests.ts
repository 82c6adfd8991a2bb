import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export const CATEGORIES = ['city', 'district', 'central'] as const;
export type Category = (typeof CATEGORIES)[number];

export interface ContestRow {
  id: string;
  name: string;
  plan: string;
  zone: string;
  demonstration: boolean;
}

export interface Quota {
  category: Category;
  percent: number;
}

type Stored = Omit<ContestRow, 'demonstration'> & { demonstration: 0 | 1 };

/** The contest itself and its quotas. */
export function contestStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('contest');
  const newest = database.prepare<[], Stored>('SELECT id, name, plan, zone, demonstration FROM contest ORDER BY created_at DESC, id LIMIT 1');
  const quotas = database.prepare<[string], Quota>('SELECT category, percent FROM quota WHERE contest_id = ? ORDER BY category');
  const topics = database.prepare<[string], { id: string; name: string }>('SELECT id, name FROM topic WHERE contest_id = ? ORDER BY id');
  const rosterVersion = database.prepare<[string], number>('SELECT roster_version FROM contest WHERE id = ?').pluck();
  const life = database.prepare<[], { at: number }>('SELECT at FROM life WHERE id = 1');
  // Read before this process comes alive: each commit is a sign of life of its own then.
  const lastSeen = life.get()?.at ?? 0;
  const reset = database.prepare<[number]>('UPDATE life SET at = ? WHERE id = 1');
  const stop = database.prepare<[number]>('UPDATE life SET at = max(at, ?) WHERE id = 1');

  return {
    current: async (): Promise<ContestRow | undefined> => {
      const row = newest.get();
      return row && { ...row, demonstration: row.demonstration === 1 };
    },
    quotas: async (contest: string): Promise<Quota[]> => quotas.all(contest),
    topics: async (contest: string): Promise<Record<string, string>> =>
      Object.fromEntries(topics.all(contest).map((topic) => [topic.id, topic.name])),
    /** Rises with every exclusion and admission; 0 where the roster is as it was loaded. */
    rosterVersion: async (contest: string): Promise<number> => rosterVersion.get(contest) ?? 0,
    /** What the server before this one has left open is taken up. */
    comeAlive: writer.comeAlive,
    /** The last instant at which a server before this one was certainly alive on this database. */
    lastSignOfLife: async (): Promise<number> => lastSeen,
    /** The clock is right although it stands before the last sign of life, which is set to it. */
    confirmClock: write('confirmClock', (at: number, event: NewEvent): void => {
      reset.run(at);
      events.append(event);
    }),
    /** An empty commit: the writer stamps the sign of life into every commit. Rejects where the database cannot be written to. */
    beat: write('beat', (): void => undefined),
    /** A planned stop: the outage begins here. */
    recordStop: write('recordStop', (at: number): void => void stop.run(at)),
  };
}
