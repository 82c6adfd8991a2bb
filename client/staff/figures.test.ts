import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { UnitRow } from '../../server/protocol/board.ts';
import { isReached, missingOf, rateOf, sortedRows } from './figures.ts';

function row(code: string, figure: UnitRow['figure'], more: Partial<UnitRow> = {}): UnitRow {
  const { headcount } = figure;
  return {
    code, name: code, sortKey: code.toLowerCase(), category: 'city', family: '', quota: 70, need: Math.ceil(headcount * 0.7), figure, below: 0,
    days: null, forecast: null, lastAt: null, reminder: null, headcount: { people: headcount, source: '', asOf: 0, changes: 0 }, ...more,
  };
}

const figures = suite('figures of a unit');
const codes = (rows: UnitRow[]) => rows.map(({ code }) => code).join(' ');

figures('who misses most people comes first, who exceeds the quota most last', () => {
  const rows = [row('A', { headcount: 100, taken: 90 }), row('B', { headcount: 1000, taken: 600 }), row('C', { headcount: 10, taken: 0 })];
  assert.is(codes(sortedRows(rows, { sort: 'missing' })), 'B C A');
});

figures('by points the share counts and not the people', () => {
  const rows = [row('A', { headcount: 1000, taken: 600 }), row('B', { headcount: 10, taken: 0 })];
  assert.is(codes(sortedRows(rows, { sort: 'points' })), 'B A');
});

figures('equal ones stand by their Vietnamese names', () => {
  const rows = [row('B', { headcount: 10, taken: 1 }, { sortKey: 'd' }), row('A', { headcount: 10, taken: 1 }, { sortKey: 'đ' })];
  assert.is(codes(sortedRows(rows, { sort: 'missing' })), 'B A');
});

figures('a category leaves the others out', () => {
  const rows = [row('A', { headcount: 10, taken: 1 }), row('B', { headcount: 10, taken: 1 }, { category: 'central' })];
  assert.is(codes(sortedRows(rows, { sort: 'name', category: 'central' })), 'B');
});

figures('a unit without a headcount has no rate to divide by', () => {
  assert.equal(rateOf({ headcount: 0, taken: 0 }), { from: 0, to: 0 });
});

figures('a band tells between how many people are missing, and whether the quota is certain', () => {
  const at = (from: number, to: number) => row('A', { headcount: 200, from, to });
  assert.equal(missingOf(at(50, 60)), { least: 20, most: 40 });
  assert.equal(missingOf(at(70, 80)), { least: 0, most: 0 });
  assert.equal([isReached(at(70, 80)), isReached(at(60, 70)), isReached(at(65, 75))], [true, false, undefined]);
});

figures.run();
