import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Figure, UnitRow } from '../../protocol/board.ts';
import { sorted } from './sorted.ts';

const sorting = suite('rows of a board');

function row(code: string, figure: Figure, more: Partial<UnitRow> = {}): UnitRow {
  const need = Math.ceil(figure.headcount * 0.7);
  const headcount = { people: figure.headcount, source: '', asOf: 0, changes: 0 };
  const rest = { below: 0, days: null, forecast: null, lastAt: null, reminder: null, headcount };
  return { code, name: code, sortKey: code, category: 'city', family: '', quota: 70, need, figure, ...rest, ...more };
}

const codes = (rows: readonly UnitRow[]): string[] => rows.map(({ code }) => code);

const ROWS = [
  row('A', { headcount: 100, taken: 80 }),
  row('B', { headcount: 1_000, taken: 600 }),
  row('C', { headcount: 10, taken: 0 }, { category: 'district' }),
  row('D', { headcount: 100, taken: 80 }, { sortKey: '1' }),
];

sorting('begin with whoever misses most people; equals stand by name', () => {
  assert.equal(codes(sorted(ROWS, { sort: 'missing' })), ['B', 'C', 'D', 'A']);
});

sorting('begin with whoever is most points below its quota', () => {
  assert.equal(codes(sorted(ROWS, { sort: 'points' })), ['C', 'B', 'D', 'A']);
});

sorting('stand by name', () => {
  assert.equal(codes(sorted(ROWS, { sort: 'name' })), ['D', 'A', 'B', 'C']);
});

sorting('are those of one category', () => {
  assert.equal(codes(sorted(ROWS, { sort: 'missing', category: 'district' })), ['C']);
});

sorting('[B4] in bands stand as their bands do, and equal bands by name', () => {
  const banded = [row('A', { headcount: 100, from: 40, to: 50 }), row('B', { headcount: 100, from: 20, to: 30 }), row('C', { headcount: 100, from: 20, to: 30 })];
  for (const sort of ['missing', 'points'] as const) assert.equal(codes(sorted(banded, { sort })), ['B', 'C', 'A']);
});

sorting.run();
