import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { award, type Prize, type Undecided } from './prizes.ts';

const prizes = suite('prizes');
const FIXED = { seed: 221, numRuns: 400 };
const THREE: Prize[] = [{ id: 'first', places: 1 }, { id: 'second', places: 2 }, { id: 'third', places: 3 }];

interface Case {
  name: string;
  /** Participants in groups of equal rank. */
  groups: string[];
  prizes?: Prize[];
  draws?: string[];
  earlier?: string;
  /** Prize and its winners. */
  awards: [string, string][];
  undecided?: Undecided[];
}

const cases: Case[] = [
  {
    name: '[P1] prizes go down the ranking',
    groups: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    awards: [['first', 'a'], ['second', 'bc'], ['third', 'def']],
  },
  { name: '[P1] fewer people than places', groups: ['a', 'b'], awards: [['first', 'a'], ['second', 'b']] },
  {
    name: '[P1] a prize without places is skipped',
    prizes: [{ id: 'none', places: 0 }, { id: 'one', places: 1 }],
    groups: ['a', 'b'],
    awards: [['one', 'a']],
  },
  { name: '[P1] no prizes, no awards', prizes: [], groups: ['a', 'b'], awards: [] },
  {
    name: '[P2] a tie that fills a prize exactly',
    groups: ['a', 'bc', 'def', 'g'],
    awards: [['first', 'a'], ['second', 'bc'], ['third', 'def']],
  },
  {
    name: '[P2] a tie that leaves a place of its prize free',
    groups: ['a', 'b', 'c', 'de', 'f'],
    awards: [['first', 'a'], ['second', 'bc'], ['third', 'def']],
  },
  {
    name: '[P3][P5] a tie across an edge stays open, and the next get what follows',
    groups: ['ab', 'c', 'd'],
    awards: [['second', 'c'], ['third', 'd']],
    undecided: [{ rank: 1, participants: ['a', 'b'], prizes: [{ id: 'first', places: 1 }, { id: 'second', places: 1 }] }],
  },
  {
    name: '[P3] a tie across two edges shares places of three prizes',
    groups: ['abcd', 'ef'],
    awards: [['third', 'ef']],
    undecided: [{
      rank: 1,
      participants: ['a', 'b', 'c', 'd'],
      prizes: [{ id: 'first', places: 1 }, { id: 'second', places: 2 }, { id: 'third', places: 1 }],
    }],
  },
  {
    name: '[P3] a tie past the last place stays open even inside one prize, and those below get nothing',
    prizes: [{ id: 'first', places: 1 }],
    groups: ['abc', 'd'],
    awards: [],
    undecided: [{ rank: 1, participants: ['a', 'b', 'c'], prizes: [{ id: 'first', places: 1 }] }],
  },
  {
    name: '[P4] a recorded draw settles the tie in its order',
    groups: ['ab', 'c', 'd'],
    draws: ['ba'],
    awards: [['first', 'b'], ['second', 'ac'], ['third', 'd']],
  },
  {
    name: '[P4] who is drawn past the last place gets nothing',
    prizes: [{ id: 'first', places: 1 }, { id: 'second', places: 1 }],
    groups: ['abc', 'd'],
    draws: ['cab'],
    awards: [['first', 'c'], ['second', 'a']],
  },
  {
    name: '[P4] draws of other people decide nothing',
    prizes: [{ id: 'first', places: 1 }],
    groups: ['ab'],
    draws: ['a', 'abc', 'ac', 'aa'],
    awards: [],
    undecided: [{ rank: 1, participants: ['a', 'b'], prizes: [{ id: 'first', places: 1 }] }],
  },
  {
    name: '[P4] a second draw changes nothing',
    prizes: [{ id: 'first', places: 1 }],
    groups: ['ab'],
    draws: ['ba', 'ab'],
    awards: [['first', 'b']],
  },
  {
    name: '[P6] an earlier winner is passed over and the next takes the place',
    groups: ['a', 'b', 'c', 'd'],
    earlier: 'ac',
    awards: [['first', 'b'], ['second', 'd']],
  },
  {
    name: '[P6] passing over an earlier winner can settle a tie',
    groups: ['ab', 'c'],
    earlier: 'a',
    awards: [['first', 'b'], ['second', 'c']],
  },
];

for (const { name, groups, prizes: declared = THREE, draws = [], earlier = '', awards, undecided = [] } of cases) {
  prizes(name, () => {
    const handed = award(declared, ranked(groups), { draws: draws.map((draw) => [...draw]), earlierWinners: new Set(earlier) });
    const winners = declared.map(({ id }) => {
      const people = handed.awards.filter((won) => won.prize === id).map((won) => won.participant);
      return [id, people.sort().join('')];
    });
    assert.equal(winners.filter(([, who]) => who !== ''), awards);
    assert.equal(handed.undecided, undecided);
  });
}

prizes('[P1] an award tells the rank, also of who moves up', () => {
  const { awards } = award([{ id: 'first', places: 1 }], ranked(['a', 'b']), { draws: [], earlierWinners: new Set('a') });
  assert.equal(awards, [{ prize: 'first', participant: 'b', rank: 2 }]);
});

prizes('[P7] nobody gets two prizes, no prize exceeds its places, and no place stays empty', () => {
  const declared = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 })
    .map((counts) => counts.map((places, index) => ({ id: `prize ${index}`, places })));
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 });
  const people = fc.subarray([...'abcdefghijklmnopqrstuvwx']);
  fc.assert(fc.property(declared, sizes, people, fc.boolean(), (offered, groupSizes, earlier, isDrawn) => {
    const groups = inGroups('abcdefghijklmnopqrstuvwx', groupSizes);
    const eligible = groups.map((group) => [...group].filter((person) => !earlier.includes(person)));
    const draws = isDrawn ? eligible.map((group) => group.toReversed()) : [];
    const { awards, undecided } = award(offered, ranked(groups), { draws, earlierWinners: new Set(earlier) });
    const involved = [...awards.map((won) => won.participant), ...undecided.flatMap((tie) => tie.participants)];
    assert.is(new Set(involved).size, involved.length);
    assert.not(involved.some((person) => earlier.includes(person)));
    if (isDrawn) assert.equal(undecided, []);
    const used = offered.map(({ id }) => awards.filter((won) => won.prize === id).length
      + undecided.flatMap((tie) => tie.prizes).filter((prize) => prize.id === id).reduce((sum, prize) => sum + prize.places, 0));
    assert.ok(offered.every((prize, index) => (used[index] ?? 0) <= prize.places));
    const places = offered.reduce((sum, prize) => sum + prize.places, 0);
    assert.is(used.reduce((sum, count) => sum + count, 0), Math.min(places, eligible.flat().length));
  }), FIXED);
});

prizes.run();

/** Each group of letters as people of equal rank. */
function ranked(groups: string[]): { participant: string; rank: number }[] {
  return groups.flatMap((group, index) => {
    const rank = 1 + groups.slice(0, index).join('').length;
    return [...group].map((participant) => ({ participant, rank }));
  });
}

function inGroups(people: string, sizes: number[]): string[] {
  return sizes.map((size, index) => {
    const start = sizes.slice(0, index).reduce((sum, before) => sum + before, 0);
    return people.slice(start, start + size);
  });
}
