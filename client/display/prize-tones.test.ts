import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { prizeTones } from './prize-tones.ts';

const row = (rank: number, prize: string | null) => ({ key: String(rank), rank, name: '', unit: '', score: 0, correct: 0, elapsed: 0, prize });

const tones = suite('metals of the prizes');

tones('follow the order of the prizes and not their names; a fourth one has none', () => {
  const given = prizeTones([row(1, 'Xuất sắc'), row(2, 'Nhất'), row(3, 'Nhất'), row(4, 'Nhì'), row(5, 'Ba'), row(6, null)]);
  assert.equal([...given], [['Xuất sắc', 'gold'], ['Nhất', 'silver'], ['Nhì', 'bronze'], ['Ba', 'plain']]);
});

tones('are none where nobody has a prize yet', () => {
  assert.is(prizeTones([row(1, null)]).size, 0);
});

tones.run();
