import type { AnswerRow, AttemptRow } from '../../db/attempts.ts';
import type { Arrivals } from './arrivals.ts';
import type { Bank } from './bank.ts';
import type { Lags } from './lag.ts';
import type { Parts } from './parts.ts';
import type { Presence } from './presence.ts';
import type { Publisher } from './publisher.ts';
import type { Round } from './round.ts';
import type { Item } from './shared-items.ts';
import type { Showings } from './showings.ts';

/** What running attempts share. */
export interface Surroundings extends Parts {
  bank: Bank;
  presence: Presence;
  lags: Lags;
  arrivals: Arrivals;
  publisher: Publisher;
  showings: Showings;
  /** Since when people can reach the server, epoch milliseconds. */
  listening: { at: number };
  /** The attempt has ended and its end is on disk. */
  ended(attempt: AttemptRow): void;
}

export interface Beginning {
  row: AttemptRow;
  items: readonly Item[];
  answers: readonly AnswerRow[];
  /** Extra milliseconds for each question. */
  extra: number;
  round: Round;
}
