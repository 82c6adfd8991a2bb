import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { joinLive, liveOverHttps, livePhone } from '../../testing/live-phone.ts';
import { openStage, type LiveStage, type StageOptions } from '../../testing/live-stage.ts';
import { until } from '../../testing/until.ts';
import { NO_AUDIENCE } from './audience.ts';

const playing = suite<{ open(options?: StageOptions): Promise<LiveStage>; stages: LiveStage[] }>('playing a live session');
playing.before.each((context) => {
  context.stages = [];
  context.open = async (options) => {
    const stage = await openStage(options);
    context.stages.push(stage);
    return stage;
  };
});
playing.after.each(async ({ stages }) => {
  for (const stage of stages) await stage.close();
});

playing('counts the last change of mind before the close, with its own time', async ({ open }) => {
  const stage = await open();
  const lan = await stage.guest('Lan');
  await stage.openNext();
  await stage.advance(1_000);
  await lan.answer('q1', 3, 1);
  await stage.advance(4_000);
  await lan.answer('q1', 0, 2);
  assert.equal(await lan.answer('q1', 2, 1).then((verdict) => verdict.ok && verdict.value.choice), 3, 'a repeat gets its own verdict');
  await stage.act({ order: 'close-now' });
  await until(() => lan.owns.length === 1);
  assert.equal(lan.owns[0]?.last, { choice: 0, right: true, gained: 1_000, elapsed: 5_000 });
  const answers = await stage.host.get<{ revision: number; counts: boolean }[]>(`live-answers?session=${stage.session}&step=q1`);
  assert.equal(answers.ok && answers.value.map(({ revision, counts }) => [revision, counts]), [[1, false], [2, true]]);
});

playing('counts what had arrived by the close and waits for its turn, and nothing that comes from the close on', async ({ open }) => {
  const stage = await open();
  const { clock, contest } = stage.world;
  const [lan, minh] = [await stage.guest('Lan'), await stage.guest('Minh')];
  await stage.openNext();
  await stage.advance(1_000);
  const closedAt = clock.now();
  let settle: (() => void) | undefined;
  contest.live.serve({ ...NO_AUDIENCE, settled: () => new Promise<void>((resolve) => (settle = resolve)) });
  const closing = stage.act({ order: 'close-now' });
  await until(() => settle !== undefined);
  const late = await minh.answer('q1', 0);
  clock.jump(closedAt - 1);
  const inTime = await lan.answer('q1', 0);
  clock.jump(closedAt);
  contest.live.serve(NO_AUDIENCE);
  settle?.();
  await closing;
  assert.equal([inTime.ok, late], [true, { ok: false, refusal: 'too-late' }]);
  assert.equal((await stage.view()).asked.map(({ answered, right }) => [answered, right]), [[1, 1]]);
});

playing('takes the first choice as final where that is declared', async ({ open }) => {
  const stage = await open({ rules: { changes: 'first' } });
  const lan = await stage.guest('Lan');
  await stage.openNext();
  assert.ok((await lan.answer('q1', 3)).ok);
  assert.equal(await lan.answer('q1', 0, 2), { ok: false, refusal: 'final' });
  const twice = await Promise.all([lan.answer('q1', 3), lan.answer('q1', 3)]);
  assert.equal(twice.map((verdict) => verdict.ok), [true, true]);
});

playing('refuses what is not open, not there, or too late', async ({ open }) => {
  const stage = await open();
  const lan = await stage.guest('Lan');
  assert.equal(await lan.answer('q1', 0), { ok: false, refusal: 'not-this-question' });
  await stage.openNext();
  assert.equal(await lan.answer('q2', 0), { ok: false, refusal: 'not-this-question' });
  assert.equal(await lan.answer('q1', 9), { ok: false, refusal: 'malformed' });
  stage.world.clock.jump(stage.world.clock.now() + 20_000);
  assert.equal(await lan.answer('q1', 0), { ok: false, refusal: 'too-late' });
});

