/*
 * A disk that is full, read-only, failing or slow under a server that people use. Nothing is acknowledged that is not in the file, what
 * cannot be saved is refused as `not-saved`, what can be read is read; and when the disk is well again everybody goes on, with the
 * stamps of the first try, to a ranking that SQL computes anew. SQLite itself refuses where the database may not grow or be written to.
 */
import * as assert from 'uvu/assert';
import type { Verdict } from '../../server/protocol/refusals.ts';
import { commitFaults, type CommitFaults } from '../../server/testing/commit-faults.ts';
import type { Player, StateOf } from '../../server/testing/player.ts';
import { readDatabase } from '../../server/testing/ranking-in-sql.ts';
import { seeded } from '../../server/testing/seeded.ts';
import { CLOSES_AT } from '../../server/testing/small-contest.ts';
import { started } from '../../server/testing/started.ts';
import { openWorld, type World } from '../../server/testing/world.ts';
import type { Prover } from './proof.ts';
import { pause } from './site.ts';

export const disk: Prover = { name: 'disk', minutes: 2, least: 40, trial: (seed) => everyIllness(seed) };

const ILLNESSES = ['full', 'read-only', 'failing', 'slow'] as const;
type Illness = (typeof ILLNESSES)[number];

const PEOPLE = 4;

/** Readiness is looked at once a second at most, milliseconds. */
const LOOK = 200;
const LOOKS = 25;

interface Ward {
  world: World;
  disk: CommitFaults;
  illness: Illness;
  people: { player: Player; shown: StateOf<'question'> }[];
  free: { bytes: number };
  random(): number;
}

async function everyIllness(seed: number): Promise<number> {
  for (const illness of ILLNESSES) await liveThrough(illness, seed);
  return ILLNESSES.length;
}

export async function liveThrough(illness: Illness, seed: number): Promise<void> {
  const faults = commitFaults();
  const free = { bytes: 2 ** 40 };
  const world = await openWorld({ people: PEOPLE + 3, faults: faults.faults, freeBytes: async () => free.bytes });
  try {
    const people: Ward['people'] = [];
    for (let person = 1; person <= PEOPLE; person += 1) people.push(await started(world, person));
    const ward = { world, disk: faults, illness, people, free, random: seeded(seed) };
    const tried = await whileIll(ward);
    recover(ward);
    await answerAgain(ward, tried);
    await finish(ward);
  } finally {
    faults.heal();
    faults.release();
    await world.close();
  }
}

/** What each person was told; all who were refused were refused for the disk. */
async function whileIll(ward: Ward): Promise<Tried[]> {
  const { world, people, illness, free, random } = ward;
  world.clock.advance(1_000 + Math.floor(random() * 5_000));
  const receivedAt = world.clock.now();
  const late = await world.player(PEOPLE + 1);
  fallIll(ward);
  const answers = people.map(({ player, shown }) => watched(player.answer(shown, Math.floor(random() * 4))));
  const more = [late.start(), operate(world, { act: 'extend', round: 1, closesAt: CLOSES_AT + 60_000, reason: 'mất điện diện rộng' })];
  if (illness === 'slow') await assertHeld(ward, answers);
  if (illness === 'full') more.push(...(await untilRefused(world)));
  const verdicts = await Promise.all(answers.map(({ verdict }) => verdict));
  for (const verdict of [...verdicts, ...(await Promise.all(more))]) assert.ok(verdict.ok || verdict.refusal === 'not-saved', JSON.stringify(verdict));
  assertNothingFalse(ward, verdicts);
  if (illness === 'read-only' || illness === 'failing') assert.ok(verdicts.every(({ ok }) => !ok), 'an ill disk has saved something');
  for (const { player } of people) assert.is((await player.get('view')).ok, true);
  if (illness === 'full') free.bytes = 0;
  if (illness !== 'slow') await untilReady(world, 503, illness === 'full' ? 'too little free space in the data folder' : 'the database cannot be written to');
  return verdicts.map((verdict) => ({ verdict, receivedAt }));
}

interface Tried {
  verdict: Verdict<{ choice: number; receivedAt: number }>;
  receivedAt: number;
}

function fallIll({ disk, illness }: Ward): void {
  if (illness === 'full') disk.fill();
  if (illness === 'read-only') disk.protect();
  if (illness === 'failing') disk.fail();
  if (illness === 'slow') disk.hold();
}

