import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ParticipantId } from '../rules/ids.ts';
import { COMPARED, compare, type Comparator, type Counting, type Performance } from '../rules/ranking.ts';
import { seeded } from '../testing/seeded.ts';
import { counting, rank } from '../testing/whole-ranking.ts';
import { standingOrder } from './standing-order.ts';

type Row = Performance & { participant: ParticipantId };

const order = suite('a standing that is kept in order');

const chains: fc.Arbitrary<Comparator[]> = fc.array(fc.record({ by: fc.constantFrom(...COMPARED), order: fc.constantFrom('asc', 'desc') }, { noNullPrototype: true }), { maxLength: 4 });
const policies = fc.constantFrom<Counting>('best', 'first', 'last');
// Few people with narrow values, so that attempts of one person and equal steps are common.
const offered = fc.array(
  fc.record({
    participant: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'Đ') as fc.Arbitrary<ParticipantId>,
    number: fc.integer({ min: 1, max: 4 }),
    score: fc.integer({ min: 0, max: 2 }),
    elapsed: fc.integer({ min: 0, max: 2 }),
    finishedAt: fc.integer({ min: 0, max: 2 }),
    distance: fc.option(fc.integer({ min: 0, max: 2 })),
  }, { noNullPrototype: true }),
  { maxLength: 40, size: 'max' },
).map((rows): Row[] => rows.filter((row, index) => rows.findIndex((other) => isSameAttempt(other, row)) === index).map((row) => ({ ...row, attempt: `${row.participant}${row.number}` })));

order('[R3] [R4] [R5] [R7] is the ranking of everybody, in whatever order attempts come', () => {
  fc.assert(fc.property(chains, policies, offered, (comparators, counts, rows) => {
    const kept = standingOrder<Row>({ comparators, counts });
    for (const row of rows) kept.offer(row);
    assert.equal(listed(kept), rank(comparators, counting(counts, comparators, rows)));
  }), { seed: 221, numRuns: 1_000 });
});

order('[R4] tells the best rank that an attempt has changed: where its person stood, or stands now', () => {
  fc.assert(fc.property(chains, policies, offered, (comparators, counts, rows) => {
    const kept = standingOrder<Row>({ comparators, counts });
    for (const row of rows) {
      const before = listed(kept);
      const changed = kept.offer(row);
      const after = listed(kept);
      const hasChanged = JSON.stringify(before) !== JSON.stringify(after);
      assert.is(changed, hasChanged ? Math.min(rankIn(before, row), rankIn(after, row)) : undefined);
    }
  }), { seed: 221, numRuns: 300 });
});

const CHAIN: Comparator[] = [{ by: 'score', order: 'desc' }, { by: 'elapsed', order: 'asc' }];

order('[R3] [R4] [R5] stays the ranking of everybody over thousands of people who pass one another, gather on one spot, and part again', () => {
  const random = seeded(221);
  const kept = standingOrder<Row>({ comparators: CHAIN, counts: 'last' });
  const newest = new Map<string, Row>();
  for (const [time, spread] of [100_000, 40, 1, 100_000].entries()) {
    for (let step = 0; step < 12_000; step += 1) {
      const row = attempt(`person-${Math.floor(random() * 6_000)}`, { number: time * 12_000 + step + 1, score: Math.floor(random() * Math.min(spread, 20)), elapsed: Math.floor(random() * spread) });
      newest.set(row.participant, row);
      const changed = kept.offer(row) ?? Infinity;
      if (step % 997 === 0) assert.ok(changed <= 1 + [...newest.values()].filter((other) => compare(CHAIN, other, row) < 0).length);
    }
    assert.equal(listed(kept), rank(CHAIN, [...newest.values()]));
  }
});

order('[R4] [R5] stays it where one stretch after another is left by everybody', () => {
  const people = 4_000;
  const kept = standingOrder<Row>({ comparators: CHAIN, counts: 'last' });
  const newest = Array.from({ length: people }, (_, person) => attempt(`person-${person}`, { score: 5, elapsed: person }));
  const random = seeded(221);
  for (const { row } of newest.map((row) => ({ row, by: random() })).sort((a, b) => a.by - b.by)) kept.offer(row);
  // From the middle outwards, then from the front, to places behind everybody.
  const leaving = [...Array.from({ length: 1_500 }, (_, step) => 2_000 + step), ...Array.from({ length: 1_500 }, (_, person) => person)];
  for (const [step, person] of leaving.entries()) {
    const stood = 1 + newest.filter(({ elapsed }) => elapsed < person).length;
    const row = attempt(`person-${person}`, { number: 2, score: 5, elapsed: people + step });
    newest[person] = row;
    assert.is(kept.offer(row), stood);
  }
  assert.equal(listed(kept), rank(CHAIN, newest));
  assert.equal(kept.top(3).map(({ row }) => row.elapsed), [1_500, 1_501, 1_502]);
});

order.run();

function listed(kept: ReturnType<typeof standingOrder<Row>>): (Row & { rank: number })[] {
  return [...kept.ranked()].map(({ rank, row }) => ({ ...row, rank }));
}

function rankIn(ranking: readonly (Row & { rank: number })[], { participant }: Row): number {
  return ranking.find((row) => row.participant === participant)?.rank ?? Infinity;
}

function attempt(participant: string, values: Partial<Performance>): Row {
  return { attempt: participant, number: 1, score: 0, elapsed: 0, finishedAt: 0, distance: null, ...values, participant: participant as ParticipantId };
}

function isSameAttempt(a: Pick<Row, 'participant' | 'number'>, b: Pick<Row, 'participant' | 'number'>): boolean {
  return a.participant === b.participant && a.number === b.number;
}
