import { attemptStore } from './attempts.ts';
import { checkpointsBeside } from './checkpoints.ts';
import { contestStore } from './contests.ts';
import { displayStore } from './displays.ts';
import { eventStore } from './events.ts';
import { livePlayerStore } from './live-players.ts';
import { liveSessionStore } from './live-sessions.ts';
import { loadStore } from './load.ts';
import { openDatabase } from './open.ts';
import { organiserStore } from './organisers.ts';
import { participantStore } from './participants.ts';
import { participationStore } from './participation.ts';
import { pictureStore } from './pictures.ts';
import { predictionStore } from './predictions.ts';
import { publicationStore } from './publications.ts';
import { questionStore } from './questions.ts';
import { roundStore } from './rounds.ts';
import { standingStore } from './standings.ts';
import { groupCommit, type WriterOptions } from './writer.ts';

/** Opens the database of a data folder with one store for each aggregate, all on one writer. */
export function openStores(file: string, options: WriterOptions) {
  const database = openDatabase(file);
  const writer = groupCommit(database, options);
  const events = eventStore(database, writer);
  let endCheckpoints = async (): Promise<void> => undefined;
  return {
    contests: contestStore(database, writer, events),
    questions: questionStore(database),
    participants: participantStore(database, writer, events),
    rounds: roundStore(database, writer, events),
    attempts: attemptStore(database, writer, events),
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
    /** For a server, which writes for weeks: checkpoints are made in a thread of their own from here on. */
    checkpointBeside: (failed: (error: unknown) => void): void => {
      endCheckpoints = checkpointsBeside(file, failed);
    },
    close: async (): Promise<void> => {
      await endCheckpoints();
      await writer.drained();
      database.close();
    },
  };
}
export type Stores = ReturnType<typeof openStores>;
