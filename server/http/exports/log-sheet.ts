import type { LoggedAct } from '../../protocol/control.ts';
import { rowsOf, type ColumnOf, type Sheet } from './sheet.ts';
import { fileNameOf, titleOf, type Wording } from './wording.ts';

/** Every act with its place in the chain. Acts and actors are called as the log calls them, so that hashes can be made anew. */
export function logSheet(wording: Wording, acts: AsyncIterable<LoggedAct>): Sheet {
  const { words, contest } = wording;
  const columns: ColumnOf<LoggedAct>[] = [
    { head: words.log.number, kind: 'number', width: 7, of: ({ number }) => number },
    { head: words.log.at, kind: 'millisecond', width: 24, of: ({ at }) => at },
    { head: words.log.actor, kind: 'text', width: 18, of: ({ actor }) => actor },
    { head: words.log.act, kind: 'text', width: 20, of: ({ act }) => act },
    { head: words.log.subject, kind: 'text', width: 24, of: ({ subject }) => subject },
    { head: words.log.reason, kind: 'text', width: 40, of: ({ reason }) => reason },
    { head: words.log.detail, kind: 'text', width: 40, of: ({ detail }) => JSON.stringify(detail) },
    { head: words.log.hash, kind: 'text', width: 66, of: ({ hash }) => hash },
  ];
  return { fileName: fileNameOf(wording, [words.log.file]), title: titleOf(wording, [words.log.title]), columns, rows: rowsOf(columns, acts), zone: contest.zone };
}
