import type { LiveAnswerRow, LivePlayerRow, LiveShowing } from '../../../db/live-players.ts';
import type { ParticipantId } from '../../rules/ids.ts';

/** One answer on its way to the disk, or there. */
export interface GivenAnswer {
  row: LiveAnswerRow;
  /** Settles when it is on disk; rejects where it could not be written, and the same revision may be tried again. */
  saved: Promise<void>;
  isSaved: boolean;
}

/** When somebody was shown the question that is there, and what an outage has done to their clock since. */
type Showing = Omit<LiveShowing, 'player'>;

/** Somebody who has joined. */
export interface LivePlayer {
  row: LivePlayerRow;
  /** Of the question that is there; undefined where they have not been shown it. */
  showing: Showing | undefined;
  /** Their revisions, by the questions' steps. */
  answers: Map<string, Map<number, GivenAnswer>>;
  sockets: number;
}

export type Crowd = ReturnType<typeof crowd>;

/** Everybody of one session, in memory: who is there, what they were shown of the question that is open, what they answered. */
export function crowd() {
  const players = new Map<string, LivePlayer>();
  const byToken = new Map<string, LivePlayer>();
  const byParticipant = new Map<ParticipantId, LivePlayer>();
  let size = 0;
  /** Each look of the host's asks for them several times. */
  let playing: readonly LivePlayer[] | undefined;
  /** Who has been shown the question that is there, in that order. */
  let shown: LivePlayer[] = [];

  function show(player: LivePlayer, showing: Showing): boolean {
    if (player.showing !== undefined) return false;
    player.showing = showing;
    shown.push(player);
    return true;
  }

  return {
    add: (row: LivePlayerRow): LivePlayer => {
      const player: LivePlayer = { row, showing: undefined, answers: new Map(), sockets: 0 };
      players.set(row.id, player);
      playing = undefined;
      if (row.removedAt === null) size += 1;
      byToken.set(row.tokenHash.toString('hex'), player);
      if (row.participant !== null) byParticipant.set(row.participant, player);
      return player;
    },
    take: (row: LiveAnswerRow): void => {
      const player = players.get(row.player);
      if (player !== undefined) revisionsOf(player, row.step).set(row.revision, { row, saved: Promise.resolve(), isSaved: true });
    },
    renew: (player: LivePlayer, tokenHash: Buffer): void => {
      byToken.delete(player.row.tokenHash.toString('hex'));
      player.row = { ...player.row, tokenHash };
      byToken.set(tokenHash.toString('hex'), player);
    },
    remove: (player: LivePlayer, removedAt: number): void => {
      player.row = { ...player.row, removedAt };
      playing = undefined;
      size -= 1;
    },
    /** How many have not been removed. */
    size: (): number => size,
    removed: (): number => players.size - size,
    of: (id: string): LivePlayer | undefined => players.get(id),
    withToken: (tokenHash: Buffer): LivePlayer | undefined => byToken.get(tokenHash.toString('hex')),
    withParticipant: (participant: ParticipantId): LivePlayer | undefined => byParticipant.get(participant),
    /** All who have not been removed, in the order of their joining. */
    playing: (): readonly LivePlayer[] => (playing ??= [...players.values()].filter(({ row }) => row.removedAt === null)),
    all: (): LivePlayer[] => [...players.values()],
    shown: (): readonly LivePlayer[] => shown,
    /** The first instant stays. */
    show: (player: LivePlayer, shownAt: number): boolean => show(player, { shownAt, outageCredit: 0, pausedFrom: null }),
    /** Clocks that run stand from here on. */
    pause: (from: number): void => {
      for (const player of shown) {
        const { showing } = player;
        if (showing?.pausedFrom === null && showing.shownAt <= from) player.showing = { ...showing, pausedFrom: from };
      }
    },
    /** The player's clock runs again. */
    credit: (player: LivePlayer, outageCredit: number): void => {
      if (player.showing !== undefined) player.showing = { ...player.showing, outageCredit, pausedFrom: null };
    },
    /** Another question: nobody has been shown it. */
    clearShowings: (known: readonly LiveShowing[] = []): void => {
      for (const player of shown) player.showing = undefined;
      shown = [];
      for (const { player: id, ...showing } of known) {
        const player = players.get(id);
        if (player !== undefined) show(player, showing);
      }
    },
    /** Resolves when every answer to a step that was taken is on disk; what could not be written is tried once more, and then was never given. */
    saved: async (step: string, retry: (answer: GivenAnswer) => Promise<void>): Promise<void> => {
      const waiting = [...players.values()].flatMap((player) => [...(player.answers.get(step)?.values() ?? [])].filter(({ isSaved }) => !isSaved).map((answer) => ({ player, answer })));
      await Promise.all(waiting.map(({ player, answer }) => answer.saved.catch(() => retry(answer)).catch(() => void player.answers.get(step)?.delete(answer.row.revision))));
    },
  };
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
