import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { holds, plain } from './plain-search.ts';

const search = suite('a search without marks');

search('takes đ for d, and letters without their marks, composed or not', () => {
  assert.is(plain('  Đặng Thị Ưởng '), 'dang thi uong');
  assert.is(plain('Đặng Thị Ưởng'.normalize('NFD')), 'dang thi uong');
});

search('finds a part in any of the texts, and everything where nothing is searched for', () => {
  assert.ok(holds('nguyen van', 'Nguyễn Văn Đức', 'Sở Nội vụ'));
  assert.ok(holds('so noi vu', 'Nguyễn Văn Đức', 'Sở Nội vụ'));
  assert.ok(holds('  ', 'Nguyễn Văn Đức'));
  assert.not.ok(holds('tran', 'Nguyễn Văn Đức', 'Sở Nội vụ'));
});

search.run();
