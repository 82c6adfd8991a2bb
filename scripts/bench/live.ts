/*
 * A live session from its lobby to its end. The crowd grows, and what goes over a connection for a question is counted at each size; at one
 * size everybody answers within the same 200 ms; the whole crowd then plays ten questions that run by themselves, with a host who looks on.
 * At the end the server is stopped, and what players were told is held against its database.
 */
import { counted } from './counted.ts';
import { figureOf, generatorTook, median, quantile, type Bar, type Figure, type Series } from './figure.ts';
import { inLiveArena, type LiveProduct } from './live/arena.ts';
import { audit, type Audited } from './live/audit.ts';
import type { LiveBurst } from './live/burst.ts';
import type { AskedQuestion } from './live/host.ts';
import type { LivePlayed } from './live/play.ts';
import type { Traffic } from './live/phones.ts';
import { bursts, fanOuts, longestQuestion, wholeQuestion, type Sent, type SentAll } from './live/questions.ts';

export interface LiveBench {
  /** The traffic is counted at each of these sizes; all of the last one play. */
  crowds: number[];
  /** Seconds of a question whose traffic is counted, in either way, and milliseconds in which everybody answers it. */
  counted: { times: number; seconds: number; spread: number };
  /** `warmUps`: so many are not counted, until the code has been compiled. */
  burst: { people: number; times: number; warmUps: number; spread: number };
  fanOut: { times: number };
  played: { questions: number; seconds: number; thinking: [number, number] };
}

export const LIVE: LiveBench = {
  crowds: [100, 1_000, 10_000],
  counted: { times: 1, seconds: 40, spread: 1_000 },
  burst: { people: 2_000, times: 5, warmUps: 2, spread: 200 },
  fanOut: { times: 5 },
  played: { questions: 10, seconds: 15, thinking: [500, 4_000] },
};

/** For questions that the host closes. */
const LONG = 120;

/** What bare Socket.IO sends to everybody: about the size of a question. */
const BODY = { version: 1, now: 1, screen: { screen: 'open', text: 'x'.repeat(600) } };

export function benchLive(bench: LiveBench): Promise<Figure[]> {
  const { crowds, burst, fanOut, played } = bench;
  const people = Math.max(...crowds);
  const sizes = [...new Set([...crowds, burst.people])].toSorted((a, b) => a - b);
  const bursting = burst.warmUps + burst.times;
  const times = (count: number, question: AskedQuestion): AskedQuestion[] => Array.from({ length: count }, () => question);
  const questions = [
    ...sizes.flatMap((size) => [
      ...times(crowds.includes(size) ? 2 * bench.counted.times : 0, { seconds: bench.counted.seconds, compared: true }),
      ...times(size === burst.people ? bursting : 0, { seconds: LONG }),
    ]),
    ...times(fanOut.times, { seconds: LONG }),
    ...times(played.questions, { seconds: played.seconds }),
  ];
  return inLiveArena({ people, questions, body: BODY, notesWrites: true }, async (arena) => {
    const { product, floor } = arena;
    let question = 0;
    const next = (count: number): string[] => Array.from({ length: count }, () => `q${(question += 1)}`);
    const figures: Figure[] = [];
    const fewest: EachTraffic[] = [];
    for (const size of sizes) {
      const entered = await product.phones.enter(size);
      await product.phones.traffic();
      if (crowds.includes(size)) {
        for (const [kind, course] of COURSES.entries()) {
          const each = await traffic(next(bench.counted.times), { size, play: (step) => course.play(product, step, bench.counted.spread) });
          const few = (fewest[kind] ??= each);
          figures.push(...trafficFigures(course.of(size), each, few === each ? undefined : few));
        }
      }
      if (size === burst.people) {
        await floor.phones.enter(size);
        const relations = [await product.phones.relate(), await floor.phones.relate()];
        const [own = [], bare = []] = await bursts(arena, next(bursting), burst.spread);
        figures.push(...burstFigures(bench, [own, bare], Math.max(...relations.map(({ uncertain }) => uncertain))));
      }
      if (size === people) figures.push(told('server CPU of joining and connecting, between two questions', [entered.cpu, 'us'], { note: `${entered.seconds.toFixed(0)} s` }));
    }
    await floor.phones.enter(people);
    const { own, bare } = await fanOuts(arena, next(fanOut.times), people);
    figures.push(...fanOutFigures(people, own, bare));
    const from = await counted(product.server.address);
    const { measured, views } = await playAll(product, bench);
    const to = await counted(product.server.address);
    const all = await product.phones.tell();
    const writes = await product.stop();
    const audited = audit(product.folder, product.host.session, { told: all, writes });
    const delay = (name: string): number => to.of(`nodejs_eventloop_lag_${name}_seconds`) * 1000;
    const cpu = (100_000 * (to.cpuSeconds - from.cpuSeconds)) / (to.at - from.at);
    const expected = people * played.questions * 2;
    return [
      ...figures,
      ...playedFigures(bench, measured, median(bare.map(({ skew }) => skew))),
      told('answers of them acknowledged', [measured.given - measured.open - all.refused.length, 'answers'], { atLeast: expected }),
      told('connections lost', [all.lost, 'connections'], { atMost: 0 }),
      ...auditFigures(audited, all.saved.length),
      told("delay of the server's loop, p99", [delay('p99'), 'ms'], { atMost: 200 }),
      told("delay of the server's loop, most", [delay('max'), 'ms']),
      told('server CPU meanwhile', [cpu, '% of a core'], { note: `a host's page follows: ${views} views of it` }),
    ];
  });
}

interface EachTraffic { messages: number[]; bytes: number[] }

