import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { AnswerRow } from '../../db/attempts.ts';
import { openDatabase } from '../../db/open.ts';
import type { Player, StateOf } from '../testing/player.ts';
import { openWorld, type World } from '../testing/world.ts';
import { nextTurn } from './next-turn.ts';
import type { Session } from './session.ts';

const queue = suite<{ world: World; player: Player; shown: StateOf<'question'> }>('the queue of an attempt');
queue.before.each(async (context) => {
  context.world = await openWorld({ declaration: { lagCredit: { percentile: 20, cap: 300, slack: 50, gain: 300 } } });
  context.player = await context.world.player(1);
  await context.player.start();
  context.shown = await context.player.question(1);
});
queue.after.each(({ world }) => world.close());

queue('[T7] lets a time-out wait for an answer that was stamped before the deadline and waits for its turn behind a crowd', async ({ world, player, shown }) => {
  world.clock.jump(shown.deadline - 1);
  const receivedAt = world.clock.now();
  const go = crowdBefore(world);
  world.clock.set(shown.deadline + 50);
  await nextTurn();
  const answered = world.contest.answer(sessionOf(world, player), { attempt: shown.attempt, question: shown.question, revision: 1, choice: 0 }, { receivedAt, overSocket: true });
  go();
  const verdict = await answered;
  assert.is(verdict.ok && verdict.value.receivedAt, receivedAt);
});

queue('[T7] lets it wait too where the timer was set for the question before, and is late', async ({ world, player, shown }) => {
  world.clock.advance(30_000);
  await player.answer(shown, 0);
  const { attempt, question, deadline } = await player.question(2);
  world.clock.jump(deadline - 1);
  const receivedAt = world.clock.now();
  const go = crowdBefore(world);
  world.clock.jump(deadline + 50);
  world.clock.set(deadline + 50);
  await nextTurn();
  const answered = world.contest.answer(sessionOf(world, player), { attempt, question, revision: 1, choice: 0 }, { receivedAt, overSocket: true });
  go();
  const verdict = await answered;
  assert.is(verdict.ok && verdict.value.receivedAt, receivedAt);
});

queue('lets a take-over wait for what was stamped before it, and for nothing that came later', async ({ world, player }) => {
  const receivedAt = world.clock.now();
  const session = sessionOf(world, player);
  world.clock.jump(receivedAt + 100);
  const waitedFor: number[] = [];
  world.contest.awaits((before) => {
    waitedFor.push(before);
    return undefined;
  });
  assert.ok((await world.contest.takeOver(session, { receivedAt })).ok);
  assert.equal(waitedFor, [receivedAt]);
});

queue('decides anew what somebody else has changed meanwhile, and counts what somebody else has stored', async ({ world, player, shown }) => {
  elsewhere(world, 'UPDATE open_question SET version = version + 1');
  const first = await player.answer(shown, 0);
  assert.is(first.ok && first.value.saved, 1);
  const second = await player.question(2);
  await world.settle();
  elsewhere(
    world,
    `INSERT INTO answer SELECT attempt, json_extract(items, '$[' || item || '][0]'), 1, place, 0, shown_at, shown_at, 0, 0, 0, 0
     FROM open_question JOIN attempt ON serial = attempt JOIN paper ON attempt_id = attempt.id;
     UPDATE open_question SET version = version + 1, place = 3, item = 2, shown_at = NULL`,
  );
  assert.equal(await player.answer(second, 1), { ok: false, refusal: 'not-this-question' });
  const again = await player.answer(second, 1);
  assert.is(again.ok && again.value.saved, 2);
});

queue('keeps the first stamp of what failed before it was handed over', async ({ world, player, shown }) => {
  const { attempts } = world.stores;
  const { advance } = attempts;
  attempts.advance = () => {
    throw new Error('a defect');
  };
  world.clock.advance(1_000);
  assert.equal(await player.answer(shown, 0), { ok: false, refusal: 'internal' });
  attempts.advance = advance;
  world.clock.advance(8_000);
  const verdict = await player.answer(shown, 2);
  assert.is(verdict.ok && verdict.value.receivedAt, shown.shownAt + 1_000);
});

queue('[D4] refuses an answer that was stamped at the deadline, though the time-out has waited for it too', async ({ world, player, shown }) => {
  world.clock.jump(shown.deadline);
  const go = crowdBefore(world, shown.deadline);
  world.clock.set(shown.deadline + 50);
  await nextTurn();
  const given = { attempt: shown.attempt, question: shown.question, revision: 1, choice: 0 } as const;
  const answered = world.contest.answer(sessionOf(world, player), given, { receivedAt: shown.deadline, overSocket: false });
  go();
  assert.equal(await answered, { ok: false, refusal: 'too-late' });
});

queue('decides a burst of the same answer once, and of the next question not at all', async ({ world, player, shown }) => {
  const verdicts = await Promise.all([player.answer(shown, 0), player.answer(shown, 1), player.answer(shown, 2)]);
  const receipts = verdicts.map((verdict) => (verdict.ok ? verdict.value.choice : verdict.refusal));
  assert.equal(new Set(receipts).size, 1);
  const ahead = { attempt: shown.attempt, question: shown.question === 3 ? 2 : 3, revision: 1, choice: 0 };
  assert.equal(await player.post('answer', ahead), { ok: false, refusal: 'not-this-question' });
  assert.is((await settled(world, shown.attempt)).length, 1);
});

queue('[L5] [L7] takes the measured lag off the elapsed time and stores both, but moves no deadline and credits nothing over HTTPS', async ({ world, player, shown }) => {
  const session = sessionOf(world, player);
  for (const roundTrip of [80, 90, 100, 120, 400]) world.contest.lags.observe(session.device, roundTrip);
  assert.is(shown.deadline, shown.shownAt + 60_000);
  world.clock.advance(5_000);
  await player.answer(shown, 0);
  const second = await player.question(2);
  world.clock.advance(5_000);
  await player.post('answer', { attempt: second.attempt, question: second.question, revision: 1, choice: 0 });
  const rows = await settled(world, shown.attempt);
  assert.equal(rows.map(({ elapsed, lagCredit, lagUnsteady }) => ({ elapsed, lagCredit, lagUnsteady })), [
    { elapsed: 4_920, lagCredit: 80, lagUnsteady: true },
    { elapsed: 5_000, lagCredit: 0, lagUnsteady: false },
  ]);
});

/** A crowd of commands that were stamped at `stamp` and wait for their turn, until the returned function lets it come. */
function crowdBefore({ contest, clock }: World, stamp: number = clock.now()): () => void {
  let isWaiting = true;
  let goOn = (): void => undefined;
  const turn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  contest.awaits((before) => (isWaiting && stamp < before ? turn : undefined));
  return () => {
    isWaiting = false;
    goOn();
  };
}

function sessionOf({ contest }: World, { token }: Player): Session {
  const session = contest.session(token);
  if (session === undefined) throw new Error('not signed in');
  return session;
}

async function settled({ stores }: World, attempt: string): Promise<AnswerRow[]> {
  const row = await stores.attempts.withId(attempt);
  return row === undefined ? [] : stores.attempts.answers(row.serial);
}

/** By a connection of its own, as another process would. */
function elsewhere(world: World, sql: string): void {
  const database = openDatabase(world.file);
  database.exec(sql);
  database.close();
}

queue.run();
