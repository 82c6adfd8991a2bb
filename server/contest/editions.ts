import type { EditionChange } from '../../db/standings.ts';
import type { Stores } from '../../db/stores.ts';
import type { Round } from './round.ts';

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
