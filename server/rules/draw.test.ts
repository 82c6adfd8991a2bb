import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { drawPaper, shortage, type Drawable, type Item, type Share, type Short } from './draw.ts';

const draw = suite('draw');
const FIXED = { seed: 221, numRuns: 300 };

interface Input { bank: Drawable[]; blueprint: Share[]; seen: string[]; seed: number }

const topics = fc.constantFrom('law', 'city');
const questions = fc.record(
  { id: fc.string({ minLength: 1, maxLength: 4 }), topic: topics, options: fc.integer({ min: 2, max: 5 }) },
  { noNullPrototype: true },
);
const blueprints = fc.array(
  fc.record({ topic: topics, questions: fc.integer({ min: 0, max: 2 }), reserves: fc.integer({ min: 0, max: 1 }) }),
  { minLength: 1, maxLength: 3 },
);
const inputs: fc.Arbitrary<Input> = fc.uniqueArray(questions, { selector: ({ id }) => id, minLength: 4, maxLength: 20 })
  .chain((bank) => fc.record({
    bank: fc.constant(bank),
    blueprint: blueprints,
    seen: fc.subarray(bank.map(({ id }) => id), { maxLength: 3 }),
    seed: fc.nat(),
  }));

draw('[X1][X2][X3][X6] a paper keeps to the blueprint, without repetition and without what was seen', () => {
  fc.assert(fc.property(inputs, ({ bank, blueprint, seen, seed }) => {
    const drawn = drawPaper({ bank, blueprint, seen: new Set(seen), stream: seeded(seed) });
    if (!drawn.ok) return;
    const items = [...drawn.questions, ...drawn.reserves];
    assert.is(new Set(items.map(({ question }) => question)).size, items.length);
    assert.not(items.some(({ question }) => seen.includes(question)));
    for (const topic of ['law', 'city']) {
      assert.is(drawn.questions.filter((item) => item.topic === topic).length, asked(blueprint, topic, 'questions'));
      assert.is(drawn.reserves.filter((item) => item.topic === topic).length, asked(blueprint, topic, 'reserves'));
    }
    for (const { question, topic, order } of items) {
      const stored = bank.find(({ id }) => id === question);
      assert.is(stored?.topic, topic);
      assert.equal(order.toSorted(), Array.from({ length: stored?.options ?? 0 }, (_, option) => option));
    }
  }), FIXED);
});

draw('[X4] a paper is refused exactly when a topic has too few unseen questions', () => {
  fc.assert(fc.property(inputs, ({ bank, blueprint, seen, seed }) => {
    const isShort = ['law', 'city'].some((topic) => {
      const unseen = bank.filter((question) => question.topic === topic && !seen.includes(question.id));
      return unseen.length < asked(blueprint, topic, 'questions') + asked(blueprint, topic, 'reserves');
    });
    assert.is(drawPaper({ bank, blueprint, seen: new Set(seen), stream: seeded(seed) }).ok, !isShort);
  }), FIXED);
});

draw('[X4] every share that is short is named with what it needs and has', () => {
  const blueprint = [share('law', 3, 2), share('city', 2), share('new', 1)];
  const bank = [...topic('law', 6), ...topic('city', 2)];
  const drawn = drawPaper({ bank, blueprint, seen: new Set(['law-01', 'law-02', 'gone']), stream: seeded(1) });
  assert.equal(drawn, {
    ok: false,
    short: [{ topic: 'law', needed: 5, available: 4 }, { topic: 'new', needed: 1, available: 0 }],
  });
});

draw('[X5] the same stream gives the same paper, in whatever order the bank comes', () => {
  const shuffles = inputs.chain((input) => fc.tuple(fc.constant(input), fc.shuffledSubarray(input.bank, { minLength: input.bank.length })));
  fc.assert(fc.property(shuffles, ([{ bank, blueprint, seen, seed }, shuffled]) => {
    const before = structuredClone(bank);
    const paper = (from: Drawable[]) => drawPaper({ bank: from, blueprint, seen: new Set(seen), stream: seeded(seed) });
    assert.equal(paper(bank), paper(shuffled));
    assert.equal(bank, before);
  }), FIXED);
});

const even: { name: string; bank: Drawable[]; blueprint: Share[]; outcomes: number; outcome: (questions: Item[]) => string }[] = [
  { name: '[X7] each question of six', bank: topic('law', 6), blueprint: [share('law', 1)], outcomes: 6, outcome: names },
  { name: '[X7] each order of three questions', bank: topic('law', 3), blueprint: [share('law', 3)], outcomes: 6, outcome: names },
  {
    name: '[X7] each order of three options',
    bank: [{ id: 'law-01', topic: 'law', options: 3 }],
    blueprint: [share('law', 1)],
    outcomes: 6,
    outcome: (items) => items.map(({ order }) => order.join('')).join(' '),
  },
  {
    name: '[X8] each place among other topics',
    bank: [...topic('law', 1), ...topic('city', 2)],
    blueprint: [share('law', 1), share('city', 2)],
    outcomes: 3,
    outcome: (items) => String(items.findIndex((item) => item.topic === 'law')),
  },
];

