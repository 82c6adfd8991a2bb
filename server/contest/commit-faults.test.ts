import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openReader } from '../../db/open.ts';
import { commitFaults, type CommitFaults } from '../testing/commit-faults.ts';
import type { Player, StateOf } from '../testing/player.ts';
import { CLOSES_AT, OPENS_AT } from '../testing/small-contest.ts';
import { OPERATOR } from '../testing/staff-office.ts';
import { started } from '../testing/started.ts';
import { openWorld, type World } from '../testing/world.ts';

interface Context {
  world: World;
  disk: CommitFaults;
}

const faulty = suite<Context>('a disk that is slow or full');
faulty.before.each(async (context) => {
  context.disk = commitFaults();
  context.world = await openWorld({ faults: context.disk.faults });
});
faulty.after.each(async ({ disk, world }) => {
  disk.heal();
  disk.release();
  await world.close();
});

faulty('lets no acknowledgement leave while the commit is held, and every one when it is done', async ({ disk, world }) => {
  const [first, second] = [await started(world, 1), await started(world, 2)];
  disk.hold();
  const answers = [first, second].map(({ player, shown }) => watched(player.answer(shown, 0)));
  await disk.held();
  // The loop turns and other commands are answered meanwhile.
  for (let turn = 0; turn < 5; turn += 1) assert.is((await first.player.socket.emitWithAck('clock', {})).ok, true);
  assert.equal(answers.map(({ settled }) => settled()), [false, false]);
  assert.equal(stored(world), []);
  assert.is(await saved(first.player), 0);
  disk.release();
  const verdicts = await Promise.all(answers.map(({ verdict }) => verdict));
  assert.equal(verdicts.map((verdict) => verdict.ok && verdict.value.receivedAt), [OPENS_AT, OPENS_AT]);
  assert.is(stored(world).length, 2);
});

faulty('holds an answer over plain HTTPS back in the same way', async ({ disk, world }) => {
  const { player, shown } = await started(world, 1);
  disk.hold();
  const answer = watched(player.post('answer', { attempt: shown.attempt, question: shown.question, revision: 1, choice: 0 }));
  await disk.held();
  await player.get('view');
  assert.equal([answer.settled(), stored(world)], [false, []]);
  disk.release();
  assert.is((await answer.verdict).ok, true);
  assert.is(stored(world).length, 1);
});

faulty('refuses an answer as not saved, changes nothing by it, and takes it with its first stamp and choice when it is sent again', async ({ disk, world }) => {
  const { player, shown } = await started(world, 1);
  const before = attempts(world);
  world.clock.advance(1_000);
  disk.fail();
  assert.equal(await player.answer(shown, 0), { ok: false, refusal: 'not-saved' });
  assert.equal([stored(world), attempts(world)], [[], before]);
  const view = await player.get('view');
  assert.equal((view as { value: { state: unknown } }).value.state, shown);
  disk.heal();
  world.clock.advance(1_000);
  const verdict = await player.answer(shown, 2);
  const receivedAt = OPENS_AT + 1_000;
  assert.equal(verdict.ok && [verdict.value.receivedAt, verdict.value.saved], [receivedAt, 1]);
  assert.equal(stored(world), [{ choice: 0, receivedAt, elapsed: 1_000 }]);
  assert.is((await player.question(2)).saved, 1);
});

faulty('[T7] makes no answer late that stands in the queue behind a turn of the server itself', async ({ disk, world }) => {
  const { player, shown } = await started(world, 1);
  for (let second = 0; second < 50; second += 1) {
    world.clock.advance(1_000);
    await world.settle();
  }
  await world.crash(1_000);
  disk.hold();
  const connected = player.connect();
  await disk.held();
  // The page is connected, and the end of the outage waits for the disk.
  await player.socket.emitWithAck('clock', {});
  const deadline = shown.deadline + 1_000;
  world.clock.jump(deadline - 100);
  const answering = player.answer(shown, 1);
  await player.socket.emitWithAck('clock', {});
  world.clock.set(deadline + 1_000);
  disk.release();
  await connected;
  const verdict = await answering;
  assert.is(verdict.ok ? verdict.value.receivedAt : verdict.refusal, deadline - 100);
});

