import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nameSortKey } from './sort-key.ts';

const sorting = suite('the sort key of a name');
const sorted = (names: readonly string[]): string[] => names.toSorted((a, b) => (nameSortKey(a) < nameSortKey(b) ? -1 : 1));

sorting('goes by the given name, then the family name', () => {
  assert.equal(sorted(['Phạm Văn An', 'Lê Thị Bình', 'Đỗ Văn An']), ['Đỗ Văn An', 'Phạm Văn An', 'Lê Thị Bình']);
});

sorting('knows the letters of the Vietnamese alphabet in their order', () => {
  const names = ['An', 'Ăn', 'Ân', 'Da', 'Đa', 'Ê', 'Oa', 'Ô', 'Ơ', 'U', 'Ư'];
  assert.equal(sorted(names.toReversed()), names);
});

sorting('lets tones decide between words of equal letters, in dictionary order', () => {
  const names = ['Ma', 'Mà', 'Mả', 'Mã', 'Má', 'Mạ'];
  assert.equal(sorted(names.toReversed()), names);
  assert.equal(sorted(['Mà B', 'Ma C', 'Ma B']), ['Ma B', 'Mà B', 'Ma C']);
});

sorting('is the same for both Unicode forms', () => {
  assert.is(nameSortKey('Nguyễn Thị Ước'.normalize('NFD')), nameSortKey('Nguyễn Thị Ước'.normalize('NFC')));
});

sorting.run();
