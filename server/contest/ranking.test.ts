import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { EndedAttempt } from '../../db/attempts.ts';
import type { AttemptId, AttemptSerial, ParticipantId, RoundId } from '../rules/ids.ts';
import { endedAttempts } from './ranking.ts';

const ranking = suite('a ranking');

const ATTEMPTS = 4;

/** People with one to four attempts in turn, by participant and number. */
function stored(people: number): EndedAttempt[] {
  return Array.from({ length: people }, (_, person) => Array.from({ length: 1 + (person % ATTEMPTS) }, (_, index) => ended(person, index + 1))).flat();
}

function ended(person: number, number: number): EndedAttempt {
  const id = `${person}-${number}` as AttemptId;
  const participant = `p${String(person).padStart(5, '0')}` as ParticipantId;
  return { id, serial: 0 as AttemptSerial, participant, number, finishedAt: 0, guess: null, correct: 0, counted: 0, elapsed: 0 };
}

/** As the store would: `asked` hears of each page that is asked for, and of the attempts in it. */
function storeOf(rows: readonly EndedAttempt[], asked: (page: readonly EndedAttempt[]) => void) {
  return {
    ended: async (_: RoundId, after: ParticipantId | '', limit: number): Promise<EndedAttempt[]> => {
      const page = rows.filter(({ participant }) => participant > after).slice(0, limit);
      asked(page);
      return page;
    },
  };
}

const ROUND = { id: 'r' as RoundId, declaration: { attempts: ATTEMPTS } };

ranking('reads every attempt once, page by page, and nobody stands on two of them', async () => {
  let cuts = 0;
  for (const people of [0, 1, 102, 103, 500, 1_000]) {
    const rows = stored(people);
    const countOf = (person: ParticipantId | undefined, among: readonly EndedAttempt[]): number => among.filter(({ participant }) => participant === person).length;
    const isCut = (page: readonly EndedAttempt[]): boolean => countOf(page.at(-1)?.participant, page) < countOf(page.at(-1)?.participant, rows);
    const pages: EndedAttempt[][] = [];
    const store = storeOf(rows, (page) => void (cuts += isCut(page) ? 1 : 0));
    for await (const page of endedAttempts(store, ROUND)) pages.push(page);
    assert.equal(pages.flat(), rows, `${people} people`);
    const each = pages.map((page) => new Set(page.map(({ participant }) => participant)).size);
    assert.is(each.reduce((sum, count) => sum + count, 0), people, `somebody of ${people} people stands on two pages`);
  }
  assert.ok(cuts > 2, `the store has cut no more than ${cuts} people in two`);
});

ranking('lets the loop turn between two pages', async () => {
  let hasTurned = true;
  const store = storeOf(stored(1_000), () => {
    assert.ok(hasTurned);
    hasTurned = false;
    setImmediate(() => (hasTurned = true));
  });
  let pages = 0;
  for await (const page of endedAttempts(store, ROUND)) pages += page.length > 0 ? 1 : 0;
  assert.ok(pages > 5);
});

ranking.run();
