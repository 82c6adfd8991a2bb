import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { recomputed } from '../../testing/live-recomputed.ts';
import { openStage } from '../../testing/live-stage.ts';
import { seeded } from '../../testing/seeded.ts';

const PEOPLE = 150;

const ranking = suite('the standing of a live session');

ranking('equals what a reader of the database adds up', async () => {
  const stage = await openStage({
    script: { steps: [{ kind: 'question', id: 'q0', question: 'BETA-00', seconds: 10, practice: true }, ...[1, 2, 3, 4].map((number) => ({ kind: 'question', id: `q${number}`, question: `ALPHA-0${number}`, seconds: 20, points: number }))] },
  });
  const { live } = stage.world.contest;
  const random = seeded(5);
  const chance = (sides: number): number => Math.floor(random() * sides);
  const seats = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      const joined = await live.join({ pin: stage.pin, nickname: `Bạn số ${person}` }, { address: '', session: async () => undefined, liveToken: '' });
      const seat = joined.ok ? await live.seat(joined.value.token) : undefined;
      if (seat === undefined) throw new Error(`${person} was not let in`);
      return seat;
    }),
  );
  for (let question = 0; question <= 4; question += 1) {
    await stage.openNext();
    const there = seats.filter(() => chance(10) > 0);
    for (const { engine, player } of there) engine.playerView(player);
    for (let second = 0; second < 8; second += 1) {
      await stage.advance(1_000);
      const answers = there.filter(() => chance(4) === 0).map(({ engine, player }) => engine.answer(player, { step: `q${question}`, choice: chance(4), revision: second + 1 }, { receivedAt: stage.world.clock.now() - chance(500), overSocket: true }));
      await Promise.all(answers);
    }
    await stage.act({ order: 'close-now' });
    await stage.act({ order: 'next' });
  }
  await stage.act({ order: 'void', step: 'q2', replace: false, reason: 'đáp án sai' });
  const shown = seats[0]?.engine.ranks() ?? [];
  assert.is(shown.length, PEOPLE);
  assert.equal(shown, recomputed(stage.world.file, stage.session));
  await stage.world.restart(1_000);
  const reread = await stage.view();
  assert.equal(reread.standing.map(({ rank, score, elapsed }) => ({ rank, score, elapsed })), shown.slice(0, 20).map(({ rank, score, elapsed }) => ({ rank, score, elapsed })));
  await stage.close();
});

ranking.run();
