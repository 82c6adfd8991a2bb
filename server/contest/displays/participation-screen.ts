import type { Figure, PublicParticipation } from '../../protocol/board.ts';
import type { Screen, Shown } from '../../protocol/display.ts';

type ParticipationScreen = Extract<Screen, { kind: 'participation' }>;
type Row = PublicParticipation['rows'][number];

/** What anybody may see of the participation, of all units or of one category, who misses most first. */
export function participationShown(seen: PublicParticipation, { category }: ParticipationScreen): Shown {
  const { scope, scopes, closesAt, isOver, banded } = seen;
  const rows = seen.rows.filter((row) => category === null || row.category === category);
  return {
    kind: 'participation',
    title: scope === 'stage' ? null : (scopes.find((one) => one.scope === scope)?.name ?? null),
    category,
    closesAt,
    isOver,
    city: {
      figure: category === null ? seen.city.figure : together(rows),
      reached: banded ? null : rows.filter(({ figure, need }) => 'taken' in figure && figure.taken >= need).length,
      units: rows.length,
    },
    rows: rows.map(({ code, name, quota, figure }) => ({ key: code, name, quota, figure })),
  };
}

/** The figures of several units as one. Bands give a band: what is certain of all, and what is possible. */
function together(rows: readonly Row[]): Figure {
  const headcount = sum(rows, ({ figure }) => figure.headcount);
  if (rows.every(({ figure }) => 'taken' in figure)) return { headcount, taken: sum(rows, ({ figure }) => ('taken' in figure ? figure.taken : 0)) };
  const percent = (of: (figure: Figure) => number): number => (headcount === 0 ? 0 : sum(rows, ({ figure }) => of(figure) * figure.headcount) / headcount);
  return { headcount, from: Math.floor(percent((figure) => ('taken' in figure ? 0 : figure.from))), to: Math.ceil(percent((figure) => ('taken' in figure ? 100 : figure.to))) };
}

function sum(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
