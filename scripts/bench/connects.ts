// What it costs to let a participant in: the product looks the token up and sends the first view, bare Socket.IO does neither.
import { inArena, type Side } from './arena.ts';
import { figureOf, type Figure } from './figure.ts';
import type { Entered } from './hall.ts';
import { inTurn } from './in-turn.ts';

export interface ConnectsBench { people: number; times: number; warmUps: number }

export const CONNECTS: ConnectsBench = { people: 10_000, times: 5, warmUps: 1 };

export function benchConnects({ people, times, warmUps }: ConnectsBench): Promise<Figure[]> {
  return inArena({ people }, async (arena) => {
    const product = await arena.product();
    const socketIo = await arena.floor('socket-io', undefined);
    const contenders = [() => comeAndGo(product, true), () => comeAndGo(socketIo, false)];
    await inTurn(warmUps, contenders, (run) => run());
    const [own = [], bare = []] = await inTurn(times, contenders, (run) => run());
    const cpu = (entered: Entered[]): number[] => entered.map((one) => one.cpu);
    const rate = (entered: Entered[]): number[] => entered.map(({ seconds }) => people / seconds);
    return [
      figureOf({ name: 'server CPU of a connect, with token and first view', unit: 'us', values: cpu(own), floor: cpu(bare), note: 'people who have been there before; floor Socket.IO without either' }, { timesFloorAtMost: 1.5 }),
      figureOf({ name: 'connects, with token and first view', unit: 'a second', values: rate(own), floor: rate(bare) }),
    ];
  });
}

async function comeAndGo({ crowd }: Side, awaitsView: boolean): Promise<Entered> {
  const entered = await crowd.enter({ awaitsView });
  await crowd.leave();
  return entered;
}
