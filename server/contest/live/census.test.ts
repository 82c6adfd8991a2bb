import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LiveAnswerRow, LivePlayerRow } from '../../../db/live-players.ts';
import type { LivePlayerId, LiveSessionId } from '../../rules/ids.ts';
import { crowd, type Crowd } from './crowd.ts';
import { countingAnswer, revisionsOf, type GivenAnswer, type LivePlayer } from './player.ts';

const counting = suite('the census of a session');

const UNITS = [null, { id: 'a', code: '01', name: 'Sở Nội vụ' }, { id: 'b', code: '02', name: 'Sở Y tế' }] as const;
const STEPS = ['q1', 'q2'];
const PEOPLE = 3;

const place = fc.nat({ max: PEOPLE - 1 });
const answer = { who: place, step: fc.constantFrom(...STEPS), revision: fc.integer({ min: 1, max: 2 }), choice: fc.nat({ max: 3 }) };
const acts = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.record({ act: fc.constantFrom('answer', 'keep'), ...answer }) },
    { weight: 6, arbitrary: fc.record({ act: fc.constantFrom('connect', 'leave'), who: place }) },
    { weight: 6, arbitrary: fc.record({ act: fc.constantFrom('join', 'look'), who: fc.nat({ max: UNITS.length - 1 }) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('remove'), who: place }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('read'), ...answer }) },
  ),
  { maxLength: 60, size: 'max' },
);
type Act = typeof acts extends fc.Arbitrary<(infer One)[]> ? One : never;

counting('is at every moment what a walk through everybody finds, whoever joins, comes, goes, answers, or is removed', () => {
  fc.assert(fc.property(acts, (all) => {
    const people = crowd();
    const players = Array.from({ length: PEOPLE }, (_, number) => people.add(row(number, UNITS[number % UNITS.length] ?? null)));
    for (const act of all) {
      carryOut(people, players, act);
      // A step of which nobody has asked is counted when somebody does.
      if (act.act === 'look') assertCounted(people, STEPS.slice(0, act.who));
    }
    assertCounted(people, STEPS);
  }), { seed: 221, numRuns: 1_000 });
});

counting('takes in an answer that had been given up, and reaches the disk all the same', async () => {
  const people = crowd();
  const player = people.add(row(1, null));
  const late = given(player, { step: 'q1', revision: 1, choice: 2 });
  late.saved = Promise.reject(new Error('the disk is full'));
  assert.is(people.census.of('q1').answered, 0);
  await people.saved('q1', () => Promise.reject(new Error('the disk is still full')));
  assert.is(countingAnswer(player, 'q1'), undefined);
  people.kept(late);
  people.kept(late);
  assert.equal([people.census.of('q1').answered, countingAnswer(player, 'q1')?.choice], [1, 2]);
});

counting('gives up nothing that a second sending has brought to the disk meanwhile', async () => {
  const people = crowd();
  const player = people.add(row(1, null));
  const answer = given(player, { step: 'q1', revision: 1, choice: 2 });
  answer.saved = Promise.reject(new Error('the disk is full'));
  await people.saved('q1', async () => {
    people.kept(answer);
    throw new Error('the disk is full again');
  });
  assert.equal([people.census.of('q1').answered, countingAnswer(player, 'q1')?.choice], [1, 2]);
});

function carryOut(people: Crowd, players: LivePlayer[], act: Act): void {
  const player = players[act.who];
  if (act.act === 'join') return void players.push(people.add(row(players.length, UNITS[act.who] ?? null)));
  if (act.act === 'look' || player === undefined) return;
  switch (act.act) {
    case 'connect':
      return people.connected(player);
    case 'leave':
      if (player.sockets > 0) people.gone(player);
      return;
    case 'remove':
      return people.remove(player, 1);
    case 'answer':
      return void given(player, act);
    case 'keep': {
      const waiting = [...(player.answers.get(act.step)?.values() ?? [])].find(({ isSaved }) => !isSaved);
      if (waiting !== undefined) people.kept(waiting);
      return;
    }
    case 'read':
      return people.take(answerRow(player, act));
  }
}

/** By going through everybody. */
function assertCounted(people: Crowd, steps: readonly string[]): void {
  const playing = people.all().filter(({ row: { removedAt } }) => removedAt === null);
  const connected = (among: readonly LivePlayer[]): number => among.filter(({ sockets }) => sockets > 0).length;
  assert.equal({ ...people.census.all() }, { joined: playing.length, connected: connected(playing) });
  assert.is(people.size(), playing.length);
  for (const step of steps) {
    const answered = (among: readonly LivePlayer[]): number[] => among.flatMap((player) => countingAnswer(player, step)?.choice ?? []);
    const { answered: number, choices } = people.census.of(step);
    assert.is(number, answered(playing).length);
    assert.equal([0, 1, 2, 3].map((choice) => choices[choice] ?? 0), [0, 1, 2, 3].map((choice) => answered(playing).filter((one) => one === choice).length));
    const units = UNITS.flatMap((unit) => {
      const among = playing.filter(({ row: { unit: own } }) => own !== null && own.id === unit?.id);
      return unit === null || among.length === 0 ? [] : [{ code: unit.code, name: unit.name, joined: among.length, connected: connected(among), answered: answered(among).length }];
    });
    assert.equal(people.census.units(step), units);
    assert.equal(people.census.units(undefined), units.map((unit) => ({ ...unit, answered: 0 })));
    assert.is(people.census.unitsPlaying(), units.length);
  }
}

function given(player: LivePlayer, act: { step: string; revision: number; choice: number }): GivenAnswer {
  const answer: GivenAnswer = { row: answerRow(player, act), saved: Promise.resolve(), isSaved: false };
  const revisions = revisionsOf(player, act.step);
  // What is on the disk is never given again.
  const known = revisions.get(act.revision);
  if (known !== undefined) return known;
  revisions.set(act.revision, answer);
  return answer;
}

function row(number: number, unit: LivePlayerRow['unit']): LivePlayerRow {
  return { id: `player-${number}` as LivePlayerId, session: 'session' as LiveSessionId, participant: null, unit, name: `Người ${number}`, nicknameKey: null, tokenHash: Buffer.from(`${number}`), joinedAt: number, removedAt: null };
}

function answerRow(player: LivePlayer, { step, revision, choice }: { step: string; revision: number; choice: number }): LiveAnswerRow {
  return { step, player: player.row.id, revision, choice, shownAt: 0, receivedAt: 0, elapsed: 0, outageCredit: 0, lagCredit: 0, lagUnsteady: false };
}

counting.run();