playing('comes back by its token, with score and standing, while the old socket still looks alive', async ({ open }) => {
  const stage = await open();
  const lan = await stage.guest('Lan');
  await stage.openNext();
  await stage.advance(2_000);
  await lan.answer('q1', 0);
  const repeated = await lan.answer('q1', 0);
  assert.ok(repeated.ok);
  const { shownAt } = repeated.value;
  const again = await lan.reload();
  await until(() => !lan.socket.connected);
  assert.equal(lan.farewells, [{ why: 'elsewhere' }]);
  assert.equal([again.view().question?.shownAt, again.view().question?.stored?.choice], [shownAt, 0]);
  await stage.act({ order: 'close-now' });
  assert.is((await again.shows('histogram')).step, 'q1');
  await until(() => again.owns.length === 1);
  const third = await again.reload();
  assert.equal([third.view().own?.score, third.view().own?.rank, third.view().screen.screen], [1_000, 1, 'histogram']);
  third.leave();
});

playing('shows who comes late what is open and no more, with the time since its opening', async ({ open }) => {
  const stage = await open();
  await stage.openNext();
  await stage.advance(15_000);
  const late = await stage.guest('Muộn');
  const { screen, question } = late.view();
  assert.ok(screen.screen === 'open' && question !== null);
  assert.equal([question.shownAt, question.deadline], [screen.opensAt, screen.closesAt]);
  assert.not.match(JSON.stringify(late.view()), 'Question alpha 2');
  const answered = await late.answer('q1', 0);
  assert.is(answered.ok && answered.value.elapsed, 15_000);
});

playing('gives nobody time by being away at the opening', async ({ open }) => {
  const stage = await open();
  const lan = await stage.guest('Lan');
  lan.leave();
  while ((await stage.view()).numbers.connected > 0) await stage.advance(0);
  await stage.openNext();
  await stage.advance(15_000);
  const again = await lan.reload();
  const answered = await again.answer('q1', 0);
  assert.is(answered.ok && answered.value.elapsed, 15_000);
  again.leave();
});

playing('shows the question to a phone over HTTPS with its first poll, up to two seconds behind the opening', async ({ open }) => {
  const stage = await open();
  const seat = async (nickname: string) => {
    const joined = await joinLive(stage.world.address, { pin: stage.pin, nickname });
    return liveOverHttps(stage.world.address, joined.ok ? joined.value.token : '');
  };
  const [soon, late] = [await seat('Lan'), await seat('Minh')];
  await stage.openNext();
  const opened = stage.world.clock.now();
  await stage.advance(2_000);
  const first = (await soon.view()).question;
  assert.equal([first?.shownAt, first?.deadline], [opened + 2_000, opened + 22_000]);
  await stage.advance(1);
  const second = (await late.view()).question;
  assert.equal([second?.shownAt, second?.deadline], [opened, opened + 20_000]);
  await stage.advance(18_999);
  assert.equal((await late.answer('q1', 0)).ok, false);
  const answered = await soon.answer('q1', 0);
  assert.is(answered.ok && answered.value.elapsed, 19_000);
  await stage.advance(1_000);
  assert.is((await stage.view()).phase, 'closed');
});

playing('counts registered people for their unit, once each, whatever they join with', async ({ open }) => {
  const stage = await open({ people: 4, rules: { joining: 'registered', units: { by: 'mean', floor: 2 } } });
  const one = await stage.person(1);
  const two = await stage.person(2);
  assert.equal(one.view().you, { name: 'Người 1', unit: 'Sở Nội vụ' });
  const again = await stage.person(1);
  await until(() => !one.socket.connected);
  assert.equal([one.farewells, (await stage.view()).numbers.joined], [[{ why: 'signed-out' }], 2]);
  assert.is(await livePhone(stage.world.address, one.token).then(() => '', (error: Error) => error.message), 'signed-out');
  assert.equal(await joinLive(stage.world.address, { pin: stage.pin, nickname: 'Khách' }), { ok: false, refusal: 'not-signed-in' });
  await stage.openNext();
  await again.answer('q1', 0);
  await two.answer('q1', 1);
  await stage.act({ order: 'close-now' });
  await until(() => again.owns.length === 1);
  assert.equal(again.owns[0]?.unit, { rank: 1, units: 1, score: 500 });
  const { unitStanding, numbers } = await stage.view();
  assert.equal(unitStanding.map(({ name, people, score }) => [name, people, score]), [['Sở Nội vụ', 2, 500]]);
  assert.equal(numbers.units, [{ code: 'SNV', name: 'Sở Nội vụ', joined: 2, connected: 2, answered: 2 }]);
});