function recover({ disk, free }: Ward): void {
  disk.heal();
  free.bytes = 2 ** 40;
}

/** While a commit is held nobody is told anything, and other commands are answered. */
async function assertHeld({ world, disk, people }: Ward, answers: readonly Watched[]): Promise<void> {
  await disk.held();
  for (const { player } of people) assert.is((await player.socket.emitWithAck('clock', {})).ok, true);
  assert.equal(answers.map(({ isSettled }) => isSettled()), answers.map(() => false));
  assert.is(count(world, 'answer'), 0);
  disk.release();
}

/** The log grows with each act, until it needs a page more than there is. */
async function untilRefused(world: World): Promise<Promise<Verdict<unknown>>[]> {
  for (let act = 1; act < 100; act += 1) {
    const verdict = await operate(world, { act: 'extend', round: 1, closesAt: CLOSES_AT + 60_000 + act, reason: 'mất điện diện rộng '.repeat(10) });
    if (!verdict.ok) return [Promise.resolve(verdict)];
  }
  throw new Error('a full disk takes up whatever comes');
}

/** Each acknowledged answer stands in the file, as another connection reads it, and none that was refused does. */
function assertNothingFalse({ world, people }: Ward, verdicts: readonly Tried['verdict'][]): void {
  const file = readDatabase(world.file);
  for (const [index, verdict] of verdicts.entries()) {
    const shown = people[index]?.shown;
    if (shown === undefined) continue;
    const row = file.settled({ attempt: shown.attempt, question: shown.question, choice: verdict.ok ? verdict.value.choice : 0 });
    assert.is(row?.receivedAt, verdict.ok ? verdict.value.receivedAt : undefined);
    if (verdict.ok) assert.is(row?.choice, row?.chosen);
  }
  file.close();
}

/** Sent again, with another choice: the first one counts, with its own instant, and no time is lost by it. */
async function answerAgain({ world, people }: Ward, tried: readonly Tried[]): Promise<void> {
  world.clock.advance(5_000);
  await world.settle();
  for (const [index, { verdict: first, receivedAt }] of tried.entries()) {
    const person = people[index];
    const again = person && (await person.player.answer(person.shown, 3));
    assert.is(again?.ok && again.value.receivedAt, receivedAt);
    if (first.ok) assert.equal(again, first);
  }
}

async function finish({ world, people, disk }: Ward): Promise<void> {
  await untilReady(world, 200);
  for (const { player } of people) {
    for (const place of [2, 3, 4]) assert.is((await player.answer(await player.question(place), 0)).ok, true);
    assert.is((await player.state('finished')).answered, 4);
  }
  const commits = disk.commits();
  world.clock.set(CLOSES_AT + 120_000);
  for (const { player } of people) await player.state('result');
  assert.ok(disk.commits() > commits);
  const file = readDatabase(world.file);
  assert.equal(file.stored('round-1', 1), file.recomputed('round-1'));
  file.close();
}

async function untilReady(world: World, status: number, missing?: string): Promise<void> {
  let said = '';
  for (let look = 0; look < LOOKS; look += 1) {
    const response = await fetch(`${world.address}/readyz`);
    said = `${response.status} ${await response.text()}`;
    if (response.status === status && (missing === undefined || said.includes(missing))) return;
    await pause(LOOK);
  }
  throw new Error(`/readyz says ${said}`);
}

async function operate(world: World, act: object): Promise<Verdict<unknown>> {
  const headers = { authorization: `Bearer ${world.operatorToken}`, 'content-type': 'application/json' };
  const response = await fetch(`${world.address}/api/operator`, { method: 'POST', headers, body: JSON.stringify(act) });
  const verdict: Verdict<unknown> = await response.json().then((body: unknown) => Object(body));
  return verdict;
}

interface Watched {
  verdict: Promise<Tried['verdict']>;
  isSettled(): boolean;
}

function watched(verdict: Promise<Tried['verdict']>): Watched {
  let settled = false;
  const noted = verdict.finally(() => {
    settled = true;
  });
  return { verdict: noted, isSettled: () => settled };
}

function count(world: World, table: string): number {
  const file = readDatabase(world.file);
  const found = file.count(table);
  file.close();
  return found;
}
