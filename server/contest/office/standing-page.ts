import type { Edition, ListedRow } from '../../../db/standings.ts';
import type { StaffStanding, StaffStandingRow, StandingQuery } from '../../protocol/control.ts';
import type { Verdict } from '../../protocol/refusals.ts';
import { nextTurn } from '../next-turn.ts';
import type { Parts } from '../parts.ts';
import type { Round } from '../round.ts';

/** So many rows are read between two turns of the loop: each adds up the credits of a paper's answers. */
const SLICE = 100;

/** Everything about a ranking but its rows, and its rows one after another. */
export interface WholeStanding {
  head: Omit<StaffStanding, 'from' | 'rows'>;
  rows: AsyncIterable<StaffStandingRow>;
}

/** A closed round's newest ranking with every value that ranks and every credit, for the staff who may not play. */
export function standingPages({ stores }: Pick<Parts, 'stores'>, rounds: readonly Round[]) {
  /** A ranking that is being read stays the same: editions are only added. */
  async function whole(number: number): Promise<Verdict<{ standing: WholeStanding; rowsOf: RowsOf }>> {
    const round = rounds.find((candidate) => candidate.number === number);
    if (round === undefined) return { ok: false, refusal: 'unknown' };
    const editions = round.phase === 'closed' ? await stores.standings.editions(round.id) : [];
    const newest = editions.at(-1);
    if (newest === undefined) return { ok: false, refusal: 'not-open' };
    const rowsOf: RowsOf = (from, limit) => rowsFrom(round, newest, { from, limit });
    const head = await headOf(round, newest, editions);
    return { ok: true, value: { standing: { head, rows: rowsOf(0, newest.participants) }, rowsOf } };
  }

  async function headOf(round: Round, newest: Edition, editions: readonly Edition[]): Promise<WholeStanding['head']> {
    const { number, name, declaration } = round;
    const { edition, reason, at, participants } = newest;
    return {
      round: number,
      name,
      edition,
      reason,
      at,
      participants,
      comparators: declaration.comparators,
      editions: editions.map((one) => ({ edition: one.edition, at: one.at, reason: one.reason })),
      undecided: await Promise.all(newest.undecided.map((tie) => tieOf(round, edition, tie))),
    };
  }

  async function tieOf(round: Round, edition: number, { rank, prizes, participants }: Edition['undecided'][number]): Promise<StaffStanding['undecided'][number]> {
    const rows = await stores.standings.atRank(round.id, edition, rank);
    const people = rows.filter(({ participant }) => participants.includes(participant));
    return {
      rank,
      prizes: prizes.map(({ id, places }) => ({ name: prizeName(round, id), places })),
      people: people.map(({ participant, name, unit, staffCodeTail }) => ({ participant, name, unit, staffCodeTail })),
    };
  }

  async function* rowsFrom(round: Round, { edition }: Edition, { from, limit }: { from: number; limit: number }): AsyncGenerator<StaffStandingRow> {
    for (let read = 0; read < limit; read += SLICE) {
      if (read > 0) await nextTurn();
      const page = await stores.standings.listed(round.id, edition, { from: from + read, limit: Math.min(SLICE, limit - read) });
      for (const row of page) yield rowOf(round, row);
      if (page.length < SLICE) return;
    }
  }

  return {
    whole: async (number: number): Promise<Verdict<WholeStanding>> => {
      const found = await whole(number);
      return found.ok ? { ok: true, value: found.value.standing } : found;
    },
    page: async ({ round, from, limit }: StandingQuery): Promise<Verdict<StaffStanding>> => {
      const found = await whole(round);
      if (!found.ok) return found;
      const rows: StaffStandingRow[] = [];
      for await (const row of found.value.rowsOf(from, limit)) rows.push(row);
      return { ok: true, value: { ...found.value.standing.head, from, rows } };
    },
  };
}

type RowsOf = (from: number, limit: number) => AsyncGenerator<StaffStandingRow>;

function rowOf(round: Round, row: ListedRow): StaffStandingRow {
  const { participant, rank, name, unit, staffCodeTail, score, correct, counted, elapsed, finishedAt, distance, number, expired, prize } = row;
  const { outage, lag, lagUnsteady, extraTime, replaced } = row;
  return {
    participant,
    rank,
    name,
    unit,
    staffCodeTail,
    score,
    correct,
    counted,
    elapsed,
    finishedAt,
    distance,
    attempt: number,
    expired,
    credits: { outage, lag, lagUnsteady, extraTime, replaced },
    prize: prize === null ? null : prizeName(round, prize),
  };
}

function prizeName({ declaration }: Round, id: string): string {
  return declaration.prizes.find((prize) => prize.id === id)?.name ?? id;
}