for (const { name, bank, blueprint, outcomes, outcome } of even) {
  draw(`${name} comes equally often, within a tenth`, () => {
    const stream = seeded(221);
    const times = new Map<string, number>();
    for (let round = 0; round < 6000; round += 1) {
      const came = outcome(paper({ bank, blueprint, stream }).questions);
      times.set(came, (times.get(came) ?? 0) + 1);
    }
    assert.is(times.size, outcomes);
    for (const count of times.values()) assert.ok(Math.abs(count * outcomes - 6000) < 600, [...times].join(' '));
  });
}

for (const { of, values, drawn } of [
  { of: 3, values: [2 ** 32 - 1, 1], drawn: 'law-02' },
  { of: 3, values: [2 ** 32 - 2], drawn: 'law-03' },
  { of: 10, values: [2 ** 32 - 1, 2 ** 32 - 6, 1], drawn: 'law-02' },
  { of: 10, values: [2 ** 32 - 7], drawn: 'law-10' },
  { of: 4, values: [2 ** 32 - 1], drawn: 'law-04' },
]) {
  draw(`[X7] of ${of} questions, ${values.join(', ')} draws ${drawn}: past the last whole multiple is rejected`, () => {
    const { questions: [first] } = paper({ bank: topic('law', of), blueprint: [share('law', 1)], stream: listed(values) });
    assert.is(first?.question, drawn);
  });
}

const rounds: { name: string; blueprint: Share[]; rounds: number; short: Short[] }[] = [
  { name: 'enough for two rounds', blueprint: [share('law', 2, 1)], rounds: 2, short: [] },
  {
    name: 'too few for three, reserves included',
    blueprint: [share('law', 2, 1), share('city', 1)],
    rounds: 3,
    short: [{ topic: 'law', needed: 9, available: 6 }],
  },
  {
    name: 'two shares of one topic take from the same questions',
    blueprint: [share('law', 4), share('law', 3)],
    rounds: 1,
    short: [{ topic: 'law', needed: 3, available: 2 }],
  },
  {
    name: 'a share that overdraws leaves nothing, not less',
    blueprint: [share('law', 7), share('law', 1)],
    rounds: 1,
    short: [{ topic: 'law', needed: 7, available: 6 }, { topic: 'law', needed: 1, available: 0 }],
  },
];

for (const { name, blueprint, rounds: count, short } of rounds) {
  draw(`[X9] ${name}`, () => {
    assert.equal(shortage([...topic('law', 6), ...topic('city', 6)], blueprint, count), short);
  });
}

// Whoever changes this paper makes every paper of the past impossible to draw again.
draw('[X10] a known stream gives the known paper', () => {
  const picks = [3, 0, 1, 1];
  const places = [2, 1, 0];
  const options = [[0, 0, 0, 0], [3, 2, 1, 0], [1, 1, 1, 0], [0, 2, 0, 0]];
  const drawn = paper({
    bank: [...topic('law', 4), ...topic('city', 2)],
    blueprint: [share('law', 2, 1), share('city', 1)],
    stream: listed([...picks, ...places, ...options.flat()]),
  });
  assert.equal(drawn, {
    questions: [
      { question: 'city-02', topic: 'city', order: [0, 1, 2, 3] },
      { question: 'law-01', topic: 'law', order: [3, 2, 1, 0] },
      { question: 'law-04', topic: 'law', order: [1, 2, 3, 0] },
    ],
    reserves: [{ question: 'law-03', topic: 'law', order: [0, 3, 1, 2] }],
  });
});

draw('[X10] a paper of 20 with 4 reserves takes one value for each pick', () => {
  let taken = 0;
  const stream = () => {
    taken += 1;
    return 0;
  };
  paper({ bank: topic('law', 60), blueprint: [share('law', 20, 4)], stream });
  assert.is(taken, 24 + 20 + 24 * 4);
});

draw.run();

/** The paper of somebody who has seen nothing yet. */
function paper(input: { bank: Drawable[]; blueprint: Share[]; stream: () => number }): { questions: Item[]; reserves: Item[] } {
  const drawn = drawPaper({ ...input, seen: new Set() });
  if (!drawn.ok) throw new Error(`The bank is short: ${JSON.stringify(drawn.short)}`);
  return { questions: drawn.questions, reserves: drawn.reserves };
}

function share(name: string, count: number, reserves = 0): Share {
  return { topic: name, questions: count, reserves };
}

/** Questions law-01, law-02 ... of four options each. */
function topic(name: string, count: number): Drawable[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${name}-${String(index + 1).padStart(2, '0')}`,
    topic: name,
    options: 4,
  }));
}

function names(items: Item[]): string {
  return items.map(({ question }) => question).join(' ');
}

function asked(blueprint: Share[], name: string, part: 'questions' | 'reserves'): number {
  return blueprint.filter((wanted) => wanted.topic === name).reduce((sum, wanted) => sum + wanted[part], 0);
}

/** The given values, then zeros. */
function listed(values: number[]): () => number {
  const left = [...values];
  return () => left.shift() ?? 0;
}

/** Mulberry32: small, and even enough to count with. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const spread = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return (spread ^ (spread >>> 14)) >>> 0;
  };
}
