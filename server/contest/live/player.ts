import type { LiveAnswerRow, LivePlayerRow, LiveShowing } from '../../../db/live-players.ts';

/** One answer on its way to the disk, or there. */
export interface GivenAnswer {
  row: LiveAnswerRow;
  /** Settles when it is on disk; rejects where it could not be written, and the same revision may be tried again. */
  saved: Promise<void>;
  isSaved: boolean;
}

/** When somebody was shown the question that is there, and what an outage has done to their clock since. */
export type Showing = Omit<LiveShowing, 'player'>;

/** Somebody who has joined. */
export interface LivePlayer {
  row: LivePlayerRow;
  /** Of the question that is there; undefined where they have not been shown it. */
  showing: Showing | undefined;
  /** Their revisions, by the questions' steps. */
  answers: Map<string, Map<number, GivenAnswer>>;
  sockets: number;
}

/** Whoever has been removed plays no more, and counts nowhere. */
export function isPlaying({ row }: LivePlayer): boolean {
  return row.removedAt === null;
}

export function revisionsOf(player: LivePlayer, step: string): Map<number, GivenAnswer> {
  const known = player.answers.get(step) ?? new Map<number, GivenAnswer>();
  player.answers.set(step, known);
  return known;
}

/** The revision that counts, of those on disk. */
export function countingAnswer(player: LivePlayer, step: string): LiveAnswerRow | undefined {
  let newest: LiveAnswerRow | undefined;
  for (const { row, isSaved } of player.answers.get(step)?.values() ?? []) if (isSaved && row.revision > (newest?.revision ?? 0)) newest = row;
  return newest;
}
