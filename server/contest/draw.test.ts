import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { drawPaper } from '../rules/draw.ts';
import { loadBank } from './bank.ts';
import { drawFor } from './draw.ts';
import { keyedStream, type StreamKind } from './keyed-stream.ts';
import { readRound, type Round } from './round.ts';
import { openWorld, type World } from '../testing/world.ts';

const draw = suite<{ world: World }>('the draw of a paper');
draw.before.each(async (context) => {
  context.world = await openWorld();
});
draw.after.each(({ world }) => world.close());

async function opened(world: World): Promise<{ contest: string; round: Round }> {
  const contest = (await world.stores.contests.current())?.id ?? '';
  const [row] = await world.stores.rounds.ofContest(contest);
  if (row === undefined) throw new Error('there is no round');
  return { contest, round: readRound(row) };
}

for (const kind of [1, 2] as const satisfies readonly StreamKind[]) {
  draw(`[X11] is made by stream ${kind} in a round that was opened with it`, async ({ world }) => {
    const { contest, round } = await opened(world);
    const bank = await loadBank(world.stores, contest);
    const { seed } = round;
    if (seed === null) throw new Error('the round has no seed');
    const [person] = await world.stores.participants.roster(contest);
    if (person === undefined) throw new Error('there is nobody');
    const participant = person.id;
    const { paper } = await drawFor({ stores: world.stores, bank }, { round: { ...round, stream: kind }, participant, number: 1, earlier: [] });
    const stream = keyedStream({ kind, seed }, { round: round.id, participant, number: 1 });
    const drawn = drawPaper({ bank: bank.drawable(), blueprint: round.declaration.blueprint, seen: new Set(), stream });
    assert.equal(paper.items, drawn.ok ? [...drawn.questions, ...drawn.reserves] : []);
  });
}

draw('[X11] of a round that opens now is made by the newest stream', async ({ world }) => {
  const { round } = await opened(world);
  assert.is(round.stream, 2);
  assert.is(world.contest.publicContest().rounds[0]?.stream, 2);
});

draw.run();
