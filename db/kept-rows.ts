import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export interface KeptRows<Rows> {
  /** As a word of SQL. */
  name: string;
  /** What changes them, as a trigger says it. */
  changes: readonly string[];
  /** What is known at first: all of them, or what holds those that are looked up from then on. */
  begin(): Rows;
}

/**
 * Rows that whole crowds ask for, kept in memory: a look-up of its own costs 4 to 7 us, one through three tables 25. The connection that writes tells when they have
 * been changed, whichever write has done it; the next question begins anew.
 */
export function keptRows<Rows extends object>(database: Database, writer: Pick<Writer, 'news'>, { name, changes, begin }: KeptRows<Rows>): () => Rows {
  let known: Rows | undefined;
  const tell = writer.news(name, () => {
    known = undefined;
  });
  database.function(`${name}_changed`, () => {
    tell();
    return null;
  });
  for (const [place, change] of changes.entries()) database.exec(`CREATE TEMP TRIGGER ${name}_changed_${place} ${change} BEGIN SELECT ${name}_changed(); END`);
  return () => (known ??= begin());
}
