import type { Board, BandedFigure, ExactFigure, UnitRow } from '../../protocol/board.ts';
import type { BoardExport } from '../../protocol/exports.ts';
import { cellsOf, type ColumnOf, type Sheet } from './sheet.ts';
import { fileNameOf, titleOf, type Wording } from './wording.ts';

/** The rows of a board as they are filtered; of a board in bands nothing but the bands. */
export function boardSheet(wording: Wording, board: Board, filter: Pick<BoardExport, 'category' | 'sort'>): Sheet {
  const { words, contest } = wording;
  const columns = unitColumns(wording, board.banded);
  const scope = scopeName(wording, board);
  const chosen = [
    board.of === null ? '' : words.below(board.of),
    filter.category === undefined ? words.allUnits : words.categories[filter.category],
    words.sorts[filter.sort],
    board.banded ? words.banded : '',
  ];
  return {
    fileName: fileNameOf(wording, [words.board.file, scope, board.of ?? '']),
    title: titleOf(wording, [words.board.title, scope, ...chosen]),
    columns,
    rows: board.rows.map((row) => cellsOf(columns, row)),
    zone: contest.zone,
  };
}

export function scopeName({ words }: Wording, { scope, scopes }: Pick<Board, 'scope' | 'scopes'>): string {
  return scope === 'stage' ? words.wholeStage : (scopes.find((offered) => offered.scope === scope)?.name ?? String(scope));
}

export function unitColumns({ words: { board: words, categories, verdicts } }: Wording, banded: boolean): ColumnOf<UnitRow>[] {
  const about: ColumnOf<UnitRow>[] = [
    { head: words.code, kind: 'text', width: 10, of: ({ code }) => code },
    { head: words.name, kind: 'text', width: 36, of: ({ name }) => name },
    { head: words.family, kind: 'text', width: 22, of: ({ family }) => family },
    { head: words.category, kind: 'text', width: 18, of: ({ category }) => categories[category] },
    { head: words.headcount, kind: 'number', width: 11, of: ({ headcount }) => headcount.people },
    { head: words.source, kind: 'text', width: 26, of: ({ headcount }) => headcount.source },
    { head: words.asOf, kind: 'instant', width: 20, of: ({ headcount }) => headcount.asOf },
    { head: words.quota, kind: 'number', width: 9, of: ({ quota }) => quota },
    { head: words.need, kind: 'number', width: 10, of: ({ need }) => need },
  ];
  const reminded: ColumnOf<UnitRow> = { head: words.reminded, kind: 'instant', width: 20, of: ({ reminder }) => reminder?.at ?? null };
  if (banded) {
    return [
      ...about,
      { head: words.from, kind: 'number', width: 10, of: ({ figure }) => inBands(figure)?.from ?? null },
      { head: words.to, kind: 'number', width: 10, of: ({ figure }) => inBands(figure)?.to ?? null },
      reminded,
    ];
  }
  return [
    ...about,
    { head: words.taken, kind: 'number', width: 11, of: ({ figure }) => exact(figure)?.taken ?? null },
    { head: words.rate, kind: 'number', width: 9, format: '0.00', of: ({ figure }) => rateOf(exact(figure)) },
    { head: words.missing, kind: 'number', width: 10, of: ({ figure, need }) => missingOf(exact(figure), need) },
    { head: words.forecast, kind: 'number', width: 10, of: ({ forecast }) => forecast?.taken ?? null },
    { head: words.verdict, kind: 'text', width: 12, of: ({ forecast }) => (forecast === null ? null : verdicts[forecast.verdict]) },
    { head: words.pace, kind: 'number', width: 12, format: '0.0', of: ({ forecast }) => forecast?.pace ?? null },
    { head: words.needed, kind: 'number', width: 12, format: '0.0', of: ({ forecast }) => forecast?.needed ?? null },
    ...DAYS.map((before): ColumnOf<UnitRow> => ({ head: words.day(before), kind: 'number', width: 9, of: ({ days }) => days?.[DAYS.length - 1 - before] ?? null })),
    { head: words.lastAt, kind: 'instant', width: 20, of: ({ lastAt }) => lastAt },
    reminded,
    { head: words.since, kind: 'number', width: 12, of: ({ reminder }) => reminder?.since ?? null },
  ];
}

/** Days before today; today comes last on a board. */
const DAYS = [6, 5, 4, 3, 2, 1, 0];

function exact(figure: UnitRow['figure']): ExactFigure | undefined {
  return 'taken' in figure ? figure : undefined;
}

function inBands(figure: UnitRow['figure']): BandedFigure | undefined {
  return 'from' in figure ? figure : undefined;
}

/** Percent, never rounded up: 69.999 has not reached 70. */
function rateOf(figure: ExactFigure | undefined): number | null {
  return figure === undefined || figure.headcount === 0 ? null : Math.floor((figure.taken * 10_000) / figure.headcount) / 100;
}

function missingOf(figure: ExactFigure | undefined, need: number): number | null {
  return figure === undefined ? null : Math.max(0, need - figure.taken);
}
