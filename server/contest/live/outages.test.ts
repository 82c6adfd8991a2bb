import Database from 'better-sqlite3';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { logged } from '../../testing/desk.ts';
import { joinLive, liveOverHttps, livePhone } from '../../testing/live-phone.ts';
import { openStage, type LiveStage } from '../../testing/live-stage.ts';
import { until } from '../../testing/until.ts';

const outages = suite<{ stage: LiveStage }>('an outage of a live session');
outages.before.each(async (context) => {
  context.stage = await openStage();
});
outages.after.each(({ stage }) => stage.close());

const back = (stage: LiveStage, token: string) => livePhone(stage.world.address, token);

outages('gives the lost time back to each player, up to the own return', async ({ stage }) => {
  const [lan, minh] = [await stage.guest('Lan'), await stage.guest('Minh')];
  await stage.openNext();
  await stage.advance(4_000);
  await minh.answer('q1', 0);
  await stage.world.crash(6_000);
  await stage.advance(1_000);
  const again = await back(stage, lan.token);
  const { shownAt, deadline } = again.view().question ?? assert.unreachable() as never;
  assert.is(deadline - shownAt, 20_000 + 7_000);
  await stage.advance(2_000);
  const verdict = await again.answer('q1', 0);
  assert.ok(verdict.ok);
  assert.is(verdict.value.elapsed, 6_000);
  // Who is not back ten seconds after listening has all of it; the question closes then for everybody.
  await stage.advance(7_000);
  const third = await back(stage, minh.token);
  assert.is(third.view().question?.stored?.choice, 0);
  assert.ok((await third.answer('q1', 1, 2)).ok);
  const { dueAt, phase } = await stage.view();
  assert.equal([phase, dueAt], ['open', shownAt + 20_000 + 16_000]);
  await stage.advance((dueAt ?? 0) - stage.world.clock.now());
  await stage.act({ order: 'next' });
  await until(() => again.owns.length === 1);
  assert.equal([again.owns[0]?.rank, again.owns[0]?.last?.elapsed], [1, 6_000]);
  again.leave();
  third.leave();
});

outages('that comes before the one before has ended is given back as well, to who was back and to who was not', async ({ stage }) => {
  const [lan, minh] = [await stage.guest('Lan'), await stage.guest('Minh')];
  await stage.openNext();
  await stage.advance(1_000);
  await stage.world.crash(3_000);
  const once = await back(stage, lan.token);
  await stage.advance(2_000);
  await stage.world.crash(4_000);
  const [twice, late] = [await back(stage, lan.token), await back(stage, minh.token)];
  const granted = (phone: typeof twice) => ((phone.view().question?.deadline ?? 0) - (phone.view().question?.shownAt ?? 0)) / 1_000;
  assert.equal([granted(twice), granted(late)], [20 + 3 + 4, 20 + 3 + 2 + 4]);
  await stage.advance(10_000);
  const { dueAt } = await stage.view();
  assert.is(dueAt, (late.view().question?.shownAt ?? 0) + 20_000 + 5_000 + 14_000);
  for (const phone of [once, twice, late]) phone.leave();
});

outages('three times within one pause is given back to each for as long as they were away', async ({ stage }) => {
  const [lan, minh, hoa] = [await stage.guest('Lan'), await stage.guest('Minh'), await stage.guest('Hoa')];
  await stage.openNext();
  await stage.advance(1_000);
  const granted = (phone: typeof lan) => ((phone.view().question?.deadline ?? 0) - (phone.view().question?.shownAt ?? 0)) / 1_000;
  await stage.world.crash(2_000);
  const first = await back(stage, lan.token);
  await stage.advance(1_000);
  await stage.world.crash(3_000);
  const second = await back(stage, minh.token);
  await stage.advance(1_000);
  await stage.world.crash(4_000);
  const third = [await back(stage, lan.token), await back(stage, minh.token), await back(stage, hoa.token)];
  // Lan was back between the first two, Minh between the last two, Hoa not once.
  assert.equal(third.map(granted), [20 + 2 + 3 + 1 + 4, 20 + 2 + 1 + 3 + 4, 20 + 2 + 1 + 3 + 1 + 4]);
  await stage.advance(10_000);
  assert.is((await stage.view()).dueAt, (third[2]?.view().question?.shownAt ?? 0) + 20_000 + 11_000 + 10_000);
  for (const phone of [first, second, ...third]) phone.leave();
});

outages('of which the first has ended and the others come in one pause are given back whole', async ({ stage }) => {
  const lan = await stage.guest('Lan');
  await stage.openNext();
  await stage.advance(1_000);
  await stage.world.crash(2_000);
  await stage.advance(10_000);
  await stage.world.crash(3_000);
  await stage.advance(1_000);
  await stage.world.crash(4_000);
  const again = await back(stage, lan.token);
  const { question } = again.view();
  assert.is((question?.deadline ?? 0) - (question?.shownAt ?? 0), 20_000 + 12_000 + 3_000 + 1_000 + 4_000);
  again.leave();
});

outages('three times within one pause voids the question where they last longer than fifteen seconds together', async ({ stage }) => {
  await stage.openNext();
  await stage.world.crash(6_000);
  await stage.advance(1_000);
  await stage.world.crash(5_000);
  await stage.advance(1_000);
  await stage.world.crash(4_000);
  const { phase, asked } = await stage.view();
  assert.equal([phase, asked[0]?.voided?.reason], ['histogram', 'the server was away for too long']);
});

