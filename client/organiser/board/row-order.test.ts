import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LEAST_BETWEEN_MOVES, RowOrder } from './row-order.ts';

const base = { choice: 'missing', isHeld: false };
const orders = suite<{ order: RowOrder }>('the order of rows');
orders.before.each((context) => {
  context.order = new RowOrder();
  context.order.take({ ...base, wanted: ['a', 'b', 'c'], now: 0 });
});

orders('stays for five seconds after a move and then follows the numbers', ({ order }) => {
  assert.equal(order.take({ ...base, wanted: ['b', 'a', 'c'], now: LEAST_BETWEEN_MOVES - 1 }), ['a', 'b', 'c']);
  assert.equal(order.take({ ...base, wanted: ['b', 'a', 'c'], now: LEAST_BETWEEN_MOVES }), ['b', 'a', 'c']);
});

orders('stays as long as the pointer or the focus is in the table', ({ order }) => {
  assert.equal(order.take({ ...base, isHeld: true, wanted: ['c', 'b', 'a'], now: 60_000 }), ['a', 'b', 'c']);
  assert.equal(order.take({ ...base, wanted: ['c', 'b', 'a'], now: 60_001 }), ['c', 'b', 'a']);
});

orders('follows another choice at once, also under the pointer', ({ order }) => {
  assert.equal(order.take({ choice: 'points', isHeld: true, wanted: ['c', 'a', 'b'], now: 1 }), ['c', 'a', 'b']);
});

orders('counts five seconds from the last move, not from the last look', ({ order }) => {
  order.take({ ...base, wanted: ['a', 'b', 'c'], now: 20_000 });
  assert.equal(order.take({ ...base, wanted: ['b', 'a', 'c'], now: 20_001 }), ['b', 'a', 'c']);
});

orders('lets rows that have gone leave at once and puts new ones last', ({ order }) => {
  assert.equal(order.take({ ...base, isHeld: true, wanted: ['d', 'c', 'a'], now: 1 }), ['a', 'c', 'd']);
});

orders.run();