playing('lets nobody of the jury in, and nobody without the codes', async ({ open }) => {
  const stage = await open({ rules: { joining: 'registered' } });
  assert.is(await stage.person(0).then(() => '', (error: Error) => error.message), 'not let in: excluded');
});

playing('is joined once by one ticket, however often its answer is lost', async ({ open }) => {
  const stage = await open();
  const given = { pin: stage.pin, nickname: 'Lan', ticket: 'a-ticket-of-the-page-itself-0001' };
  const verdicts = await Promise.all([1, 2, 3].map(() => joinLive(stage.world.address, given)));
  verdicts.push(await joinLive(stage.world.address, given));
  assert.equal(verdicts.map((verdict) => verdict.ok && verdict.value.token), Array(4).fill(given.ticket));
  assert.is((await stage.view()).numbers.joined, 1);
});

playing('refuses a ticket that another session knows', async ({ open }) => {
  const stage = await open();
  const given = { nickname: 'Lan', ticket: 'a-ticket-of-the-page-itself-0001' };
  assert.ok((await joinLive(stage.world.address, { ...given, pin: stage.pin })).ok);
  const { script, rules } = await stage.view();
  const made = await stage.host.post<{ session: string }>('live-order', { order: 'create', name: 'Phiên hai', rules, script });
  const session = made.ok ? made.value.session : '';
  await stage.host.post('live-order', { order: 'open-lobby', session, revision: 0 });
  const second = await stage.host.get<{ pin: string }>(`live?session=${session}`);
  assert.equal(await joinLive(stage.world.address, { ...given, pin: second.ok ? second.value.pin : '' }), { ok: false, refusal: 'already-taken' });
});

playing('is full at its capacity, and refuses forbidden and taken nicknames', async ({ open }) => {
  const stage = await open({ rules: { capacity: 1 } });
  const join = (nickname: string) => joinLive(stage.world.address, { pin: stage.pin, nickname });
  assert.equal(await join('f u c k'), { ok: false, refusal: 'nickname-refused' });
  assert.ok((await join('Lan')).ok);
  assert.equal(await join('LAN'), { ok: false, refusal: 'nickname-taken' });
  assert.equal(await join('Minh'), { ok: false, refusal: 'full' });
  assert.equal(await joinLive(stage.world.address, { pin: stage.pin === '000000' ? '000001' : '000000', nickname: 'Lan' }), { ok: false, refusal: 'unknown' });
});

playing('lets in as many as there is room for, however many come in one instant', async ({ open }) => {
  const stage = await open({ rules: { capacity: 5 } });
  const verdicts = await Promise.all(Array.from({ length: 12 }, (_, person) => joinLive(stage.world.address, { pin: stage.pin, nickname: `Bạn ${person}` })));
  assert.is(verdicts.filter((verdict) => verdict.ok).length, 5);
  assert.equal([...new Set(verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict.refusal])))], ['full']);
  assert.is((await stage.view()).numbers.joined, 5);
});

/** What goes between one phone and the server for a question with one change of mind, acknowledgements among it, up to the next question's announcement. */
async function messagesOf(stage: LiveStage, course: () => Promise<void>): Promise<{ came: string[]; count: number }> {
  const lan = await stage.guest('Lan');
  let sent = 0;
  const say = async (choice: number, revision: number): Promise<void> => {
    sent += 2;
    assert.ok((await lan.answer('q1', choice, revision)).ok);
  };
  const from = lan.came.length;
  await stage.openNext();
  await lan.shows('open');
  await say(3, 1);
  await say(0, 2);
  await course();
  await until(() => lan.owns.length === 1 && ['announced', 'message'].includes(lan.screen().screen));
  // The last one is what comes behind the question.
  const came = lan.screens.slice(0, -1).map(({ screen, own }) => (own === undefined ? screen.screen : `${screen.screen} with own`));
  return { came, count: lan.came.slice(from, -1).length + sent };
}

