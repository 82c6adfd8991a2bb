import { compare, compareIds, preference, type Comparator, type Counting, type Performance } from '../rules/ranking.ts';

/** The ranking 1, 1, 3 as the rules put it, of all rows at once: who is equal on every step shares a rank; inside it rows stand by id. */
export function rank<Row extends Performance>(chain: readonly Comparator[], rows: readonly Row[]): (Row & { rank: number })[] {
  const ordered = [...rows].sort((a, b) => compare(chain, a, b) || compareIds(a, b));
  const standings: (Row & { rank: number })[] = [];
  for (const [index, row] of ordered.entries()) {
    const above = standings.at(-1);
    const shared = above !== undefined && compare(chain, above, row) === 0;
    standings.push({ ...row, rank: shared ? above.rank : index + 1 });
  }
  return standings;
}

/** The one performance of each participant that counts, by participant id. */
export function counting<Row extends Performance>(policy: Counting, chain: readonly Comparator[], rows: readonly Row[]): Row[] {
  const counted = new Map<string, Row>();
  for (const row of [...rows].sort(preference(policy, chain))) {
    if (!counted.has(row.participant)) counted.set(row.participant, row);
  }
  return [...counted.values()].sort(compareIds);
}
