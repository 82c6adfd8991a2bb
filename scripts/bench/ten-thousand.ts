/*
 * A whole round: everybody comes within some seconds, all start in the same instant, play the paper, and lose their connections in the same
 * instant in the middle. Then the server is stopped, and what people were told is held against its database.
 */
import { inArena } from './arena.ts';
import { audit } from './audit.ts';
import { counted } from './counted.ts';
import { figureOf, generatorTook, type Bar, type Figure } from './figure.ts';

export interface TenThousandBench { people: number; perSecond: number; thinking: [number, number] }

export const TEN_THOUSAND: TenThousandBench = { people: 10_000, perSecond: 1_000, thinking: [2_000, 8_000] };

const QUESTIONS = 20;

export function benchTenThousand({ people, perSecond, thinking }: TenThousandBench): Promise<Figure[]> {
  return inArena({ people }, async (arena) => {
    const product = await arena.product();
    const entered = await product.crowd.enter({ perSecond, awaitsView: true });
    // The look at the start begins the count of the loop's delays anew.
    const from = await counted(product.server.address);
    const played = await product.crowd.play({ thinking, cutAfter: (QUESTIONS * (thinking[0] + thinking[1])) / 4 });
    const to = await counted(product.server.address);
    await product.stop();
    const { finished, lost } = await audit(product.folder, played.saved);
    const milliseconds = (name: string): number => to.of(`nodejs_eventloop_lag_${name}_seconds`) * 1000;
    const one = (name: string, [value, unit]: [number, string], bar: Bar & { note?: string } = {}): Figure =>
      figureOf({ name, unit, values: [value], ...(bar.note !== undefined && { note: bar.note }) }, bar);
    const note = `one run of ${played.seconds.toFixed(0)} s; ${generatorTook(played.generator)}`;
    return [
      one(`${people.toLocaleString('en-GB')} people, and who finished`, [finished, 'people'], { atLeast: people, note }),
      one('acknowledged answers that are not stored as they were told', [lost, 'answers'], { atMost: 0 }),
      one('answers acknowledged', [played.saved.length, 'answers'], { atLeast: people * QUESTIONS }),
      one('all connected after', [entered.seconds, 's']),
      one('first question after the common start, median', [played.firstQuestion.p50, 'ms']),
      one('first question after the common start, p99', [played.firstQuestion.p99, 'ms']),
      one('cut off in one instant, and back again', [played.back.people, 'people'], { note: `${played.back.tries} tries` }),
      one('the last of them after', [played.back.seconds, 's']),
      one('answer acknowledged after, p99', [played.latency.p99, 'ms'], { note: 'without the seconds after the cut' }),
      one('answer acknowledged after, most', [played.latency.max, 'ms']),
      one('delay of the server\'s loop, p99', [milliseconds('p99'), 'ms'], { atMost: 200 }),
      one('delay of the server\'s loop, most', [milliseconds('max'), 'ms']),
      one('server CPU meanwhile', [(100_000 * (to.cpuSeconds - from.cpuSeconds)) / (to.at - from.at), '% of a core']),
    ];
  });
}