playing('sends at most eight messages for a question with one change of mind, whatever is projected', async ({ open }) => {
  const stage = await open();
  const { came, count } = await messagesOf(stage, async () => {
    await stage.advance(20_000);
    for (const order of ['next', 'next', 'next'] as const) await stage.act({ order });
  });
  assert.equal([came, count], [['announced', 'open', 'histogram with own'], 7]);
});

playing('sends at most eight messages also where it is read first, given time, and closed before that is over', async ({ open }) => {
  for (const order of ['close-now', 'next'] as const) {
    const stage = await open({ rules: { readingSeconds: 5 }, script: { steps: [{ kind: 'question', id: 'q1', question: 'ALPHA-01', seconds: 20 }, { kind: 'message', id: 'm', title: 'Cảm ơn', text: '' }] } });
    const { came, count } = await messagesOf(stage, async () => {
      await stage.act({ order: 'extend', seconds: 10 });
      await stage.advance(25_000);
      for (const one of [order, 'next', 'next'] as const) await stage.act({ order: one });
    });
    assert.equal([came, count], [['reading', 'open', 'open', 'histogram with own'], 8], order);
  }
});

playing('goes on over plain HTTPS', async ({ open }) => {
  const stage = await open();
  const joined = await joinLive(stage.world.address, { pin: stage.pin, nickname: 'Lan' });
  assert.ok(joined.ok);
  const phone = liveOverHttps(stage.world.address, joined.value.token);
  await stage.openNext();
  const value = await phone.view();
  assert.equal([value.screen.screen, value.question?.shownAt], ['open', stage.world.clock.now()]);
  await stage.advance(3_000);
  const answered = await phone.answer('q1', 0);
  assert.is(answered.ok && answered.value.elapsed, 3_000);
});

playing('reads a question alone before its options open', async ({ open }) => {
  const stage = await open({ rules: { readingSeconds: 5 } });
  const lan = await stage.guest('Lan');
  await stage.act({ order: 'next' });
  await stage.advance(3_000);
  const reading = await lan.shows('reading');
  assert.equal([reading.text, reading.opensAt, 'options' in reading], ['Question alpha 1?', stage.world.clock.now() + 5_000, false]);
  assert.equal(await lan.answer('q1', 0), { ok: false, refusal: 'not-this-question' });
  await stage.advance(5_000);
  await lan.shows('open');
  assert.ok((await lan.answer('q1', 0)).ok);
});

playing('counts a practice question for nothing', async ({ open }) => {
  const stage = await open({ script: { steps: [{ kind: 'question', id: 'p', question: 'BETA-02', seconds: 10, practice: true }, { kind: 'question', id: 'q1', question: 'ALPHA-01', seconds: 20 }] } });
  const lan = await stage.guest('Lan');
  await stage.openNext();
  const open1 = await lan.shows('open');
  assert.equal([open1.number, open1.of, open1.practice], [0, 1, true]);
  await lan.answer('p', 0);
  await stage.act({ order: 'close-now' });
  await until(() => lan.owns.length === 1);
  assert.equal([lan.owns[0]?.score, lan.owns[0]?.counted, lan.owns[0]?.last?.right], [0, 0, true]);
});

playing('keeps options off the phones where that is declared', async ({ open }) => {
  const stage = await open({ rules: { optionTexts: false } });
  const lan = await stage.guest('Lan');
  await stage.openNext();
  const shown = await lan.shows('open');
  assert.equal([shown.options, shown.choices], [null, 4]);
});

