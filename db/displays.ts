import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

/** What of a display an act or its clicker may change. */
export interface DisplaySetting {
  script: unknown;
  /** Place of the picture in the script, from 0. */
  place: number;
  black: boolean;
  clicker: boolean;
  /** Percent of the height. */
  lift: number;
  sound: boolean;
}

export interface DisplayRow extends DisplaySetting {
  id: string;
  name: string;
  tokenHash: Buffer;
  /** Rises with every change; a change names the one on which it was decided. */
  version: number;
}

type Stored = Omit<DisplayRow, 'script' | 'black' | 'clicker' | 'sound'> & { script: string; black: number; clicker: number; sound: number };

/** Screens for a wall. One that was removed keeps its row, and is found no more. */
export function displayStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('display');
  const all = database.prepare<[string], Stored>(
    `SELECT id, name, token_hash AS tokenHash, script, place, black, clicker, lift, sound, version FROM display
     WHERE contest_id = ? AND removed_at IS NULL ORDER BY created_at, id`,
  );
  const insert = database.prepare<Stored & { contest: string; createdAt: number }>(
    `INSERT INTO display (id, contest_id, name, token_hash, script, place, black, clicker, lift, sound, created_at, version)
     VALUES (@id, @contest, @name, @tokenHash, @script, @place, @black, @clicker, @lift, @sound, @createdAt, @version)`,
  );
  const update = database.prepare<Omit<Stored, 'tokenHash' | 'name'>>(
    `UPDATE display SET script = @script, place = @place, black = @black, clicker = @clicker, lift = @lift, sound = @sound, version = version + 1
     WHERE id = @id AND version = @version AND removed_at IS NULL`,
  );
  const remove = database.prepare<[number, string]>('UPDATE display SET removed_at = ? WHERE id = ? AND removed_at IS NULL');

  return {
    /** In the order in which they were made. */
    all: async (contest: string): Promise<DisplayRow[]> => all.all(contest).map(asRow),
    add: write('add', (contest: string, display: DisplayRow, event: NewEvent): void => {
      insert.run({ ...asStored(display), contest, createdAt: event.at });
      events.append(event);
    }),
    /** False where the display was changed or removed since `display.version` was read. */
    change: write('change', (display: DisplayRow, event: NewEvent): boolean => {
      const { tokenHash: _kept, name: _same, ...stored } = asStored(display);
      if (update.run(stored).changes === 0) return false;
      events.append(event);
      return true;
    }),
    /** False where there is none any more. */
    remove: write('remove', (id: string, event: NewEvent): boolean => {
      if (remove.run(event.at, id).changes === 0) return false;
      events.append(event);
      return true;
    }),
  };
}

function asRow({ script, black, clicker, sound, ...row }: Stored): DisplayRow {
  return { ...row, script: JSON.parse(script) as unknown, black: black === 1, clicker: clicker === 1, sound: sound === 1 };
}

function asStored({ script, black, clicker, sound, ...row }: DisplayRow): Stored {
  return { ...row, script: JSON.stringify(script), black: Number(black), clicker: Number(clicker), sound: Number(sound) };
}
