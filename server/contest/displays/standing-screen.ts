import type { AttemptRow } from '../../../db/attempts.ts';
import type { DisplayStandingRow, Screen, Shown } from '../../protocol/display.ts';
import type { ParticipantId, RoundId } from '../../rules/ids.ts';
import type { Bank } from '../bank.ts';
import type { Parts } from '../parts.ts';
import type { Round } from '../round.ts';
import { Turns } from '../turns.ts';
import { rowKey } from './display-link.ts';
import { liveStanding, type LiveStanding } from './live-standing.ts';

type StandingScreen = Extract<Screen, { kind: 'standing' }>;
type Ranked = Omit<DisplayStandingRow, 'key'> & { participant: ParticipantId };

/** Makes the standing on a wall: nothing before the close, unless the round declares that it is shown while people play. */
export function standingScreens(parts: Pick<Parts, 'stores' | 'keys'>, on: { contest: { id: string }; rounds: readonly Round[]; bank: Bank }) {
  const { stores, keys } = parts;
  const live = new Map<RoundId, Promise<LiveStanding>>();
  const reading = new Turns();

  async function final(round: Round, top: number): Promise<Ranked[]> {
    const edition = (await stores.standings.editions(round.id)).at(-1)?.edition ?? 0;
    const prizes = new Map(round.declaration.prizes.map(({ id, name }) => [id, name]));
    const rows = await stores.standings.listed(round.id, edition, { from: 0, limit: top });
    return rows.map(({ participant, rank, name, unit, score, correct, elapsed, prize }) => {
      return { participant, rank, name, unit, score, correct, elapsed, prize: prize === null ? null : (prizes.get(prize) ?? prize) };
    });
  }

  async function running(round: Round, top: number): Promise<Ranked[]> {
    const rows = (await standingOf(round)).top(top);
    return Promise.all(
      rows.map(async ({ rank, row: { participant, score, correct, elapsed } }) => {
        const person = await stores.participants.withId(participant);
        return { participant, rank, name: person?.name ?? '', unit: person?.unitName ?? '', score, correct, elapsed, prize: null };
      }),
    );
  }

  /** One reading at a time: two walls of one round share it. */
  function standingOf(round: Round): Promise<LiveStanding> {
    return reading.take(() => newestOf(round));
  }

  async function newestOf(round: Round): Promise<LiveStanding> {
    const known = await live.get(round.id);
    if (known !== undefined && !(await known.isStale())) return known;
    const read = liveStanding(parts, { contest: on.contest.id, bank: on.bank, round });
    live.set(round.id, read);
    // What could not be read is read again when it is asked for again.
    read.catch(() => live.get(round.id) === read && live.delete(round.id));
    return read;
  }

  return {
    shown: async (display: string, { round: number, top }: StandingScreen): Promise<Shown> => {
      const round = on.rounds.find((candidate) => candidate.number === number);
      if (round === undefined) return { kind: 'black' };
      const { name, closesAt, declaration, phase } = round;
      const state = phase === 'closed' ? 'final' : phase === 'open' && declaration.standing === 'live' && declaration.prediction === null ? 'live' : 'hidden';
      const ranked = state === 'final' ? await final(round, top) : state === 'live' ? await running(round, top) : [];
      const rows = ranked.map(({ participant, ...row }) => ({ key: rowKey(keys, display, participant), ...row }));
      return { kind: 'standing', round: name, questions: declaration.questions, state, closesAt, rows };
    },
    /** An attempt has ended and is on disk; the best rank of a live standing that has changed by it, if one has. */
    ended: async ({ id, serial, round, participant, number, finishedAt }: AttemptRow): Promise<number | undefined> => {
      const standing = await live.get(round);
      return finishedAt === null ? undefined : standing?.ended({ id, serial, participant, number, finishedAt, guess: null });
    },
    /** Forgets what nobody looks at, by the numbers of its rounds, and what is over: each attempt that ends would be looked up for it. */
    keep: (looked: { has(round: number): boolean }): void => {
      for (const { id, number, phase } of on.rounds) if (phase === 'closed' || !looked.has(number)) live.delete(id);
    },
  };
}
