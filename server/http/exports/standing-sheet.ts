import type { WholeStanding } from '../../contest/office/standing-page.ts';
import type { StaffStandingRow } from '../../protocol/control.ts';
import { rowsOf, type ColumnOf, type Sheet } from './sheet.ts';
import { fileNameOf, titleOf, type Wording } from './wording.ts';

type By = WholeStanding['head']['comparators'][number]['by'];

/** A ranking, whole: every value that ranks in the order in which the round compares, and every credit. */
export function standingSheet(wording: Wording, { head, rows }: WholeStanding): Sheet {
  const { words, contest } = wording;
  const undecided = new Set(head.undecided.flatMap(({ people }) => people.map(({ participant }) => participant)));
  const columns = standingColumns(wording, head, undecided);
  return {
    fileName: fileNameOf(wording, [words.standing.file, head.name]),
    title: titleOf(wording, [words.standing.title, head.name, words.standing.edition(head.edition, head.reason)]),
    columns,
    rows: rowsOf(columns, rows),
    zone: contest.zone,
  };
}

function standingColumns({ words: { standing: words, yes } }: Wording, { comparators }: WholeStanding['head'], undecided: ReadonlySet<string>): ColumnOf<StaffStandingRow>[] {
  const ranking = new Set<By>(comparators.map(({ by }) => by));
  const others = VALUES.filter((by) => !ranking.has(by));
  return [
    { head: words.rank, kind: 'number', width: 7, of: ({ rank }) => rank },
    { head: words.name, kind: 'text', width: 28, of: ({ name }) => name },
    { head: words.unit, kind: 'text', width: 34, of: ({ unit }) => unit },
    { head: words.code, kind: 'text', width: 12, of: ({ staffCodeTail }) => staffCodeTail },
    ...comparators.map(({ by, order }, step) => valueColumn(by, `${step + 1}. ${words.by[by]} (${words.order[order]})`)),
    ...others.map((by) => valueColumn(by, words.by[by])),
    { head: words.correct, kind: 'number', width: 8, of: ({ correct }) => correct },
    { head: words.counted, kind: 'number', width: 8, of: ({ counted }) => counted },
    { head: words.prize, kind: 'text', width: 18, of: ({ prize, participant }) => prize ?? (undecided.has(participant) ? words.tie : null) },
    { head: words.attempt, kind: 'number', width: 7, of: ({ attempt }) => attempt },
    { head: words.expired, kind: 'text', width: 8, of: ({ expired }) => (expired ? yes : null) },
    { head: words.outage, kind: 'number', width: 11, format: SECONDS, of: ({ credits }) => credits.outage / 1000 },
    { head: words.lag, kind: 'number', width: 11, format: SECONDS, of: ({ credits }) => credits.lag / 1000 },
    { head: words.lagUnsteady, kind: 'number', width: 11, of: ({ credits }) => credits.lagUnsteady },
    { head: words.extraTime, kind: 'number', width: 11, format: '0', of: ({ credits }) => credits.extraTime / 1000 },
    { head: words.replaced, kind: 'number', width: 11, of: ({ credits }) => credits.replaced },
  ];
}

const VALUES: readonly By[] = ['score', 'elapsed', 'finishedAt'];
const SECONDS = '0.000';

function valueColumn(by: By, head: string): ColumnOf<StaffStandingRow> {
  switch (by) {
    case 'score':
      return { head, kind: 'number', width: 11, format: '0.###', of: ({ score }) => score / 1000 };
    case 'distance':
      return { head, kind: 'number', width: 11, of: ({ distance }) => distance };
    case 'elapsed':
      return { head, kind: 'number', width: 12, format: SECONDS, of: ({ elapsed }) => elapsed / 1000 };
    case 'finishedAt':
      return { head, kind: 'millisecond', width: 24, of: ({ finishedAt }) => finishedAt };
  }
}
