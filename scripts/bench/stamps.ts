/*
 * How far behind its write an answer is stamped, in the product and on bare Socket.IO, which stamps first thing in its handler. The instant
 * that an answer's receipt tells is the one that is stored. The clocks of the processes are related by questions to the server.
 */
import { begun, inArena } from './arena.ts';
import type { Burst } from './burst.ts';
import { figureOf, quantile, type Figure } from './figure.ts';
import { inTurn } from './in-turn.ts';

export interface StampsBench { people: number; times: number; warmUps: number; spread: number }

export const STAMPS: StampsBench = { people: 2_000, times: 7, warmUps: 3, spread: 200 };

export function benchStamps({ people, times, warmUps, spread }: StampsBench): Promise<Figure[]> {
  return inArena({ people }, async (arena) => {
    const { product, beside } = await begun(arena);
    const socketIo = await beside('socket-io');
    const contenders = [
      (spread: number) => product.crowd.burst({ answers: people, spread, awaitsNext: true }),
      (spread: number) => socketIo.crowd.burst({ answers: people, spread, awaitsNext: false }),
    ];
    await inTurn(warmUps, contenders, (run) => run(0));
    const relations = [await product.crowd.relate(), await socketIo.crowd.relate()];
    const uncertain = Math.max(...relations.map((relation) => relation.uncertain));
    const calm = await inTurn(times, contenders, (run) => run(spread));
    const atOnce = await inTurn(times, contenders, (run) => run(0));
    const note = `clocks related to ${uncertain.toFixed(2)} ms; stamps are whole milliseconds`;
    const p99 = (bursts: readonly Burst[] = []): number[] => bursts.map(({ stampErrors }) => quantile(stampErrors, 0.99));
    const crowd = people.toLocaleString('en-GB');
    return [
      figureOf({ name: `stamp behind the write, ${crowd} answers within ${spread} ms, p99`, unit: 'ms', values: p99(calm[0]), floor: p99(calm[1]), note }, { atMost: 20 }),
      figureOf({ name: `stamp behind the write, ${crowd} answers in one instant, p99`, unit: 'ms', values: p99(atOnce[0]), floor: p99(atOnce[1]), note }, { timesFloorAtMost: 1.1 }),
    ];
  });
}
