import type { NewEvent } from '../../db/events.ts';
import type { Edition, StandingRow } from '../../db/standings.ts';
import type { Stores } from '../../db/stores.ts';
import type { Bank } from './bank.ts';
import type { Parts } from './parts.ts';
import { rankRound } from './ranking.ts';
import type { Round } from './round.ts';

interface Recomputed {
  contest: string;
  bank: Bank;
  round: Round;
  /** Every recorded draw, in the order of recording. */
  draws: string[][];
}

/** A new edition of a closed round's ranking beside the ones before; undefined where the round has none yet. */
export async function addEdition(parts: Pick<Parts, 'stores'>, on: Recomputed, why: NewEvent): Promise<{ before: StandingRow[]; after: StandingRow[] } | undefined> {
  const { standings } = parts.stores;
  const newest = (await standings.editions(on.round.id)).at(-1);
  if (newest === undefined) return undefined;
  const before = await standings.all(on.round.id, newest.edition);
  const { rows, undecided } = await rankRound(parts, on);
  const edition: Edition = { round: on.round.id, edition: newest.edition + 1, at: why.at, reason: why.reason, draws: on.draws, undecided };
  await standings.addEdition(edition, rows, why);
  return { before, after: rows };
}

export interface EditionChange {
  /** How many people's rank differs. */
  moved: number;
  winnersBefore: number;
  winnersAfter: number;
}

export function compareEditions(before: readonly StandingRow[], after: readonly StandingRow[]): EditionChange {
  const ranks = new Map(before.map((row) => [row.participant, row.rank]));
  return {
    moved: after.filter((row) => ranks.get(row.participant) !== row.rank).length,
    winnersBefore: before.filter((row) => row.prize !== null).length,
    winnersAfter: after.filter((row) => row.prize !== null).length,
  };
}

/** The first `top` rows of a round's newest ranking with names, for an organiser; undefined before the close. */
export async function standingTable(stores: Stores, round: Round, top: number) {
  const newest = (await stores.standings.editions(round.id)).at(-1);
  if (newest === undefined) return undefined;
  const rows = (await stores.standings.all(round.id, newest.edition)).slice(0, top);
  const people = await Promise.all(rows.map((row) => stores.participants.withId(row.participant)));
  const standing = rows.map(({ rank, score, correct, elapsed, finishedAt, prize }, index) => ({
    rank,
    name: people[index]?.name,
    unit: people[index]?.unitName,
    staffCode: `…${people[index]?.staffCodeTail}`,
    score: score / 1000,
    correct,
    elapsed,
    finishedAt,
    prize,
  }));
  return { edition: newest.edition, reason: newest.reason, undecided: newest.undecided, standing };
}