/** A reading phase is no message more: it announces the opening. */
const COURSES = [
  { play: wholeQuestion, of: (size: number) => `of each of ${size.toLocaleString('en-GB')} for a question with a change of mind` },
  { play: longestQuestion, of: (size: number) => `of each of ${size.toLocaleString('en-GB')} for one that is given time and then closed early` },
];

async function traffic(steps: readonly string[], { size, play }: { size: number; play: (step: string) => Promise<Traffic> }): Promise<EachTraffic> {
  const each: EachTraffic = { messages: [], bytes: [] };
  for (const step of steps) {
    const { messages, bytes } = await play(step);
    each.messages.push(messages / size);
    each.bytes.push(bytes / size);
  }
  return each;
}

function trafficFigures(whose: string, each: EachTraffic, few: EachTraffic | undefined): Figure[] {
  const beside = (series: keyof EachTraffic): Pick<Series, 'floor' | 'note'> => (few === undefined ? {} : { floor: few[series], note: 'floor: with the fewest' });
  const flat = few === undefined ? {} : { timesFloorAtMost: 1.05 };
  return [
    figureOf({ name: `messages ${whose}`, unit: 'messages', values: each.messages, ...beside('messages') }, { ...flat, atMost: 8 }),
    figureOf({ name: `bytes ${whose}`, unit: 'bytes', values: each.bytes, ...beside('bytes') }, { ...flat, atMost: 4_000 }),
  ];
}

function burstFigures({ burst: { people, spread, warmUps } }: LiveBench, [own, bare]: [LiveBurst[], LiveBurst[]], uncertain: number): Figure[] {
  const p99 = (all: readonly LiveBurst[], of: keyof LiveBurst): number[] => all.map((one) => quantile(one[of], 0.99));
  const warm = (of: keyof LiveBurst): Pick<Series, 'values' | 'floor'> => ({ values: p99(own.slice(warmUps), of), floor: p99(bare.slice(warmUps), of) });
  const whose = `${people.toLocaleString('en-GB')} answers within ${spread} ms`;
  return [
    figureOf({ name: `${whose}, acknowledged of each`, unit: 'answers', values: own.map(({ latencies }) => latencies.length) }, { atLeast: people }),
    figureOf({ name: `${whose}: stamp behind the write, p99`, unit: 'ms', ...warm('stampErrors'), note: `clocks related to ${uncertain.toFixed(2)} ms; stamps are whole milliseconds` }, { atMost: 20 }),
    figureOf({ name: `${whose}: stamp behind the write, p99, of the first behind a start`, unit: 'ms', values: p99(own.slice(0, warmUps), 'stampErrors'), floor: p99(bare.slice(0, warmUps), 'stampErrors') }),
    figureOf({ name: `${whose}: acknowledged after, p99`, unit: 'ms', ...warm('latencies') }),
  ];
}

function fanOutFigures(people: number, own: readonly SentAll[], bare: readonly Sent[]): Figure[] {
  const all = people.toLocaleString('en-GB');
  const of = (message: keyof SentAll, series: keyof Sent): Pick<Series, 'values' | 'floor'> => ({ values: own.map((one) => one[message][series]), floor: bare.map((one) => one[series]) });
  return [
    figureOf({ name: `server CPU of an announcement to each of ${all}`, unit: 'us', ...of('announced', 'cpu'), note: 'floor: one broadcast of Socket.IO' }, { timesFloorAtMost: 1.05 }),
    figureOf({ name: 'server CPU of an opening to each, stamped and stored', unit: 'us', ...of('opened', 'cpu') }),
    figureOf({ name: 'server CPU of histogram and own place to each', unit: 'us', ...of('histogram', 'cpu') }),
    figureOf({ name: 'opening from its first recipient to its last', unit: 'ms', ...of('opened', 'skew') }, { timesFloorAtMost: 1.05 }),
  ];
}

async function playAll({ host, phones }: LiveProduct, { played: { questions, seconds, thinking } }: LiveBench): Promise<{ measured: LivePlayed; views: number }> {
  const following = await host.follow();
  const playing = phones.play({ thinking, patience: questions * (seconds + 20) * 1000 });
  await host.order('auto');
  const measured = await playing;
  following.stop();
  return { measured, views: following.views() };
}

function playedFigures({ crowds, played: { questions } }: LiveBench, { seconds, latency, skews, generator }: LivePlayed, bare: number): Figure[] {
  const note = `one run of ${seconds.toFixed(0)} s; ${generatorTook(generator)}`;
  return [
    figureOf({ name: `${Math.max(...crowds).toLocaleString('en-GB')} play ${questions} questions: opening from its first to its last recipient`, unit: 'ms', values: skews, floor: [bare], note }),
    told('answer acknowledged after, p99', [latency.p99, 'ms']),
    told('answer acknowledged after, most', [latency.max, 'ms']),
  ];
}

function auditFigures({ lost, stored, misplaced, shownErrors, unwritten }: Audited, saved: number): Figure[] {
  return [
    told('acknowledged answers that are not stored as they were told', [lost, 'answers'], { atMost: 0, note: `of ${saved}; ${stored} are stored` }),
    told('players whose place is not the one that SQL finds', [misplaced, 'players'], { atMost: 0 }),
    told('shownAt beside the write to the socket, p99', [quantile(shownErrors, 0.99), 'ms'], { note: `${shownErrors.length} showings, ${unwritten} of them without a write` }),
    told('shownAt beside the write to the socket, most', [quantile(shownErrors, 1), 'ms'], { atMost: 5 }),
  ];
}

function told(name: string, [value, unit]: [number, string], { note, ...bar }: Bar & { note?: string } = {}): Figure {
  return figureOf({ name, unit, values: [value], ...(note !== undefined && { note }) }, bar);
}
