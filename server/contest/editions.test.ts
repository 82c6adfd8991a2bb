import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOSES_AT, MINUTE } from '../testing/small-contest.ts';
import { OPERATOR } from '../testing/staff-office.ts';
import { openWorld, type World } from '../testing/world.ts';

interface Table {
  undecided: unknown;
  standing: { rank: number; staffCode: string; prize: string | null }[];
}

const table = suite<{ world: World; table(): Promise<Table> }>("an organiser's table of a closed round");
table.before.each(async (context) => {
  context.world = await openWorld({ people: 4 });
  context.table = async () => {
    const verdict = await context.world.contest.question({ act: 'standing', round: 1, top: 1 });
    if (!verdict.ok) throw new Error(verdict.refusal);
    return verdict.value as Table;
  };
});
table.after.each(({ world }) => world.close());

table('names the people and the prizes of a tie, also of those below its last row, and then who has won what', async ({ world, table: read }) => {
  const { clock } = world;
  const players = await Promise.all([1, 2, 3].map(world.player));
  for (const player of players) await player.start();
  // Nobody answers: three alike, whom only the draw can order.
  for (let question = 0; question < 4; question += 1) {
    clock.advance(2 * MINUTE);
    await world.settle();
  }
  clock.set(CLOSES_AT);
  await players[0]?.state('result');
  const { undecided, standing } = await read();
  const prizes = [{ name: 'Giải Nhất', places: 1 }, { name: 'Giải Nhì', places: 2 }];
  const people = [1, 2, 3].map((person) => ({ name: `Người ${person}`, unit: 'Sở Nội vụ', staffCode: `…00${person}` }));
  assert.equal(undecided, [{ rank: 1, prizes, people }]);
  assert.equal(standing.map(({ prize }) => prize), [null]);

  const order = ['NV0003', 'NV0001', 'NV0002'];
  assert.ok((await world.contest.desk(OPERATOR, { act: 'draw', round: 1, order, reason: 'bốc thăm' })).ok);
  const drawn = await read();
  assert.equal(drawn.undecided, []);
  assert.equal(drawn.standing.map(({ staffCode, prize }) => [staffCode, prize]), [['…001', 'Giải Nhì']]);
});

table.run();
