import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { behind, rankLive, unitScore } from './live-standing.ts';
import { liveTotal, type LiveAsked, type LiveScoring, type LiveTaken } from './live-scoring.ts';

const RIGHT: LiveScoring = { scoring: { by: 'right' }, difficulty: { easy: 100, medium: 150, hard: 200 }, streak: null };
const SPEED: LiveScoring = { ...RIGHT, scoring: { by: 'speed', floorPercent: 40 } };
const asked = (changes: Partial<LiveAsked> = {}): LiveAsked => ({ step: 'a', points: 1, limit: 20_000, difficulty: 'easy', ...changes });
const right = (elapsed: number): LiveTaken => ({ right: true, elapsed });
const wrong = (elapsed: number): LiveTaken => ({ right: false, elapsed });

const total = (rules: LiveScoring, questions: LiveAsked[], taken: (LiveTaken | undefined)[]) => liveTotal(rules, questions.map((one, index) => ({ ...one, step: String(index) })), (step) => taken[Number(step)]);

const scoring = suite('scoring a live session');

scoring('[LS1] brings the points of right answers, by their difficulty', () => {
  const questions = [asked({ points: 2 }), asked({ difficulty: 'medium' }), asked({ difficulty: 'hard' })];
  assert.equal(total(RIGHT, questions, [right(19_999), right(1), wrong(5)]), { score: 3_500, right: 2, counted: 3, elapsed: 20_005, gained: 0 });
});

scoring('[LS2] takes the points down with the time used, to the floor', () => {
  const gained = (elapsed: number) => total(SPEED, [asked()], [right(elapsed)]).gained;
  assert.equal([0, 5_000, 10_000, 20_000, 25_000].map(gained), [1_000, 850, 700, 400, 400]);
});

scoring('[LS2] rounds down once, by whole numbers alone', () => {
  const gainedOf = (limit: number, points: number, percent: number, floorPercent: number, elapsed: number) =>
    total({ ...SPEED, scoring: { by: 'speed', floorPercent }, difficulty: { ...SPEED.difficulty, easy: percent } }, [asked({ limit, points })], [right(elapsed)]).gained;
  for (const limit of [5_000, 7_000, 13_000, 20_000, 300_000])
    for (const [points, percent, floor] of [[1, 100, 40], [7, 110, 33], [100, 1_000, 0], [3, 130, 7]] as const)
      for (let elapsed = 0; elapsed <= limit; elapsed += 97) {
        const exact = (BigInt(points * 10 * percent * 100) * (BigInt(floor * limit) + BigInt(100 - floor) * BigInt(limit - elapsed))) / BigInt(10_000 * limit);
        assert.is(gainedOf(limit, points, percent, floor, elapsed), Number(exact), `${points} points at ${percent}% from ${floor}% after ${elapsed} of ${limit}`);
      }
});

scoring('[LS2] is exact where the numbers are at their largest', () => {
  const rules: LiveScoring = { scoring: { by: 'speed', floorPercent: 1 }, difficulty: { ...SPEED.difficulty, hard: 1_000 }, streak: { percentEach: 100, most: 20 } };
  const questions = Array.from({ length: 21 }, () => asked({ points: 100, limit: 419_999, difficulty: 'hard' }));
  const exact = (1_000_000n * (419_999n + 99n * 419_998n) * 2_100n) / 4_199_990_000n;
  assert.is(total(rules, questions, questions.map(() => right(1))).gained, Number(exact));
});

scoring('[LS3] adds a streak, which a wrong or missing answer ends', () => {
  const rules = { ...RIGHT, streak: { percentEach: 10, most: 2 } };
  const five = Array.from({ length: 5 }, () => asked());
  assert.is(total(rules, five, Array.from({ length: 5 }, () => right(1))).score, 1_000 + 1_100 + 1_200 * 3);
  assert.is(total(rules, five, [right(1), right(1), wrong(1), right(1), right(1)]).score, 2 * (1_000 + 1_100));
  assert.is(total(rules, five, [right(1), right(1), undefined, right(1)]).score, 3_100);
});

scoring('[LS4] counts the full limit for what was not answered, and no time beyond it', () => {
  assert.is(total(RIGHT, [asked(), asked({ limit: 30_000 }), asked()], [right(5), undefined, wrong(99_999)]).elapsed, 50_005);
  assert.equal(total(RIGHT, [], []), { score: 0, right: 0, counted: 0, elapsed: 0, gained: 0 });
});

const rows = [
  { player: 'd', score: 1_000, elapsed: 9 },
  { player: 'a', score: 3_000, elapsed: 50 },
  { player: 'c', score: 1_000, elapsed: 9 },
  { player: 'b', score: 3_000, elapsed: 60 },
  { player: 'e', score: 500, elapsed: 1 },
];

scoring('[LS5] ranks by score and then by time', () => {
  assert.equal(rankLive(rows).map(({ player, rank }) => `${player}${rank}`), ['a1', 'b2', 'c3', 'd3', 'e5']);
  assert.equal(rankLive(rows.toReversed()), rankLive(rows));
});

scoring('[LS6] tells what is missing to the next better place', () => {
  const ranked = rankLive(rows);
  assert.equal(ranked.map((_row, index) => behind(ranked, index)), [
    undefined,
    { rank: 1, score: 0, elapsed: 10 },
    { rank: 2, score: 2_000, elapsed: 0 },
    { rank: 2, score: 2_000, elapsed: 0 },
    { rank: 3, score: 500, elapsed: 0 },
  ]);
  assert.is(behind(ranked, 9), undefined);
});

scoring('[LS7] gives a unit the mean of its best, or of all with a floor', () => {
  assert.is(unitScore({ by: 'best', of: 3 }, [1_000, 4_000, 2_000, 3_000]), 3_000);
  assert.is(unitScore({ by: 'best', of: 3 }, [4_000]), 1_333);
  assert.is(unitScore({ by: 'mean', floor: 3 }, [4_000, 1_000]), 1_666);
  assert.is(unitScore({ by: 'mean', floor: 3 }, [4_000, 4_000, 4_000, 0]), 3_000);
  assert.is(unitScore({ by: 'mean', floor: 1 }, []), 0);
});

scoring.run();
