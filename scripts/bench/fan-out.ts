/*
 * One message to everybody. The product's is the one that an organiser's act brings to all who are there; beside it the same bytes by
 * Socket.IO's own broadcast, by a ready frame on plain WebSockets, and by writing that frame to each connection.
 */
import { begun, inArena, type Side } from './arena.ts';
import { cpuOf } from './cpu.ts';
import { figureOf, type Figure } from './figure.ts';
import { inTurn } from './in-turn.ts';
import { pause } from './processes.ts';

export interface FanOutBench { people: number; times: number; warmUps: number }

export const FAN_OUT: FanOutBench = { people: 10_000, times: 7, warmUps: 2 };

/** `cpu`: of the server for each recipient, microseconds; `skew`: from the first to the last of them, milliseconds. */
interface Measured { cpu: number; skew: number }

const SETTLE_MS = 400;

export function benchFanOut({ people, times, warmUps }: FanOutBench): Promise<Figure[]> {
  return inArena({ people }, async (arena) => {
    const { product, beside } = await begun(arena);
    const socketIo = await beside('socket-io');
    const webSocket = await beside('web-socket');
    const contenders = [
      () => measure(product, product.extendRound),
      () => measure(socketIo, () => socketIo.tellAll()),
      () => measure(webSocket, () => webSocket.tellAll({ by: 'frame' })),
      () => measure(webSocket, () => webSocket.tellAll({ by: 'write' })),
    ];
    await inTurn(warmUps, contenders, (run) => run());
    const [own = [], bare = [], frame = [], write = []] = await inTurn(times, contenders, (run) => run());
    const cpu = (measured: Measured[]): number[] => measured.map((one) => one.cpu);
    const skew = (measured: Measured[]): number[] => measured.map((one) => one.skew);
    return [
      figureOf({ name: `server CPU of a message to each of ${people.toLocaleString('en-GB')}`, unit: 'us', values: cpu(own), floor: cpu(bare), note: 'a view to each; floor Socket.IO: one broadcast of the same bytes' }, { timesFloorAtMost: 1.05 }),
      figureOf({ name: 'server CPU of a ready frame on plain WebSockets', unit: 'us', values: cpu(frame) }),
      figureOf({ name: 'server CPU of a write to the connection', unit: 'us', values: cpu(write) }),
      figureOf({ name: 'message from its first recipient to its last', unit: 'ms', values: skew(own), floor: skew(bare) }, { timesFloorAtMost: 1.05 }),
      figureOf({ name: 'ready frame on plain WebSockets from its first recipient to its last', unit: 'ms', values: skew(frame) }),
    ];

    async function measure({ server, crowd }: Side, say: () => Promise<void>): Promise<Measured> {
      const from = await cpuOf(server);
      const { skew } = await crowd.hear(say);
      await pause(SETTLE_MS);
      return { cpu: ((await cpuOf(server)) - from) / people, skew };
    }
  });
}
