// How long answers wait for their acknowledgement while a message goes out to everybody, beside one unbroken broadcast of bare Socket.IO.
import { begun, inArena, type Side } from './arena.ts';
import type { Burst } from './burst.ts';
import { figureOf, generatorTook, quantile, type Figure } from './figure.ts';
import { inTurn } from './in-turn.ts';
import { pause } from './processes.ts';

export interface StandingOutBench { people: number; times: number; warmUps: number; spread: number }

export const STANDING_OUT: StandingOutBench = { people: 10_000, times: 7, warmUps: 2, spread: 3_000 };

export function benchStandingOut({ people, times, warmUps, spread }: StandingOutBench): Promise<Figure[]> {
  return inArena({ people }, async (arena) => {
    const { product, beside } = await begun(arena);
    const socketIo = await beside('socket-io');
    const contenders = [() => whileSaying(product, product.extendRound), () => whileSaying(socketIo, () => socketIo.tellAll())];
    await inTurn(warmUps, contenders, (run) => run());
    const [own = [], bare = []] = await inTurn(times, contenders, (run) => run());
    const p99 = (bursts: Burst[]): number[] => bursts.map(({ latencies }) => quantile(latencies, 0.99));
    const name = `answer acknowledged after, ${people.toLocaleString('en-GB')} within ${spread} ms and a message to everybody meanwhile, p99`;
    return [figureOf({ name, unit: 'ms', values: p99(own), floor: p99(bare), note: `floor Socket.IO; ${generatorTook(...own.map(({ generator }) => generator))}` }, { atMost: 30 })];

    /** The message goes out when a third of the answers have come. */
    async function whileSaying({ crowd }: Side, say: () => Promise<void>): Promise<Burst> {
      const answering = crowd.burst({ answers: people, spread, awaitsNext: crowd === product.crowd });
      await pause(SETTLE_MS + spread / 3);
      await say();
      return answering;
    }
  });
}

/** A burst begins when everything is quiet. */
const SETTLE_MS = 250;
