import type { LiveAnswerRow, LivePlayerRow, LiveShowing } from '../../../db/live-players.ts';
import type { ParticipantId } from '../../rules/ids.ts';
import { census } from './census.ts';
import { countingAnswer, isPlaying, revisionsOf, type GivenAnswer, type LivePlayer, type Showing } from './player.ts';

export type Crowd = ReturnType<typeof crowd>;

/** Everybody of one session, in memory: who is there, what they were shown of the question that is open, what they answered. */
export function crowd() {
  const players = new Map<string, LivePlayer>();
  const byToken = new Map<string, LivePlayer>();
  const byParticipant = new Map<ParticipantId, LivePlayer>();
  let playing: readonly LivePlayer[] | undefined;
  /** Who has been shown the question that is there, in that order. */
  let shown: LivePlayer[] = [];

  /** All who have not been removed, in the order of their joining. */
  const everybody = (): readonly LivePlayer[] => (playing ??= [...players.values()].filter(isPlaying));
  const count = census(everybody);

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
      if (isPlaying(player)) count.joined(player);
      byToken.set(row.tokenHash.toString('hex'), player);
      if (row.participant !== null) byParticipant.set(row.participant, player);
      return player;
    },
    take: (row: LiveAnswerRow): void => {
      const player = players.get(row.player);
      if (player === undefined) return;
      revisionsOf(player, row.step).set(row.revision, { row, saved: Promise.resolve(), isSaved: true });
      count.forget(row.step);
    },
    /** An answer is on disk and counts from here on, also where it had been given up. */
    kept: (answer: GivenAnswer): void => {
      const { player: id, step, revision, choice } = answer.row;
      const player = players.get(id);
      if (player === undefined) return;
      const before = countingAnswer(player, step);
      answer.isSaved = true;
      revisionsOf(player, step).set(revision, answer);
      if (revision > (before?.revision ?? 0)) count.answered(player, step, { before: before?.choice, choice });
    },
    /** One socket more. */
    connected: (player: LivePlayer): void => {
      player.sockets += 1;
      if (player.sockets === 1) count.connected(player, 1);
    },
    /** One socket less. */
    gone: (player: LivePlayer): void => {
      player.sockets -= 1;
      if (player.sockets === 0) count.connected(player, -1);
    },
    renew: (player: LivePlayer, tokenHash: Buffer): void => {
      byToken.delete(player.row.tokenHash.toString('hex'));
      player.row = { ...player.row, tokenHash };
      byToken.set(tokenHash.toString('hex'), player);
    },
    remove: (player: LivePlayer, removedAt: number): void => {
      if (!isPlaying(player)) return;
      count.leaves(player);
      player.row = { ...player.row, removedAt };
      playing = undefined;
    },
    /** How many have not been removed. */
    size: (): number => count.all().joined,
    /** How many they are, and what they have answered. */
    census: count,
    of: (id: string): LivePlayer | undefined => players.get(id),
    withToken: (tokenHash: Buffer): LivePlayer | undefined => byToken.get(tokenHash.toString('hex')),
    withParticipant: (participant: ParticipantId): LivePlayer | undefined => byParticipant.get(participant),
    playing: everybody,
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
      const giveUp = ({ player, answer: { row, isSaved } }: (typeof waiting)[number]): void => {
        // Somebody who sent it again may have had it written meanwhile.
        if (!isSaved) player.answers.get(step)?.delete(row.revision);
      };
      await Promise.all(waiting.map((one) => one.answer.saved.catch(() => retry(one.answer)).catch(() => giveUp(one))));
    },
  };
}
