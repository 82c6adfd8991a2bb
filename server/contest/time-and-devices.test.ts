import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ParticipantView } from '../protocol/participant.ts';
import { pollingPlayer } from '../testing/polling-player.ts';
import { signIn } from '../testing/player.ts';
import { CLOSES_AT, MINUTE, personalCodeOf, staffCodeOf } from '../testing/small-contest.ts';
import { OPERATOR } from '../testing/staff-office.ts';
import { openWorld, type World } from '../testing/world.ts';

const attempt = suite<{ world: World }>('an attempt over time and devices');
attempt.before.each(async (context) => {
  context.world = await openWorld();
});
attempt.after.each(({ world }) => world.close());

attempt('[T1] goes on after a reload with the same question, showing and deadline', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const before = await player.question(1);
  world.clock.advance(20_000);
  await player.connect();
  const after = await player.question(1);
  assert.equal([after.shownAt, after.deadline, after.shown], [before.shownAt, before.deadline, before.shown]);
});

attempt('[T1] shows several people at once their questions each next to its own write', async ({ world: { address, clock, contest } }) => {
  const shown: { shownAt: number; now: number }[] = [];
  const sessions = await Promise.all([1, 2, 3].map(async (person) => {
    const verdict = await signIn(address, { staffCode: staffCodeOf(person), personalCode: personalCodeOf(person) });
    const session = verdict.ok ? contest.session(verdict.value.token) : undefined;
    if (session === undefined) throw new Error(`person ${person} cannot sign in`);
    return session;
  }));
  sessions.forEach(contest.presence.connect);
  for (const session of sessions) assert.ok((await contest.start(session, { shortAccepted: false }, { receivedAt: clock.now(), overSocket: true })).ok);
  const write = ({ state, now }: ParticipantView): void => {
    if (state.state === 'question') shown.push({ shownAt: state.shownAt, now });
    // A write takes its time.
    clock.advance(100);
  };
  for (const session of sessions) assert.is(contest.show(session, write), undefined);
  const from = shown[0]?.now ?? 0;
  assert.equal(shown, [0, 100, 200].map((later) => ({ shownAt: from + later, now: from + later })));
});

attempt('is looked at within the call before it begins, by whoever is known to have none', async ({ world: { address, contest } }) => {
  const verdict = await signIn(address, { staffCode: staffCodeOf(1), personalCode: personalCodeOf(1) });
  const session = verdict.ok ? contest.session(verdict.value.token) : undefined;
  if (session === undefined) throw new Error('not signed in');
  await contest.view(session);
  const states: string[] = [];
  assert.is(contest.show(session, ({ state }) => states.push(state.state)), undefined);
  assert.equal(states, ['ready']);
});

attempt('goes on in the tabs that are left when one of them is closed', async ({ world }) => {
  const player = await world.player(1);
  const tab = await player.secondTab();
  await player.start();
  const shown = await tab.question(1);
  const gone = new Promise<void>((resolve) => void player.socket.once('disconnect', () => resolve()));
  player.socket.disconnect();
  await gone;
  await world.settle();
  await tab.answer(shown, 0);
  await tab.question(2);
});

attempt('is shown in every tab of its device, and an answer in one moves the other', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  const tab = await player.secondTab();
  const again = await tab.question(1);
  assert.is(again.shownAt, shown.shownAt);
  await tab.answer(again, 0);
  await player.question(2);
});

attempt('[A1] is held by one device: another is refused, takes over after confirming, and the old one is told', async ({ world }) => {
  const old = await world.player(1);
  await old.start();
  const shown = await old.question(1);
  const fresh = await world.player(1);
  await fresh.state('elsewhere');
  assert.equal(await fresh.answer(shown, 0), { ok: false, refusal: 'elsewhere' });
  world.clock.advance(10_000);
  assert.equal(await fresh.socket.emitWithAck('take-over', {}), { ok: true, value: {} });
  const taken = await fresh.question(1);
  assert.is(taken.shownAt, shown.shownAt);
  await old.state('elsewhere');
  assert.equal(await old.answer(shown, 0), { ok: false, refusal: 'elsewhere' });
  assert.equal((await fresh.answer(taken, 0)).ok, true);
});

attempt('[E1] half a minute without network costs half a minute, and what was chosen counts when it arrives in time', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  player.leave();
  world.clock.advance(30_000);
  await player.connect();
  const verdict = await player.answer(shown, 0);
  assert.equal(verdict, { ok: true, value: { question: shown.question, choice: shown.shown.options.indexOf('option 0'), receivedAt: shown.shownAt + 30_000, saved: 1, of: 4 } });
});

