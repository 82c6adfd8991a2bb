import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { lockFolder } from '../db/lock.ts';
import { openStores, type Stores } from '../db/stores.ts';
import { systemClock, type Clock } from './contest/clock.ts';
import { logEvents, type Events } from './events.ts';
import { readSecrets, type Secrets } from './secrets.ts';

export interface House {
  stores: Stores;
  clock: Clock;
  secrets: Secrets;
  events: Events;
  /** Closes in the reverse order of opening. */
  close(): Promise<void>;
}

/** What must never stand in a log, whatever object it comes in. */
const PERSONAL = ['name', 'staffCode', 'personalCode', 'token', 'password', 'authorization', 'choice', 'ip', 'address'];

/** Opens a data folder for the one process that may write to it: lock, secrets, database, clock, log. */
export function openHouse(config: { dataFolder: string; logLevel: string }): House {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(config.dataFolder);
  const clock = systemClock();
  const secrets = readSecrets(config.dataFolder);
  const redact = PERSONAL.flatMap((key) => [`*.${key}`, `*.*.${key}`]);
  const log = pino({ level: config.logLevel, redact, base: null }, pino.destination({ dest: 2, sync: true }));
  const stores = openStores(join(config.dataFolder, 'contest.sqlite'), { now: clock.now });
  return {
    stores,
    clock,
    secrets,
    events: logEvents(log),
    close: async () => {
      await stores.close();
      lock.release();
    },
  };
}
