import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { itemFor, reserveFor, type Course } from './paper.ts';

const paper = suite('paper');

/** Two questions and three reserves. */
const ITEMS = [
  { question: 'law-1', topic: 'law' },
  { question: 'city-1', topic: 'city' },
  { question: 'city-2', topic: 'city' },
  { question: 'law-2', topic: 'law' },
  { question: 'law-3', topic: 'law' },
];

const places: { name: string; place: number; used?: number[]; withdrawn?: string[]; expected: string }[] = [
  { name: '[I1] the first place has the first question', place: 1, expected: 'law-1' },
  { name: '[I1] the second place has the second question', place: 2, used: [0], expected: 'city-1' },
  { name: '[I1] another withdrawn question changes nothing', place: 2, used: [0], withdrawn: ['law-1', 'city-2'], expected: 'city-1' },
  { name: '[I2] the first reserve of the topic takes the place', place: 1, withdrawn: ['law-1'], expected: 'law-2' },
  { name: '[I2] each topic has its own reserves', place: 2, withdrawn: ['city-1'], expected: 'city-2' },
  { name: '[I3] without a reserve of the topic the first of any takes the place', place: 2, used: [2], withdrawn: ['city-1'], expected: 'law-2' },
  { name: '[I4] a used reserve is passed over', place: 1, used: [3], withdrawn: ['law-1'], expected: 'law-3' },
  { name: '[I4] a withdrawn reserve is passed over', place: 1, withdrawn: ['law-1', 'law-2'], expected: 'law-3' },
  { name: '[I3][I4] a reserve of another topic is passed over likewise', place: 2, withdrawn: ['city-1', 'city-2', 'law-2'], expected: 'law-3' },
  { name: '[I5] without any reserve a withdrawn question keeps its place', place: 1, used: [2, 3, 4], withdrawn: ['law-1'], expected: 'law-1' },
];

for (const { name, place, used = [], withdrawn = [], expected } of places) {
  paper(name, () => {
    assert.is(ITEMS[itemFor(course({ used, withdrawn }), place)]?.question, expected);
  });
}

paper('[I5] with every reserve used or withdrawn there is none', () => {
  assert.is(reserveFor(course({ used: [2, 3], withdrawn: ['law-3'] }), 0), undefined);
});

paper('[I5] a place beyond the paper is left to itself', () => {
  assert.is(itemFor(course({ used: [], withdrawn: [] }), 6), 5);
});

paper('[I2][I3][I4][I5] a reserve is unused, not withdrawn, and of the same topic where there is one', () => {
  const indexes = ITEMS.map((_, index) => index);
  const states = fc.record({
    used: fc.subarray(indexes),
    withdrawn: fc.subarray(ITEMS.map(({ question }) => question)),
    item: fc.constantFrom(...indexes),
  });
  fc.assert(fc.property(states, ({ used, withdrawn, item }) => {
    const free = [2, 3, 4].filter((index) => !used.includes(index) && !withdrawn.includes(ITEMS[index]?.question ?? ''));
    const reserve = reserveFor(course({ used, withdrawn }), item);
    if (reserve === undefined) {
      assert.equal(free, []);
      return;
    }
    assert.ok(free.includes(reserve));
    assert.is(ITEMS[reserve]?.topic === ITEMS[item]?.topic, free.some((index) => ITEMS[index]?.topic === ITEMS[item]?.topic));
  }), { seed: 221, numRuns: 400 });
});

paper.run();

function course({ used, withdrawn }: { used: number[]; withdrawn: string[] }): Course {
  return { items: ITEMS, questions: 2, used: new Set(used), withdrawn: new Set(withdrawn) };
}
