import type { OwnUnit } from '../../protocol/board.ts';
import { scopeName, unitColumns } from './board-sheet.ts';
import { cellsOf, type ColumnOf, type Sheet } from './sheet.ts';
import { fileNameOf, titleOf, type Wording } from './wording.ts';

/** Who of a coordinator's unit has not taken part yet. While numbers go in bands nobody is named: then the unit's bands and those below it. */
export function ownUnitSheet(wording: Wording, unit: OwnUnit): Sheet {
  const { words, contest } = wording;
  const { row, below, notYet, banded } = unit;
  const scope = scopeName(wording, unit);
  const head = { fileName: fileNameOf(wording, [words.ownUnit.file, row.code, scope]), zone: contest.zone };
  if (notYet === null) {
    const columns = unitColumns(wording, banded);
    return { ...head, title: titleOf(wording, [words.board.title, row.name, scope, words.banded]), columns, rows: [row, ...below].map((one) => cellsOf(columns, one)) };
  }
  const columns: ColumnOf<(typeof notYet)[number]>[] = [
    { head: words.ownUnit.name, kind: 'text', width: 30, of: ({ name }) => name },
    { head: words.ownUnit.unit, kind: 'text', width: 40, of: (person) => person.unit },
  ];
  const figure = 'taken' in row.figure ? words.ownUnit.figure(row.figure.taken, row.figure.headcount) : '';
  return { ...head, title: titleOf(wording, [words.ownUnit.title, row.name, scope, figure]), columns, rows: notYet.map((person) => cellsOf(columns, person)) };
}
