import { attemptWrites } from './attempt-writes.ts';
import { attemptReads } from './attempts.ts';
import { contestStore } from './contests.ts';
import { displayStore } from './displays.ts';
import { eventStore } from './events.ts';
import type { CommitOptions } from './group-commit.ts';
import { livePlayerStore } from './live-players.ts';
import { liveSessionStore } from './live-sessions.ts';
import { loadStore } from './load.ts';
import { openDatabase, openReader, type Database } from './open.ts';
import { organiserStore } from './organisers.ts';
import { participantStore } from './participants.ts';
import { participationStore } from './participation.ts';
import { pictureStore } from './pictures.ts';
import { predictionStore } from './predictions.ts';
import { publicationStore } from './publications.ts';
import { questionStore } from './questions.ts';
import { roundStore } from './rounds.ts';
import { standingStore } from './standings.ts';
import { writerBeside, type BesideOptions } from './writer-beside.ts';
import { writerHere, type Writer } from './writer.ts';

export type Stores = ReturnType<typeof storesOn> & {
  /** Ends everything that has the database open, once what was handed in is on disk or has failed. */
  close(): Promise<void>;
};

/** One store for each aggregate: they read from this connection and write through this writer. */
export function storesOn(database: Database, writer: Writer) {
  const events = eventStore(database, writer);
  return {
    contests: contestStore(database, writer, events),
    questions: questionStore(database),
    participants: participantStore(database, writer, events),
    rounds: roundStore(database, writer, events),
    attempts: { ...attemptReads(database), ...attemptWrites(database, writer, events) },
    participation: participationStore(database, writer, events),
    predictions: predictionStore(database, writer),
    standings: standingStore(database, writer, events),
    publications: publicationStore(database, writer, events),
    displays: displayStore(database, writer, events),
    liveSessions: liveSessionStore(database, writer, events),
    livePlayers: livePlayerStore(database, writer, events),
    pictures: pictureStore(database, writer, events),
    organisers: organiserStore(database, writer, events),
    load: loadStore(database, writer, events),
    events,
    drained: writer.drained,
  };
}

/** Opens the database of a data folder in this thread, for tools and tests. */
export function openStores(file: string, options: CommitOptions): Stores {
  const database = openDatabase(file);
  const writer = writerHere(database, options);
  return {
    ...storesOn(database, writer),
    close: async () => {
      await writer.drained();
      database.close();
    },
  };
}

/** Opens it for a server: what is written is written in a thread of its own, and this one only reads. Throws what `openStores` throws. */
export async function openStoresBeside(file: string, options: BesideOptions): Promise<Stores> {
  const writer = await writerBeside(file, options);
  const reader = openReader(file);
  return {
    ...storesOn(reader, writer),
    close: async () => {
      await writer.drained();
      reader.close();
      await writer.end();
    },
  };
}
