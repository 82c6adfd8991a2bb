import type { EditionChange } from '../../db/standings.ts';
import type { Stores } from '../../db/stores.ts';
import type { ParticipantId } from '../rules/ids.ts';
import type { Round } from './round.ts';

/** How the newest edition differs from the one before it; undefined where there is none before it. */
export async function newestChange(stores: Stores, round: Round): Promise<EditionChange | undefined> {
  const newest = (await stores.standings.editions(round.id)).at(-1);
  return newest === undefined || newest.edition === 1 ? undefined : stores.standings.change(round.id, newest.edition);
}

/** The first `top` rows of a round's newest ranking and its undecided ties, with names, for an organiser; undefined before the close. */
export async function standingTable(stores: Stores, round: Round, top: number) {
  const newest = (await stores.standings.editions(round.id)).at(-1);
  if (newest === undefined) return undefined;
  const prizes = new Map(round.declaration.prizes.map(({ id, name }) => [id, name]));
  const rows = await stores.standings.all(round.id, newest.edition);
  const standing = await Promise.all(
    rows.slice(0, top).map(async ({ participant, rank, score, correct, elapsed, finishedAt, prize }) => {
      const person = await recognisable(stores, participant);
      return { rank, ...person, score: score / 1000, correct, elapsed, finishedAt, prize: prize === null ? null : (prizes.get(prize) ?? prize) };
    }),
  );
  const undecided = await Promise.all(
    newest.undecided.map(async (tie) => ({
      rank: tie.rank,
      prizes: tie.prizes.map(({ id, places }) => ({ name: prizes.get(id) ?? id, places })),
      people: await Promise.all(rows.filter((row) => tie.participants.includes(row.participant)).map((row) => recognisable(stores, row.participant))),
    })),
  );
  return { edition: newest.edition, reason: newest.reason, undecided, standing };
}

/** What an organiser knows a person by. Of the staff code only its last characters are stored. */
async function recognisable(stores: Stores, participant: ParticipantId) {
  const person = await stores.participants.withId(participant);
  return { name: person?.name, unit: person?.unitName, staffCode: `…${person?.staffCodeTail}` };
}