attempt('[T2] with nobody connected each question falls due at the deadline of the one before', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  await disconnected(world, player);
  for (let second = 0; second < 150; second += 1) {
    world.clock.advance(1_000);
    await world.settle();
  }
  await player.connect();
  const third = await player.question(3);
  assert.is(third.shownAt, shown.shownAt + 2 * MINUTE);
  assert.equal(await player.answer(shown, 0), { ok: false, refusal: 'too-late' });
});

for (const [away, stamped] of [[3_000, 3_000], [8_000, 5_000], [40_000, 5_000]] as const) {
  attempt(`[T8] who is there and asks for the next question after ${away} ms has it since ${stamped} ms`, async ({ world }) => {
    const { page, answeredAt } = await answeredOverHttps(world);
    world.clock.advance(away);
    const state = await page.look();
    assert.equal(state.state === 'question' && [state.place, state.shownAt, state.deadline], [2, answeredAt + stamped, answeredAt + stamped + MINUTE]);
    await world.settle();
    const stored = await world.stores.attempts.withId(state.state === 'question' ? state.attempt : '');
    assert.is(stored?.shownAt, answeredAt + stamped);
  });
}

for (const how of ['restart', 'crash'] as const) {
  attempt(`[T8] what had fallen due unseen before a ${how} has been due since then`, async ({ world }) => {
    const { page, answeredAt } = await answeredOverHttps(world);
    for (let second = 0; second < 35; second += 1) {
      world.clock.advance(1_000);
      await world.settle();
    }
    await world[how](1_000);
    const state = await page.look();
    assert.equal(state.state === 'question' && [state.place, state.shownAt], [2, answeredAt + 5_000]);
  });
}

attempt('[T4] [T8] a look that comes right behind an answer is shown the next question now, and not when the one before would have fallen due', async ({ world: { contest, clock, stores } }) => {
  const signedIn = await contest.signIn({ staffCode: staffCodeOf(1), personalCode: personalCodeOf(1) }, { address: '127.0.0.1', forwarded: false });
  const session = signedIn.ok ? contest.session(signedIn.value.token) : undefined;
  if (session === undefined) throw new Error('nobody was let in');
  const arrival = () => ({ receivedAt: clock.now(), overSocket: false });
  const look = async (): Promise<ParticipantView['state']> => {
    contest.presence.polled(session.device);
    return (await contest.view(session)).state;
  };
  await look();
  await contest.start(session, { shortAccepted: true }, arrival());
  const first = await look();
  if (first.state !== 'question') throw new Error('no question is open');
  clock.advance(20_000);
  const answered = contest.answer(session, { attempt: first.attempt, question: first.question, revision: 1, choice: 0 }, arrival());
  // It is told in the same moment as the answer that it is written, and each look comes some steps later than the one before.
  const written = stores.attempts.show([]);
  const lookAfter = async (steps: number): Promise<void> => {
    await written;
    for (let step = 0; step < steps; step += 1) await Promise.resolve();
    await look();
  };
  await Promise.all([answered, ...Array.from({ length: 12 }, (_, steps) => lookAfter(steps))]);
  const second = await look();
  assert.equal(second.state === 'question' && [second.place, second.shownAt], [2, clock.now()]);
});

attempt('[D4] [T3] a timer that is late changes nothing: the deadline itself is too late', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const shown = await player.question(1);
  world.clock.jump(shown.deadline);
  assert.equal(await player.answer(shown, 0), { ok: false, refusal: 'too-late' });
  const [row] = await world.stores.attempts.answers(await serialOf(world));
  assert.equal([row?.choice, row?.receivedAt, row?.elapsed], [null, shown.deadline, MINUTE]);
  await player.question(2);
});

attempt('[D3] [E3] is cut by the close: the rest costs its full limit and is stamped at the close', async ({ world }) => {
  const player = await world.player(1);
  world.clock.set(CLOSES_AT - 90_000);
  await player.start();
  await player.answer(await player.question(1), 0);
  const cut = await player.question(2);
  world.clock.advance(60_000);
  const third = await player.question(3);
  assert.is(third.deadline, CLOSES_AT);
  assert.is(cut.deadline, CLOSES_AT - 30_000);
  world.clock.set(CLOSES_AT);
  const { result } = await player.state('result');
  assert.is(result.finishedAt, CLOSES_AT);
  assert.is(result.elapsed, 3 * MINUTE);
  const rows = await world.stores.attempts.answers(await serialOf(world));
  assert.equal(rows.map((row) => row.receivedAt), [CLOSES_AT - 90_000, CLOSES_AT - 30_000, CLOSES_AT, CLOSES_AT]);
});

