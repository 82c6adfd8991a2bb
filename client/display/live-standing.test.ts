import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { rowsOf } from '../testing/live-fixtures.ts';
import { beforeOrder, risenBy } from './live-standing.ts';

const standing = suite('who rises in a standing');

standing('begins in the order of before, with the new ones last', () => {
  const [first, second, third] = rowsOf(3);
  assert.ok(first && second && third);
  const rows = [{ ...first, rankBefore: 2 }, { ...second, rankBefore: null }, { ...third, rankBefore: 1 }];
  assert.equal(beforeOrder(rows).map(({ key }) => key), ['p2', 'p0', 'p1']);
});

standing('counts the places upwards alone', () => {
  assert.is(risenBy({ rank: 3, rankBefore: 10 }), 7);
  assert.is(risenBy({ rank: 3, rankBefore: 1 }), 0);
  assert.is(risenBy({ rank: 3, rankBefore: null }), 0);
});

standing.run();
