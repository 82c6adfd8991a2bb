// What goes over a participant's connection for each question, in both directions, with acknowledgements and without heartbeats.
import { inArena } from './arena.ts';
import { figureOf, type Figure, type Series } from './figure.ts';

export interface TrafficBench { crowds: number[]; questions: number; spread: number }

export const TRAFFIC: TrafficBench = { crowds: [100, 1_000, 10_000], questions: 5, spread: 2_000 };

export function benchTraffic({ crowds, questions, spread }: TrafficBench): Promise<Figure[]> {
  const people = Math.max(...crowds);
  return inArena({ people }, async (arena) => {
    const { crowd } = await arena.product();
    const figures: Figure[] = [];
    let few: { messages: number[]; bytes: number[] } | undefined;
    for (const so of crowds) {
      await crowd.enter({ people: so });
      await crowd.begin();
      await crowd.traffic();
      const each: { messages: number[]; bytes: number[] } = { messages: [], bytes: [] };
      for (let question = 0; question < questions; question += 1) {
        await crowd.burst({ answers: so, spread, awaitsNext: true });
        const { messages, bytes } = await crowd.traffic();
        each.messages.push(messages / so);
        each.bytes.push(bytes / so);
      }
      few ??= each;
      const beside = (series: 'messages' | 'bytes'): Pick<Series, 'floor' | 'note'> => (few === undefined || few === each ? {} : { floor: few[series], note: `floor: with ${crowds[0]}` });
      const flat = few === each ? {} : { timesFloorAtMost: 1.05 };
      const whose = `of each of ${so.toLocaleString('en-GB')} for a question`;
      figures.push(
        figureOf({ name: `messages ${whose}`, unit: 'messages', values: each.messages, ...beside('messages') }, { ...flat, atMost: 8 }),
        figureOf({ name: `bytes ${whose}`, unit: 'bytes', values: each.bytes, ...beside('bytes') }, { ...flat, atMost: 4_000 }),
      );
    }
    return figures;
  });
}