attempt('[D1] extra time granted to one person moves the open deadline and every later one', async ({ world }) => {
  const player = await world.player(1);
  const other = await world.player(2);
  await player.start();
  await other.start();
  const shown = await player.question(1);
  const act = { act: 'extra-time', staffCode: 'NV0001', round: 1, secondsEach: 30, reason: 'khiếm thị, có giấy xác nhận' } as const;
  assert.is((await world.contest.desk(OPERATOR, act)).ok, true);
  const longer = await player.until((view) => view.state.state === 'question' && view.state.deadline === shown.deadline + 30_000);
  assert.is(longer.state.state === 'question' && longer.state.round.limitSeconds, 90);
  world.clock.set(shown.deadline + 10_000);
  assert.is((await player.answer(shown, 0)).ok, true);
  await player.question(2);
  assert.is((await other.question(2)).round.limitSeconds, 60);
});

attempt('[T5] a repeated answer gets the first receipt, after the deadline, after the end and with another choice', async ({ world }) => {
  const player = await world.player(1);
  await player.start();
  const first = await player.question(1);
  const receipt = await player.answer(first, 0);
  world.clock.advance(2 * MINUTE);
  assert.equal(await player.answer(first, 3), { ...receipt });
  for (const place of [3, 4]) {
    await player.question(place);
    world.clock.advance(MINUTE);
  }
  await player.state('finished');
  const late = await player.answer(first, 1);
  assert.equal(late, receipt);
});

attempt('[T6] starts once, however often and from wherever it is started', async ({ world }) => {
  const one = await world.player(1);
  const two = await world.player(1);
  const verdicts = await Promise.all([one.start(), two.start(), one.start(), one.post('start', { shortAccepted: true })]);
  assert.is((await world.stores.attempts.ofParticipant((await attemptRow(world)).participant)).length, 1);
  assert.ok(verdicts.some((verdict) => verdict.ok));
});

attempt('[T4] runs from start to end over plain HTTPS, with the time of handing out as the time of showing', async ({ world }) => {
  const player = await world.player(1);
  await disconnected(world, player);
  assert.equal(await player.post('start', { shortAccepted: true }), { ok: true, value: {} });
  for (let place = 1; place <= 4; place += 1) {
    world.clock.advance(2_000);
    const verdict = await player.get('view');
    if (!verdict.ok) throw new Error(verdict.refusal);
    const { state } = verdict.value as Awaited<ReturnType<typeof player.until>>;
    if (state.state !== 'question') throw new Error(`place ${place} shows ${state.state}`);
    assert.equal([state.place, state.shownAt], [place, world.clock.now()]);
    world.clock.advance(3_000);
    const given = { attempt: state.attempt, question: state.question, revision: 1, choice: state.shown.options.indexOf('option 0') };
    assert.is((await player.post('answer', given)).ok, true);
  }
  const rows = await world.stores.attempts.answers(await serialOf(world));
  assert.equal(rows.map((row) => row.elapsed), [3_000, 3_000, 3_000, 3_000]);
});

async function attemptRow(world: World) {
  const [row] = (await Promise.all([1, 2, 3].map((person) => world.stores.attempts.ofParticipant(`person-000${person}` as never)))).flat();
  if (row === undefined) throw new Error('no attempt has begun');
  return row;
}

async function serialOf(world: World) {
  await world.settle();
  return (await attemptRow(world)).serial;
}

/** A page without WebSocket that has answered the first question, and when; it has not asked for the next one. */
async function answeredOverHttps(world: World) {
  const page = await pollingPlayer(world, 1);
  await page.start();
  await page.look();
  world.clock.advance(20_000);
  assert.is(await page.answer(1, 0), 1);
  return { page, answeredAt: world.clock.now() };
}

/** The server has noticed that the player's socket is gone. */
async function disconnected(world: World, player: Awaited<ReturnType<World['player']>>): Promise<void> {
  player.leave();
  while (world.contest.presence.participants().length > 0) await new Promise((resolve) => setImmediate(resolve));
}

attempt.run();
