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

order('says what is wrong with it', () => {
  for (const [words, problem] of [
    [['withdraw', '--question', 'MC61-02a'], /reason/],
    [['close', '--round', 'x', '--reason', 'đủ dài'], /round/],
    [['extend', '--round', '1', '--until', 'mai', '--reason', 'đủ dài'], /closesAt/],
    [['dance'], /act/],
    [['rounds', '--loud'], /--loud/],
  ] as const) {
    const read = readOrder(words);
    assert.match(read.ok ? 'fine' : read.problem, problem);
  }
});

order('is described for every act there is', () => {
  for (const option of operatorCommand.options) assert.match(USAGE, new RegExp(`^  ${option.shape.act.value} `, 'm'));
});

order.run();
