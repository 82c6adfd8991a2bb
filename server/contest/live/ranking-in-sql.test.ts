import Sqlite from 'better-sqlite3';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openStage } from '../../testing/live-stage.ts';
import { seeded } from '../../testing/seeded.ts';

/** Points fall with the time to 30 percent, harder questions bring more, and each right answer directly before brings 7 percent, three at most. */
const RULES = { scoring: { by: 'speed', floorPercent: 30 }, difficulty: { easy: 90, medium: 130, hard: 170 }, streak: { percentEach: 7, most: 3 } } as const;

/** Rules of the program are not used: the highest revision of each question counts, what was not answered costs its limit. */
const RECOMPUTED = `
  WITH counted AS (
    SELECT step, key, number, points, difficulty, time_limit FROM live_question JOIN question ON question.id = question_id
    WHERE session_id = :session AND practice = 0 AND voided_at IS NULL AND closed_at IS NOT NULL
  ), newest AS (
    SELECT step, player_id, choice, received_at - shown_at - outage_credit - lag_credit AS elapsed,
           row_number() OVER (PARTITION BY step, player_id ORDER BY revision DESC) AS place
    FROM live_answer WHERE session_id = :session
  ), taken AS (
    SELECT live_player.id AS player, number, points, time_limit, CASE difficulty WHEN 'easy' THEN 90 WHEN 'medium' THEN 130 ELSE 170 END AS percent,
           coalesce(choice = key, 0) AS is_right, coalesce(min(max(elapsed, 0), time_limit), time_limit) AS elapsed
    FROM live_player JOIN counted LEFT JOIN newest ON newest.step = counted.step AND newest.player_id = live_player.id AND place = 1
    WHERE live_player.session_id = :session AND removed_at IS NULL
  ), ordered AS (
    SELECT *, max(CASE WHEN is_right THEN 0 ELSE number END) OVER one AS last_wrong FROM taken WINDOW one AS (PARTITION BY player ORDER BY number)
  ), chained AS (
    SELECT *, (SELECT count(*) FROM ordered AS earlier WHERE earlier.player = ordered.player AND earlier.number < ordered.number AND earlier.number > ordered.last_wrong) AS streak FROM ordered
  ), total AS (
    SELECT player, sum(CASE WHEN is_right THEN points * 10 * percent * (30 * time_limit + 70 * (time_limit - elapsed)) * (100 + 7 * min(streak, 3)) / (10000 * time_limit) ELSE 0 END) AS score,
           sum(elapsed) AS elapsed
    FROM chained GROUP BY player
  )
  SELECT player, score, elapsed, rank() OVER (ORDER BY score DESC, elapsed ASC) AS rank FROM total ORDER BY rank, player`;

const PEOPLE = 150;

const ranking = suite('the standing of a live session');

ranking('equals what a reader of the database adds up', async () => {
  const stage = await openStage({
    rules: RULES,
    script: { steps: [{ kind: 'question', id: 'q0', question: 'BETA-00', seconds: 10, practice: true }, ...[1, 2, 3, 4].map((number) => ({ kind: 'question', id: `q${number}`, question: `ALPHA-0${number}`, seconds: 20, points: number }))] },
  });
  const { live } = stage.world.contest;
  const random = seeded(5);
  const chance = (sides: number): number => Math.floor(random() * sides);
  const seats = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      const joined = await live.join({ pin: stage.pin, nickname: `Bạn số ${person}` }, { address: '', session: () => undefined, liveToken: '' });
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
  }
  await stage.act({ order: 'void', step: 'q2', replace: false, reason: 'đáp án sai' });
  const shown = seats[0]?.engine.ranks() ?? [];
  assert.is(shown.length, PEOPLE);
  const reader = new Sqlite(stage.world.file, { readonly: true });
  assert.equal(shown, reader.prepare(RECOMPUTED).all({ session: stage.session }));
  reader.close();
  await stage.world.restart(1_000);
  const reread = await stage.view();
  assert.equal(reread.standing.map(({ rank, score, elapsed }) => ({ rank, score, elapsed })), shown.slice(0, 20).map(({ rank, score, elapsed }) => ({ rank, score, elapsed })));
  await stage.close();
});

ranking.run();
