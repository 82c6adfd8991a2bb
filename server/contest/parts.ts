import type { Stores } from '../../db/stores.ts';
import type { Events } from '../events.ts';
import type { Clock } from './clock.ts';
import type { Keys } from './keys.ts';
import type { Passwords } from './staff/passwords.ts';

/** What the contest is built from. */
export interface Parts {
  stores: Stores;
  clock: Clock;
  keys: Keys;
  events: Events;
  /** One queue for every slow hash of the process. */
  passwords: Passwords;
  /** Random bytes; tests supply their own to fix a round's seed. */
  random(bytes: number): Buffer;
}
