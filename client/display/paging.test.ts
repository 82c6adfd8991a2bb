import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { pageAfter, pagesOf } from './paging.ts';

const paging = suite('pages of rows');

paging('rows that fit are one page', () => {
  assert.equal(pagesOf([10, 10, 10], 30), [{ from: 0, to: 3 }]);
});

paging('rows that do not fit are spread evenly, so that no row stands alone', () => {
  assert.equal(pagesOf(Array<number>(11).fill(10), 100), [{ from: 0, to: 6 }, { from: 6, to: 11 }]);
});

paging('a row of two lines takes the room of two', () => {
  assert.equal(pagesOf([20, 10, 10, 20], 40), [{ from: 0, to: 2 }, { from: 2, to: 4 }]);
});

paging('a row that is higher than the wall still has its page', () => {
  assert.equal(pagesOf([10, 90, 10], 50), [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 3 }]);
});

paging('without rows there is no page', () => {
  assert.equal(pagesOf([], 50), []);
});

paging('every row is on exactly one page, in order, and no page is overfull', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 60 }), fc.integer({ min: 60, max: 400 }), (heights, room) => {
    const pages = pagesOf(heights, room);
    assert.equal(pages.flatMap(({ from, to }) => heights.slice(from, to)), heights);
    for (const { from, to } of pages) assert.ok(heights.slice(from, to).reduce((sum, height) => sum + height, 0) <= room + 1);
  }));
});

paging('pages turn round, and one page stays', () => {
  assert.equal([pageAfter(0, 3), pageAfter(2, 3), pageAfter(0, 1), pageAfter(4, 0)], [1, 0, 0, 0]);
});

paging.run();