faulty('does not leave a withdrawal without its new ranking', async ({ disk, world }) => {
  const { player } = await started(world, 1);
  for (const place of [1, 2, 3, 4]) await player.answer(await player.question(place), 0);
  world.clock.set(CLOSES_AT);
  const before = (await player.state('result')).result;
  const [, topic, number] = before.review[0]?.text.replace('?', '').split(' ') ?? [];
  const act = { act: 'withdraw', question: `${topic?.toUpperCase()}-${number?.padStart(2, '0')}`, reason: 'đáp án đã lỗi thời' } as const;
  disk.failAfter(1);
  await world.contest.desk(OPERATOR, act).then(() => assert.unreachable(), () => undefined);
  disk.heal();
  assert.is((await world.stores.standings.editions('round-1' as never)).length, 1);
  assert.is((await world.contest.desk(OPERATOR, act)).ok, true);
  const after = await player.until((view) => view.state.state === 'result' && view.state.result.counted === 3);
  assert.is(after.state.state === 'result' && after.state.result.corrections.length, 1);
});

faulty('that fails once costs nobody anything: each answer of the batch is written once', async ({ disk, world }) => {
  const people = await Promise.all([1, 2, 3].map((person) => started(world, person)));
  disk.hold();
  const answers = people.map(({ player, shown }) => player.answer(shown, 1));
  await disk.held();
  // All three stand in the batch when each page has had an answer to a later command.
  for (const { player } of people) await player.socket.emitWithAck('clock', {});
  const versions = attempts(world).map((attempt) => attempt.version);
  disk.fail(1);
  disk.release();
  const verdicts = await Promise.all(answers);
  assert.equal(verdicts.map((verdict) => verdict.ok && verdict.value.saved), [1, 1, 1]);
  await Promise.all(people.map(({ player }) => player.question(2)));
  await world.settle();
  assert.equal(stored(world).map((row) => row.choice), [1, 1, 1]);
  // One step for the answer; a showing is none.
  assert.equal(attempts(world).map((attempt) => attempt.version), versions.map((version) => version + 1));
});

faulty('leaves no attempt where a start could not be written, and the next try starts it', async ({ disk, world }) => {
  const player = await world.player(1);
  disk.fail();
  assert.equal(await player.start(), { ok: false, refusal: 'not-saved' });
  assert.equal(attempts(world), []);
  assert.is((await player.state('ready')).attemptsTaken, 0);
  disk.heal();
  assert.is((await player.start()).ok, true);
  assert.is((await player.question(1)).saved, 0);
  assert.is(attempts(world).length, 1);
});

function watched<Value>(verdict: Promise<Value>): { verdict: Promise<Value>; settled(): boolean } {
  let settled = false;
  const noted = verdict.finally(() => {
    settled = true;
  });
  return { verdict: noted, settled: () => settled };
}

async function saved(player: Player): Promise<number> {
  const verdict = (await player.get('view')) as { value: { state: StateOf<'question'> } };
  return verdict.value.state.saved;
}

/** What another connection sees of the answers. */
function stored(world: World): { choice: number | null; receivedAt: number; elapsed: number }[] {
  return read(world, 'SELECT choice, received_at AS receivedAt, elapsed FROM answer ORDER BY attempt, place');
}

function attempts(world: World): { version: number }[] {
  return read(world, 'SELECT *, attempt.credit AS whole FROM attempt LEFT JOIN paper ON attempt_id = id LEFT JOIN open_question ON attempt = serial ORDER BY participant_id');
}

function read<Row>(world: World, sql: string): Row[] {
  const reader = openReader(world.file);
  const rows = reader.prepare<[], Row>(sql).all();
  reader.close();
  return rows;
}

faulty.run();
