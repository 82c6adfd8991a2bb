/*
 * What an acknowledged answer costs, how many of them there are a second, and how long they take. Everybody of the crowd answers in one
 * instant, or within a second, and then gets the next question. Beside the product answer, each with a crowd of its own, bare Socket.IO and
 * plain WebSockets, which keep nothing. The product's answer is followed by the next question: Socket.IO is measured without one and
 * with one of the same bytes.
 */
import { begun, inArena } from './arena.ts';
import type { Burst } from './burst.ts';
import { figureOf, generatorTook, quantile, type Figure } from './figure.ts';
import { inTurn } from './in-turn.ts';

export interface AnswersBench {
  people: number;
  times: number;
  /** Bursts before the first that counts, so that the code has been compiled by then. */
  warmUps: number;
  /** How long the answers that do not come in one instant take to come, milliseconds. */
  spread: number;
}

/** Together no more bursts than a paper has questions. */
export const ANSWERS: AnswersBench = { people: 10_000, times: 7, warmUps: 2, spread: 1_000 };

export function benchAnswers({ people, times, warmUps, spread }: AnswersBench): Promise<Figure[]> {
  return inArena({ people }, async (arena) => {
    const { product, beside } = await begun(arena);
    const socketIo = await beside('socket-io');
    const webSocket = await beside('web-socket');
    const withNext = async (spread: number): Promise<Burst> => {
      await socketIo.behave({ sendsNext: true });
      const burst = await socketIo.crowd.burst({ answers: people, spread, awaitsNext: true });
      await socketIo.behave({ sendsNext: false });
      return burst;
    };
    const contenders = [
      (spread: number) => product.crowd.burst({ answers: people, spread, awaitsNext: true }),
      (spread: number) => socketIo.crowd.burst({ answers: people, spread, awaitsNext: false }),
      withNext,
      (spread: number) => webSocket.crowd.burst({ answers: people, spread, awaitsNext: false }),
    ];
    await inTurn(warmUps, contenders, (run) => run(0));
    const atOnce = await inTurn(times, contenders, (run) => run(0));
    const spreadOut = await inTurn(times, contenders, (run) => run(spread));
    return answerFigures({ people, spread }, { atOnce, spreadOut });
  });
}

/** Bursts of the product, of Socket.IO without and with a next question, and of plain WebSockets. */
function answerFigures({ people, spread }: Pick<AnswersBench, 'people' | 'spread'>, { atOnce, spreadOut }: { atOnce: Burst[][]; spreadOut: Burst[][] }): Figure[] {
  const [product = [], bare = [], next = [], webSocket = []] = atOnce;
  const [calm = [], calmBare = []] = spreadOut;
  const crowd = people.toLocaleString('en-GB');
  const busy = (bursts: readonly Burst[]): string => generatorTook(...bursts.map(({ generator }) => generator));
  const rate = ({ seconds }: Burst): number => people / seconds;
  const p99 = ({ latencies }: Burst): number => quantile(latencies, 0.99);
  return [
    figureOf(
      { name: `server CPU of an answer, ${crowd} in one instant`, unit: 'us', values: product.map(({ cpu }) => cpu), floor: bare.map(({ cpu }) => cpu), note: `floor Socket.IO; ${busy(product)}` },
      { timesFloorAtMost: 1.25 },
    ),
    figureOf(
      { name: 'server CPU of an answer and its next question', unit: 'us', values: product.map(({ cpuSettled }) => cpuSettled), floor: next.map(({ cpuSettled }) => cpuSettled), note: 'floor Socket.IO with a message of the same bytes' },
      { timesFloorAtMost: 1.25 },
    ),
    figureOf({ name: 'answers acknowledged', unit: 'a second', values: product.map(rate), floor: bare.map(rate), note: `floor Socket.IO; ${busy(bare)}` }, { timesFloorAtLeast: 0.85 }),
    figureOf({ name: 'answers acknowledged by plain WebSockets', unit: 'a second', values: webSocket.map(rate), note: busy(webSocket) }),
    figureOf({ name: 'server CPU of an answer, plain WebSockets', unit: 'us', values: webSocket.map(({ cpu }) => cpu) }),
    figureOf(
      { name: `answer acknowledged after, ${crowd} within ${spread} ms, p99`, unit: 'ms', values: calm.map(p99), floor: calmBare.map(p99), note: `floor Socket.IO; ${busy(calm)}` },
      { timesFloorAtMost: 5, atMost: 40 },
    ),
  ];
}