outages('that comes before the one before has ended gives nothing of the first to who was shown the question behind it', async ({ stage }) => {
  const token = await joinLive(stage.world.address, { pin: stage.pin, nickname: 'Lan' }).then((joined) => (joined.ok ? joined.value.token : ''));
  await stage.openNext();
  await stage.world.crash(1_000);
  // Its first poll behind the opening is its showing.
  await stage.advance(500);
  await liveOverHttps(stage.world.address, token).view();
  await stage.advance(500);
  await stage.world.crash(4_000);
  const { question } = await liveOverHttps(stage.world.address, token).view();
  assert.is((question?.deadline ?? 0) - (question?.shownAt ?? 0), 20_000 + 4_000);
});

outages('within the pause of another voids the open question where they last longer than fifteen seconds together', async ({ stage }) => {
  await stage.openNext();
  await stage.world.crash(8_000);
  await stage.advance(1_000);
  await stage.world.crash(7_000);
  const { phase, asked } = await stage.view();
  assert.equal([phase, asked[0]?.voided?.reason], ['histogram', 'the server was away for too long']);
});

outages('is given back to an answer over HTTPS that comes before any view', async ({ stage }) => {
  const joined = await joinLive(stage.world.address, { pin: stage.pin, nickname: 'Lan' });
  const token = joined.ok ? joined.value.token : '';
  await stage.openNext();
  await liveOverHttps(stage.world.address, token).view();
  await stage.advance(19_000);
  await stage.world.crash(6_000);
  const answered = await liveOverHttps(stage.world.address, token).answer('q1', 0);
  assert.is(answered.ok && answered.value.elapsed, 19_000);
});

outages('of more than fifteen seconds voids the open question, and a spare takes its place', async ({ stage }) => {
  const lan = await stage.guest('Lan');
  await stage.openNext();
  await lan.answer('q1', 0);
  await stage.world.crash(16_000);
  const again = await back(stage, lan.token);
  const shown = await again.shows('histogram');
  assert.is(shown.revealed.voided, 'the server was away for too long');
  assert.equal((await stage.view()).script.steps.map(({ id }) => id), ['q1', 's1', 'q2']);
  assert.equal((await logged(stage.world)).map(({ act, reason }) => [act, reason]), [['live-outage', 'the server was away for too long']]);
  await stage.act({ order: 'next' });
  again.leave();
});

outages('loses no step, wherever it comes', async ({ stage }) => {
  const lan = await stage.guest('Lan');
  const seen: string[] = [];
  for (let turns = 0; turns < 20 && seen.at(-1) !== 'ended'; turns += 1) {
    const before = await stage.view();
    await stage.world.restart(1_000);
    const after = await stage.view();
    assert.equal([after.phase, after.place, after.asked.length, after.standing.length], [before.phase, before.place, before.asked.length, 1]);
    seen.push(after.phase);
    const phone = await back(stage, lan.token);
    assert.is(phone.screen().screen, after.phase);
    if (after.phase === 'open') await phone.answer(after.asked.at(-1)?.step ?? '', 0);
    if (after.phase === 'announced') await stage.advance((after.dueAt ?? 0) - stage.world.clock.now());
    // Until all clocks run, and then to the end of its time.
    else if (after.phase === 'open') for (const length of [10_000, 30_000]) await stage.advance(length);
    else if (after.phase !== 'ended') await stage.act({ order: 'next' });
    phone.leave();
  }
  assert.equal(seen, ['lobby', 'announced', 'open', 'closed', 'histogram', 'standing', 'announced', 'open', 'closed', 'histogram', 'standing', 'ended']);
  const last = await back(stage, lan.token);
  assert.equal([last.view().own?.score, last.view().own?.rank], [2_000, 1]);
  last.leave();
});

outages('reads a script again into which a spare has come beyond its hundred steps, and starts without a session that cannot be read', async ({ stage }) => {
  const store = (script: unknown) => {
    const database = new Database(stage.world.file);
    database.prepare('UPDATE live_session SET script = ?').run(JSON.stringify(script));
    database.close();
  };
  const { script } = await stage.view();
  store({ ...script, steps: [...script.steps, ...Array.from({ length: 99 }, (_, index) => ({ kind: 'message', id: `m${index}`, title: 'Lời chào', text: '' }))] });
  await stage.world.restart(1_000);
  assert.is((await stage.view()).script.steps.length, 101);
  store({ steps: [] });
  await stage.world.restart(1_000);
  const listed = await stage.host.get<unknown[]>('live-sessions');
  assert.is(listed.ok && listed.value.length, 1);
  assert.equal(await stage.host.get(`live?session=${stage.session}`), { ok: false, refusal: 'internal' });
  store(script);
  await stage.world.restart(1_000);
  assert.is((await stage.view()).phase, 'lobby');
});

outages('opens nothing before players can have come back', async ({ stage }) => {
  await stage.act({ order: 'next' });
  await stage.world.crash(60_000);
  const { phase, dueAt } = await stage.view();
  assert.equal([phase, dueAt], ['announced', stage.world.clock.now() + 10_000]);
});

outages('keeps what an auto session shows for its whole time', async ({ stage }) => {
  await stage.act({ order: 'auto', on: true });
  await stage.openNext();
  await stage.advance(20_000);
  await stage.advance(2_000);
  assert.is((await stage.view()).phase, 'histogram');
  await stage.world.crash(300_000);
  const { phase, dueAt } = await stage.view();
  assert.equal([phase, (dueAt ?? 0) - stage.world.clock.now() > 6_000], ['histogram', true]);
});

outages.run();
