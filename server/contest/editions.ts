import type { NewEvent } from '../../db/events.ts';
import type { EditionChange } from '../../db/standings.ts';
import type { Stores } from '../../db/stores.ts';
import type { Bank } from './bank.ts';
import type { Parts } from './parts.ts';
import { rankRound, stageRows, type RankedRound } from './ranking.ts';
import type { Round } from './round.ts';

/** A new edition of a closed round's ranking beside the ones before. */
export async function addEdition(parts: Pick<Parts, 'stores'>, on: RankedRound & { basis: string }, why: NewEvent): Promise<void> {
  const { standings } = parts.stores;
  const newest = (await standings.editions(on.round.id)).at(-1);
  if (newest === undefined) throw new Error(`round ${on.round.number} has no ranking yet`);
  const { rows, undecided } = await rankRound(parts, on);
  const edition = { round: on.round.id, edition: newest.edition + 1, at: why.at, reason: why.reason, draws: on.draws, undecided, participants: rows.length, basis: on.basis };
  await stageRows(parts, edition, rows);
  await standings.addEdition(edition, why);
}

/** What a round's ranking rests on beside its answers: while it differs from the newest edition's, that edition is out of date. */
export async function basisOf(parts: Pick<Parts, 'stores'>, on: { bank: Bank; rounds: readonly Round[]; round: Round }): Promise<string> {
  const earlier = on.round.declaration.onePrizeEach ? on.rounds.filter((round) => round.number < on.round.number && round.phase === 'closed') : [];
  const editions = await Promise.all(earlier.map(async (round) => (await parts.stores.standings.editions(round.id)).length));
  return JSON.stringify({ withdrawals: on.bank.withdrawn.size, earlierEditions: editions });
}

/** How the newest edition differs from the one before it; undefined where there is none before it. */
export async function newestChange(stores: Stores, round: Round): Promise<EditionChange | undefined> {
  const newest = (await stores.standings.editions(round.id)).at(-1);
  return newest === undefined || newest.edition === 1 ? undefined : stores.standings.change(round.id, newest.edition);
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
