import { join } from 'node:path';
import { destination } from 'pino';
import { lockFolder } from '../db/lock.ts';
import { openStoresBeside, type Stores } from '../db/stores.ts';
import { systemClock, type Clock } from './contest/clock.ts';
import { provideDataFolder } from './data-folder.ts';
import { logEvents, type Events } from './events.ts';
import { openLog } from './log.ts';
import { openMetrics, type Metrics } from './metrics.ts';
import { readSecrets, type Secrets } from './secrets.ts';

export interface House {
  stores: Stores;
  clock: Clock;
  secrets: Secrets;
  events: Events;
  metrics: Metrics;
  /** Closes in the reverse order of opening. */
  close(): Promise<void>;
}

/** Opens a data folder for the one process that may write to it: lock, secrets, database, clock, log. */
export async function openHouse(config: { dataFolder: string; logLevel: string }): Promise<House> {
  provideDataFolder(config.dataFolder);
  const lock = lockFolder(config.dataFolder);
  const clock = systemClock();
  const secrets = readSecrets(config.dataFolder);
  const log = openLog(config.logLevel, destination({ dest: 2, sync: true }));
  const metrics = openMetrics();
  const events = logEvents(log, metrics);
  const stores = await openStoresBeside(join(config.dataFolder, 'contest.sqlite'), {
    now: clock.now,
    committed: metrics.committed,
    checkpointFailed: (error) => events.backgroundFailed('checkpoints', error),
  });
  return {
    stores,
    clock,
    secrets,
    events,
    metrics,
    close: async () => {
      await stores.close();
      lock.release();
    },
  };
}
