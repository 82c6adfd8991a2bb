import type { ContestRow } from '../../../db/contests.ts';
import type { LiveAnswerRow, LivePlayerRow, LiveShowing } from '../../../db/live-players.ts';
import type { LiveQuestionRow, LiveStep } from '../../../db/live-sessions.ts';
import type { Bank } from '../bank.ts';
import type { Lags } from '../lag.ts';
import type { Parts } from '../parts.ts';
import type { LiveAudience } from './audience.ts';
import type { LiveSession } from './live-session.ts';
import type { LivePictures } from './live-pictures.ts';
import type { ScriptCheck } from './script-check.ts';

/** What live sessions share. */
export interface LiveAround extends Parts {
  contest: ContestRow;
  bank: Bank;
  lags: Lags;
  /** Since when people can reach the server, epoch milliseconds. */
  listening: { at: number };
  /** Above every version that a process before this one gave. */
  firstVersion: number;
  link(pin: string): string;
  pictures: LivePictures;
  scripts: ScriptCheck;
  audience(): LiveAudience;
  /** What walls and the host see of a session has changed. */
  changed(session: string): void;
}

export interface LoadedSession {
  session: LiveSession;
  questions: readonly LiveQuestionRow[];
  players: readonly LivePlayerRow[];
  answers: readonly LiveAnswerRow[];
  showings: readonly LiveShowing[];
}

/** What the move brings along. */
export interface Along {
  /** When the question that was open has closed. */
  closedAt?: number;
  session?: Partial<LiveSession>;
  question?: LiveQuestionRow;
  event?: LiveStep['event'];
}
