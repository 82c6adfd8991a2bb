import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decimalsFor, stopwatch } from './stopwatch.ts';

const row = (rank: number, score: number, elapsed: number) => ({ key: String(elapsed), rank, name: '', unit: '', score, correct: 20, elapsed, prize: null });

const times = suite('times on the wall');

times('are minutes, seconds and a decimal, cut', () => {
  assert.is(stopwatch(252_899, 1, ','), '4:12,8');
  assert.is(stopwatch(5_040, 3, '.'), '0:05.040');
  assert.is(stopwatch(4_323_000, 1, ','), '72:03,0');
});

times('have thousandths where two ranks would show equal figures', () => {
  assert.is(decimalsFor([row(1, 20_000, 252_801), row(2, 20_000, 252_899)]), 3);
  assert.is(decimalsFor([row(1, 20_000, 252_801), row(2, 19_000, 252_899)]), 1);
});

times('have tenths where equal figures share a rank', () => {
  assert.is(decimalsFor([row(1, 20_000, 252_801), row(1, 20_000, 252_801), row(3, 20_000, 300_000)]), 1);
});

times.run();
