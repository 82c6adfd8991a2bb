/*
 * One message to everybody. In a live session it is the question, from the host's order until each showing is stored; in a weekly round a
 * view of one's own, which an organiser's act brings to all who are there. Beside each the same bytes by Socket.IO's own broadcast, and by
 * a ready frame on plain WebSockets and a write of it to each connection.
 */
import { begun, inArena, type Side } from './arena.ts';
import { cpuOf } from './cpu.ts';
import { figureOf, median, type Figure, type Series } from './figure.ts';
import { inTurn } from './in-turn.ts';
import { inLiveArena } from './live/arena.ts';
import { fanOuts } from './live/questions.ts';
import { pause } from './processes.ts';

/** `newcomers`: so long the round trips of new connections are measured often, milliseconds; a question is measured behind that. */
export interface FanOutBench { people: number; times: number; warmUps: number; newcomers: number }

export const FAN_OUT: FanOutBench = { people: 10_000, times: 21, warmUps: 2, newcomers: 30_000 };

/** `cpu`: of the server for each recipient, microseconds; `skew`: from the first to the last of them, milliseconds. */
interface Measured { cpu: number; skew: number }

const SETTLE_MS = 400;

/** A question that the host closes, seconds. */
const LONG = 120;

export async function benchFanOut(bench: FanOutBench): Promise<Figure[]> {
  return [...(await questions(bench)), ...(await views(bench))];
}

function questions({ people, times, warmUps, newcomers }: FanOutBench): Promise<Figure[]> {
  const steps = Array.from({ length: warmUps + times }, (_, place) => `q${place + 1}`);
  return inLiveArena({ people, questions: steps.map(() => ({ seconds: LONG })), body: {}, notesWrites: false }, async (arena) => {
    await arena.product.phones.enter(people);
    await arena.floor.phones.enter(people);
    await pause(newcomers);
    const all = await fanOuts(arena, steps, people);
    const own = all.own.slice(warmUps).map(({ opened }) => opened);
    const bare = all.bare.slice(warmUps);
    const of = (series: 'cpu' | 'skew'): Pick<Series, 'values' | 'floor'> => ({ values: own.map((sent) => sent[series]), floor: bare.map((sent) => sent[series]) });
    const note = `${Math.round(median(own.map(({ bytes }) => bytes)))} bytes; floor Socket.IO: one broadcast of as many`;
    return [
      figureOf({ name: `server CPU of a live question to each of ${people.toLocaleString('en-GB')}, stamped and stored`, unit: 'us', ...of('cpu'), note }, { timesFloorAtMost: 1.05 }),
      figureOf({ name: 'live question from its first recipient to its last', unit: 'ms', ...of('skew') }, { timesFloorAtMost: 1.05 }),
    ];
  });
}

function views({ people, times, warmUps }: FanOutBench): Promise<Figure[]> {
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
      figureOf({ name: 'server CPU of a view to each, after an act in a weekly round', unit: 'us', values: cpu(own), floor: cpu(bare), note: 'each another one; floor Socket.IO: one broadcast of as many bytes' }),
      figureOf({ name: 'server CPU of a ready frame on plain WebSockets', unit: 'us', values: cpu(frame) }),
      figureOf({ name: 'server CPU of a write to the connection', unit: 'us', values: cpu(write) }),
      figureOf({ name: 'views from their first recipient to their last', unit: 'ms', values: skew(own), floor: skew(bare) }),
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
