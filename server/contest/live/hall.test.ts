import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { displayFrame, type DisplayFrame } from '../../protocol/display.ts';
import type { LiveHallScreen, LiveShown } from '../../protocol/live-projector.ts';
import { openStage, type LiveStage } from '../../testing/live-stage.ts';
import { wall, type Wall } from '../../testing/wall.ts';

const hall = suite<{ stage: LiveStage; wall: Wall; path: string }>('the wall of a live session');
hall.before.each(async (context) => {
  const stage = await openStage({ people: 4, rules: { joining: 'registered' } });
  const added = await stage.host.post<{ path: string }>('act', { act: 'display-add', name: 'Hội trường', script: [{ kind: 'live', session: stage.session }] });
  if (!added.ok) throw new Error(`no wall: ${added.refusal}`);
  Object.assign(context, { stage, path: added.value.path, wall: await wall(stage.world.address, added.value.path) });
});
hall.after.each(async ({ stage, wall: one }) => {
  one.leave();
  await stage.close();
});

const liveOf = ({ shown }: DisplayFrame): LiveShown | undefined => (shown.kind === 'live' ? shown : undefined);

async function shows<Name extends LiveHallScreen['screen']>(one: Wall, name: Name, holds: (screen: Extract<LiveHallScreen, { screen: Name }>) => boolean = () => true): Promise<Extract<LiveHallScreen, { screen: Name }>> {
  const frame = await one.shows((candidate) => {
    const screen = liveOf(candidate)?.hall;
    return screen?.screen === name && holds(screen as never);
  });
  assert.equal(displayFrame.parse(frame), frame);
  return liveOf(frame)?.hall as never;
}

hall('shows PIN and people, the question with how many have answered, the key, and who rose', async ({ stage, wall: one }) => {
  const lobby = await one.shows((frame) => liveOf(frame)?.hall.screen === 'lobby');
  assert.equal([liveOf(lobby)?.pin, liveOf(lobby)?.link], [stage.pin, `http://localhost/live?pin=${stage.pin}`]);
  const [lan, minh, hoa] = [await stage.person(1), await stage.person(2), await stage.person(3)];
  await stage.advance(500);
  await shows(one, 'lobby', ({ people, units }) => people === 3 && units === 1);
  await stage.act({ order: 'next' });
  const announced = await shows(one, 'announced');
  assert.is(announced.opensAt, stage.world.clock.now() + 3_000);
  await stage.advance(3_000);
  assert.equal((await shows(one, 'open')).answered, 0);
  await lan.answer('q1', 0);
  await minh.answer('q1', 1);
  await stage.advance(500);
  await shows(one, 'open', ({ answered, connected }) => answered === 2 && connected === 3);
  await stage.advance(20_000);
  await shows(one, 'closed', ({ answered }) => answered === 2);
  await stage.act({ order: 'next' });
  assert.equal((await shows(one, 'histogram')).revealed.counts, [1, 1, 0, 0]);
  await stage.act({ order: 'next' });
  const first = await shows(one, 'standing');
  assert.equal([first.people, first.units.length], [3, 1]);
  await stage.openNext();
  await stage.advance(1_000);
  await minh.answer('q2', 0);
  await stage.act({ order: 'close-now' });
  await stage.act({ order: 'next' });
  const { rows } = await shows(one, 'standing', (standing) => standing.rows.some(({ rankBefore }) => rankBefore !== null));
  const places = first.rows.map(({ key, rank }) => [key, rank] as const);
  assert.equal(rows.map(({ name, rank, gained }) => [name, rank, gained]), [['Người 2', 1, 1_000], ['Người 1', 2, 0], ['Người 3', 3, 0]]);
  assert.equal(rows.map(({ key, rankBefore }) => [key, rankBefore]).toSorted(), places.toSorted());
  await stage.act({ order: 'lock', locked: true });
  await one.shows((frame) => liveOf(frame)?.pin === null);
  await stage.act({ order: 'next' });
  assert.equal((await shows(one, 'ended')).rows.length, 3);
  hoa.leave();
});

hall('comes back to the same picture', async ({ stage, wall: one, path }) => {
  await stage.openNext();
  await shows(one, 'open');
  const again = await wall(stage.world.address, path);
  await shows(again, 'open');
  again.leave();
  await stage.world.restart(1_000);
  const third = await wall(stage.world.address, path);
  await shows(third, 'open');
  third.leave();
});

hall('holds nothing of what is not open yet', async ({ stage, wall: one }) => {
  await stage.act({ order: 'next' });
  await shows(one, 'announced');
  assert.not.match(JSON.stringify(one.frames), 'Question');
});

hall.run();
