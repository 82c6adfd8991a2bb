import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { organiserAct } from '../../server/protocol/acts.ts';
import { operatorQuestion } from '../../server/protocol/operator.ts';
import { readOrder } from './order.ts';
import { SCRIPT } from './script.ts';
import { USAGE } from './usage.ts';

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
const NAMES = [...operatorQuestion.options, ...organiserAct.options].map((option) => option.shape.act.value);
const ACTS = `the acts are ${NAMES.join(', ')}`;

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
  ['exclude|--staff|SNV001|--group|friend|--reason|đủ dài', '--group must be organiser, jury or helper'],
  ['publish|--round|1|--reason|đủ dài', '--edition must be a number from 1 to 999999'],
  ['publish|--round|1|--edition|1|--places|1001|--reason|đủ dài', '--places must be a number from 1 to 1000'],
  ['headcount|--unit|SNV|--people|1|--source|CV 12|--as-of|2024-02-30|--reason|đủ dài', '--as-of must be a date such as 2024-10-01'],
  ['quiet-hours|--hours|41', '--hours must be a number from 1 to 40'],
  ['display-add|--name|A|--script|', SCRIPT],
  ['display-add|--name|A|--script|standing', SCRIPT],
  ['display-add|--name|A|--script|standing 1 5 9', SCRIPT],
  ['display-add|--name|A|--script|participation 1 village', SCRIPT],
  ['display-add|--name|A|--script|message', SCRIPT],
  ['display-set|--display|abc|--version|1|--black|yes', '--black must be on or off'],
  ['display-set|--display|abc|--version|1|--lift|9', '--lift must be 0, 8 or 16'],
  ['display-set|--display|abc|--version|1|--picture|0', '--picture must be a number from 1 to 40'],
  ['account-invite|--role|boss', '--role must be organiser, coordinator or auditor'],
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
  const lines = [
    ['rounds'],
    ['standing', '--round', '1'],
    ['log', '--full', '--last', '3'],
    ['receipt', '--code', 'ABCD-EFGH-JKMN-PQRS'],
    ['displays'],
    ['accounts'],
    ['open', '--round', '1', ...reason],
    ['extend', '--round', '1', '--until', '2024-11-01T17:00', ...reason],
    ['close', '--round', '99', ...reason],
    ['withdraw', '--question', 'MC61-02a', ...reason],
    ['draw', '--round', '1', '--order', 'STP002, HB003', ...reason],
    ['publish', '--round', '1', '--edition', '2', ...reason],
    ['unpublish', '--round', '1', ...reason],
    ['confirm-clock', ...reason],
    ['extra-time', '--staff', 'SNV001', '--round', '1', '--seconds', '0', ...reason],
    ['reissue', '--staff', 'SNV001', ...reason],
    ['revoke', '--staff', 'SNV001', ...reason],
    ['exclude', '--staff', 'SNV001', '--group', 'jury', ...reason],
    ['admit', '--staff', 'SNV001', ...reason],
    ['headcount', '--unit', 'SNV', '--people', '120', '--source', 'CV 12', '--as-of', '2024-10-01', ...reason],
    ['remind', '--unit', 'SNV'],
    ['quiet-hours', '--hours', '8'],
    ['display-add', '--name', 'Hội trường', '--script', 'standing 1'],
    ['display-set', '--display', 'abc', '--version', '3', '--picture', '2', '--black', 'off', '--lift', '8'],
    ['display-remove', '--display', 'abc'],
    ['account-invite', '--role', 'coordinator', '--for', 'SNV'],
    ['invitation-cancel', '--invitation', 'abc'],
    ['account-remove', '--account', 'lan', ...reason],
  ];
  assert.equal(lines.map(([act]) => act), NAMES);
  for (const words of lines) {
    const read = readOrder(words);
    assert.ok(read.ok, read.ok ? '' : read.problem);
  }
});

order('of a script is typed as pictures one behind the other', () => {
  const read = readOrder(['display-add', '--name', 'Hội trường', '--script', 'standing 2 5; participation; participation 1 district;message Chào mừng | Mời quý vị']);
  const pictures = [
    { kind: 'standing', round: 2, top: 5 },
    { kind: 'participation', scope: 'stage', category: null },
    { kind: 'participation', scope: 1, category: 'district' },
    { kind: 'message', title: 'Chào mừng', text: 'Mời quý vị' },
  ];
  assert.equal(read.ok && read.command, { act: 'display-add', name: 'Hội trường', script: pictures });
});

order('to a display holds what is given and nothing else, its picture counted from one', () => {
  const read = readOrder(['display-set', '--display', 'abc', '--version', '3', '--picture', '2', '--black', 'off']);
  assert.equal(read.ok && read.command, { act: 'display-set', display: 'abc', version: 3, place: 1, black: false });
});

order('for a link makes one for the whole contest where no unit is named', () => {
  const read = readOrder(['account-invite', '--role', 'auditor']);
  assert.equal(read.ok && read.command, { act: 'account-invite', role: 'auditor', unit: null });
});

order('of a headcount takes its date in Việt Nam time', () => {
  const read = readOrder(['headcount', '--unit', 'SNV', '--people', '120', '--source', 'CV 12', '--as-of', '2024-10-01', '--reason', 'đủ dài']);
  assert.is(read.ok && read.command.act === 'headcount' && read.command.asOf, Date.UTC(2024, 8, 30, 17));
});

order('is described for every act there is', () => {
  for (const name of NAMES) assert.match(USAGE, new RegExp(`^  ${name} `, 'm'));
});

order.run();
