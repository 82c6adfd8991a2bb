import type { ParticipantId } from '../server/rules/ids.ts';
import type { Database } from './open.ts';
import type { Exclusion } from './participants.ts';
import type { Writer } from './writer.ts';

/**
 * Who may not play, kept in memory: each view asks, and a look-up of its own costs 4 to 7 us. The connection that writes tells when the
 * column has been written, whichever write has done it; the next question reads the few people anew.
 */
export function excludedPeople(database: Database, writer: Pick<Writer, 'news'>): () => ReadonlyMap<ParticipantId, Exclusion> {
  let known: ReadonlyMap<ParticipantId, Exclusion> | undefined;
  const tell = writer.news('excluded people', () => {
    known = undefined;
  });
  database.function('excluded_changed', () => {
    tell();
    return null;
  });
  database.exec(`
    CREATE TEMP TRIGGER excluded_added AFTER INSERT ON main.participant WHEN new.excluded IS NOT NULL BEGIN SELECT excluded_changed(); END;
    CREATE TEMP TRIGGER excluded_moved AFTER UPDATE OF excluded ON main.participant BEGIN SELECT excluded_changed(); END;
  `);
  const all = database.prepare<[], [ParticipantId, Exclusion]>('SELECT id, excluded FROM participant WHERE excluded IS NOT NULL').raw();
  return () => (known ??= new Map(all.all()));
}
