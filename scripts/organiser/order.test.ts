import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readOrder, USAGE } from './order.ts';
import { operatorCommand } from '../../server/protocol/operator.ts';

const order = suite('an order of the command line');

order('reads an instant in Việt Nam time', () => {
  const read = readOrder(['extend', '--round', '1', '--until', '2024-11-01 17:00', '--reason', 'mất điện']);
  assert.equal(read, { ok: true, command: { act: 'extend', round: 1, closesAt: Date.UTC(2024, 10, 1, 10), reason: 'mất điện' } });
});

order('takes who is drawn in the order of the draw', () => {
  const read = readOrder(['draw', '--round', '2', '--order', 'STP002,HB003', '--reason', 'bốc thăm']);
  assert.equal(read.ok && read.command, { act: 'draw', round: 2, order: ['STP002', 'HB003'], reason: 'bốc thăm' });
});

const UNTIL = '--until must be a date and time such as "2024-11-01 17:00"';
const ROUND = '--round must be a number from 1 to 99';
const REASON = '--reason "..." is needed, at least five letters';
const SECONDS = '--seconds must be a number from 0 to 600';
const ACTS = 'the acts are rounds, standing, log, extend, close, withdraw, extra-time, reissue, revoke, draw, receipt, confirm-clock';

for (const [line, ...problems] of [
  ['withdraw|--question|MC61-02a', REASON],
  ['withdraw|--question|MC61-02a|--reason| bốn ', REASON],
  ['withdraw|--reason|đáp án sai', '--question must be the code of a question such as MC61-02a'],
  ['close|--round|x|--reason|đủ dài', ROUND],
  ['close|--round|100|--reason|đủ dài', ROUND],
  ['close|--round||--reason|đủ dài', ROUND],
  ['close', ROUND, REASON],
  ['close|--round', ROUND, REASON],
  ['extend|--round|1|--until|mai|--reason|đủ dài', UNTIL],
  ['extend|--round|1|--until|2024-13-40 17:00|--reason|đủ dài', UNTIL],
  ['extend|--round|1|--until|2024-02-30 17:00|--reason|đủ dài', UNTIL],
  ['extend|--round|1|--until|2024-11-01 25:00|--reason|đủ dài', UNTIL],
  ['extend|--round|1|--until|2024-11-01|--reason|đủ dài', UNTIL],
  ['extra-time|--staff|SNV001|--round|1|--seconds|-5|--reason|khiếm thị', SECONDS],
  ['extra-time|--staff|SNV001|--round|1|--seconds|601|--reason|khiếm thị', SECONDS],
  ['extra-time|--round|1|--seconds|1.5|--reason|khiếm thị', '--staff must be a staff code such as SNV001', SECONDS],
  ['standing|--round|1|--top|0', '--top must be a number from 1 to 100000'],
  ['log|--last|all', '--last must be a number from 1 to 10000'],
  ['draw|--round|1|--order|STP002|--reason|bốc thăm', '--order must be all drawn staff codes in their order, with commas between them, such as STP002,HB003'],
  ['receipt|--code|ABCD', '--code must be a receipt code such as XXXX-XXXX-XXXX-XXXX'],
  ['dance', `there is no act "dance"; ${ACTS}`],
  ['--round|1', `an act comes first; ${ACTS}`],
  ['rounds|--loud', '--loud is no option of rounds, which takes none'],
  ['rounds|--round|1', '--round is no option of rounds, which takes none'],
  ['rounds|--full', '--full is no option of rounds, which takes none'],
  ['standing|--round|1|--loud|yes', '--loud is no option of standing, which takes --round, --top'],
  ['close|--round|1|--reason|mất|điện', REASON, '"điện" stands alone: put a text with spaces between quotes'],
  ['toString', `there is no act "toString"; ${ACTS}`],
] as const) {
  order(`is told what is wrong with: ${line.replaceAll('|', ' ')}`, () => {
    const read = readOrder(line.split('|'));
    assert.is(read.ok ? 'fine' : read.problem, `${problems.join('\n')}\nnpm run organiser -- --help shows every act with its options`);
  });
}

order('of each act is taken as the server takes it', () => {
  const reason = ['--reason', 'đủ dài'];
  for (const words of [
    ['rounds'],
    ['standing', '--round', '1'],
    ['log', '--full', '--last', '3'],
    ['extend', '--round', '1', '--until', '2024-11-01T17:00', ...reason],
    ['close', '--round', '99', ...reason],
    ['withdraw', '--question', 'MC61-02a', ...reason],
    ['extra-time', '--staff', 'SNV001', '--round', '1', '--seconds', '0', ...reason],
    ['reissue', '--staff', 'SNV001', ...reason],
    ['revoke', '--staff', 'SNV001', ...reason],
    ['draw', '--round', '1', '--order', 'STP002, HB003', ...reason],
    ['receipt', '--code', 'ABCD-EFGH-JKMN-PQRS'],
    ['confirm-clock', ...reason],
  ]) {
    const read = readOrder(words);
    assert.ok(read.ok, read.ok ? '' : read.problem);
  }
});

order('is described for every act there is', () => {
  for (const option of operatorCommand.options) assert.match(USAGE, new RegExp(`^  ${option.shape.act.value} `, 'm'));
});

order.run();
