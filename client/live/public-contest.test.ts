import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { PublicRound } from '../../server/protocol/public.ts';
import { untilChange } from './public-contest.ts';

const round = (phase: PublicRound['phase'], opensAt: number, closesAt: number) => ({ phase, opensAt, closesAt }) as PublicRound;
const wait = (now: number, rounds: PublicRound[]) => untilChange({ now, rounds }, () => 0);

const freshness = suite('the contest on show');

freshness('is asked for again just after the next opening or close', () => {
  assert.equal(wait(100_000, [round('closed', 0, 50_000), round('open', 50_000, 160_000), round('scheduled', 130_000, 900_000)]), 32_000);
  assert.equal(wait(100_000, [round('open', 50_000, 160_000)]), 62_000);
});

freshness('is asked for again soon while a change is due, and after an hour at the latest', () => {
  assert.equal(wait(100_000, [round('scheduled', 99_000, 900_000)]), 2000);
  assert.equal(wait(0, [round('scheduled', 30 * 24 * 3_600_000, 31 * 24 * 3_600_000)]), 3_602_000);
  assert.equal(wait(0, []), 3_602_000);
});

freshness('is not asked for by everybody in one instant', () => {
  assert.equal(untilChange({ now: 0, rounds: [round('scheduled', 10_000, 20_000)] }, () => 0.5), 13_000);
});

freshness.run();