playing('keeps out whoever tries PINs, but no hall for what one of its people types, and forgives the PIN of a session that is over', async ({ open }) => {
  const stage = await open();
  const { lobby } = stage.world.contest.live;
  const tried = (pin: string, address: string) => {
    const verdict = lobby(pin, address);
    return verdict.ok ? 'in' : verdict.refusal;
  };
  const wrong = stage.pin === '000000' ? '000001' : '000000';
  for (let time = 0; time < 400; time += 1) assert.is(tried(wrong, '192.0.2.1'), 'unknown');
  assert.equal([tried(wrong, '192.0.2.1'), tried(stage.pin, '192.0.2.1'), tried(stage.pin, '192.0.2.2')], ['too-many-tries', 'too-many-tries', 'in']);
  await stage.guest('Lan');
  for (let time = 0; time < 500; time += 1) tried(wrong, '127.0.0.1');
  assert.is(tried(stage.pin, '127.0.0.1'), 'in');
  await stage.act({ order: 'end', reason: 'hết giờ của hội trường' });
  for (let time = 0; time < 500; time += 1) assert.is(tried(stage.pin, '192.0.2.2'), 'in');
});

playing('says why nobody else can join: not begun, full, locked, ended, in memory or not', async ({ open }) => {
  const stage = await open({ rules: { capacity: 1 } });
  const shut = async (pin = stage.pin): Promise<string | null> => {
    const { value }: { value: { shut: string | null } } = JSON.parse(await (await fetch(`${stage.world.address}/api/live/lobby?pin=${pin}`)).text());
    return value.shut;
  };
  const join = async (pin = stage.pin): Promise<string> => joinLive(stage.world.address, { pin, nickname: 'Minh' }).then((joined) => (joined.ok ? 'in' : joined.refusal));
  const { script, rules } = await stage.view();
  const made = await stage.host.post<{ session: string }>('live-order', { order: 'create', name: 'Phiên hai', rules, script });
  const draft = await stage.host.get<{ pin: string }>(`live?session=${made.ok ? made.value.session : ''}`);
  const second = draft.ok ? draft.value.pin : '';
  assert.equal([await shut(second), await join(second)], ['not-begun', 'not-open']);
  assert.is(await shut(), null);
  await stage.guest('Lan');
  assert.equal([await shut(), await join()], ['full', 'full']);
  await stage.act({ order: 'lock', locked: true });
  assert.equal([await shut(), await join()], ['locked', 'locked']);
  await stage.act({ order: 'end', reason: 'hết giờ của hội trường' });
  assert.equal([await shut(), await join()], ['ended', 'closed']);
  await stage.world.restart(1_000);
  assert.equal([await shut(), await join()], ['ended', 'closed']);
});

playing('refuses a second device of a registered person with the ticket of somebody else', async ({ open }) => {
  const stage = await open({ people: 4, rules: { joining: 'registered' } });
  const [first, second] = [await stage.person(1), await stage.person(2)];
  const tokenOf = async (person: number) => stage.world.player(person).then(({ token }) => token);
  const foreign = await joinLive(stage.world.address, { pin: stage.pin, nickname: null, ticket: second.token }, await tokenOf(1));
  assert.equal(foreign, { ok: false, refusal: 'already-taken' });
  assert.equal([first.socket.connected, second.socket.connected], [true, true]);
});

playing('lets a hall of guests in from one network, and stops who makes names without end', async ({ open }) => {
  const stage = await open();
  const { live } = stage.world.contest;
  const tries = async (nickname: string, { address, ticket }: { address: string; ticket?: string }) => {
    const verdict = await live.join({ pin: stage.pin, nickname, ticket }, { address, session: () => undefined, liveToken: '' });
    return verdict.ok ? 'in' : verdict.refusal;
  };
  const [hall, ticket] = ['192.0.2.1', 'a-ticket-of-the-page-itself-0001'];
  assert.is(await tries('Lan', { address: hall, ticket }), 'in');
  const refusals = new Set<string>();
  for (let guest = 1; guest < 3_000; guest += 1) refusals.add(await tries('f u c k', { address: hall }));
  assert.equal([...refusals], ['nickname-refused']);
  assert.equal([await tries('Minh', { address: hall }), await tries('Lan', { address: hall, ticket }), await tries('Minh', { address: '192.0.2.2' })], ['too-fast', 'in', 'in']);
  stage.world.clock.advance(1_000);
  const later: string[] = [];
  for (let guest = 0; guest < 11; guest += 1) later.push(await tries(`Khách ${guest}`, { address: hall }));
  assert.equal(later, [...Array<string>(10).fill('in'), 'too-fast']);
});

playing.run();
