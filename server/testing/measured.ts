import * as assert from 'uvu/assert';

/** Holds that a bench has measured so many figures: what it measured is the business of the machine on which it runs. */
export function assertMeasured(figures: readonly { name: string; value: number; floor: number | null }[], count: number): void {
  assert.is(figures.length, count);
  for (const { name, value, floor } of figures) assert.ok(Number.isFinite(value) && (floor === null || Number.isFinite(floor)), name);
}
