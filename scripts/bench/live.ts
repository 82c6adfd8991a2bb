/*
 * Live sessions, at several sizes: everybody answers each question within a time, and then gets the histogram and the own place. What goes
 * over each connection does not grow with the crowd; nothing is lost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIVE_PROTOCOL_VERSION } from '../../server/protocol/live-player.ts';
import { freePort, launch } from '../../server/testing/child-server.ts';
import { figureOf, quantile, type Figure, type Series } from './figure.ts';
import type { PhoneOrder, PhonesHeard, StepAnswered } from './live/phones.ts';
import { hostOf, prepareSession } from './live/stage.ts';
import { child, pause, tell } from './processes.ts';
import { assertSockets } from './sockets.ts';

export interface LiveBench { crowds: number[]; questions: number; spread: number }

export const LIVE: LiveBench = { crowds: [100, 1_000, 2_000, 10_000], questions: 10, spread: 200 };

/** After a histogram: until the last own place has been heard, milliseconds. */
const SETTLE_MS = 1_500;

interface Measured { messages: number[]; bytes: number[]; skew: number[]; latency: number[]; stamp: number[] }

export async function benchLive({ crowds, questions, spread }: LiveBench): Promise<Figure[]> {
  const figures: Figure[] = [];
  let few: Measured | undefined;
  for (const people of crowds) {
    const measured = await play({ people, questions, spread });
    few ??= measured;
    const flat = few === measured ? {} : { timesFloorAtMost: 1.05 };
    const beside = (series: 'messages' | 'bytes'): Pick<Series, 'floor' | 'note'> => (few === undefined || few === measured ? {} : { floor: few[series], note: `floor: with ${crowds[0]}` });
    const crowd = people.toLocaleString('en-GB');
    figures.push(
      figureOf({ name: `messages of each of ${crowd} for a question`, unit: 'messages', values: measured.messages, ...beside('messages') }, { ...flat, atMost: 8 }),
      figureOf({ name: `bytes of each of ${crowd} for a question`, unit: 'bytes', values: measured.bytes, ...beside('bytes') }, { ...flat, atMost: 8_000 }),
      figureOf({ name: `opening from the first of ${crowd} to the last, as they heard it`, unit: 'ms', values: measured.skew }),
      figureOf({ name: `acknowledgement of ${crowd} answers within ${spread} ms, p99`, unit: 'ms', values: measured.latency }),
      figureOf({ name: `stamp behind the write of ${crowd} answers within ${spread} ms, p99`, unit: 'ms', values: measured.stamp }, people === 2_000 ? { atMost: 20 } : {}),
    );
  }
  return figures;
}

async function play({ people, questions, spread }: { people: number; questions: number; spread: number }): Promise<Measured> {
  assertSockets(people);
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-bench-live-'));
  const { session, tokens } = await prepareSession(folder, { people, questions });
  const server = launch({ folder, port: await freePort(), settings: {} });
  const phones = child('live/phones.ts', { flags: ['--expose-gc'] });
  // Whoever stops the bench stops its server.
  const abandon = (): void => server.signal('SIGKILL');
  process.once('exit', abandon);
  const order = <Answer>(told: PhoneOrder): Promise<Answer> => tell<PhoneOrder, Answer>(phones, told);
  try {
    await server.listening;
    const host = await hostOf(folder, server.address, session);
    await order<'so'>({ order: 'enter', address: server.address, auths: tokens.map((token) => ({ token, protocol: LIVE_PROTOCOL_VERSION })) });
    const measured: Measured = { messages: [], bytes: [], skew: [], latency: [], stamp: [] };
    for (let question = 0; question < questions; question += 1) {
      const step = `q${question}`;
      await order<'so'>({ order: 'await', step });
      await order<PhonesHeard>({ order: 'traffic' });
      while ((await host.view()).phase !== 'announced') await host.order({ order: 'next' });
      const { skew, latencies, stampErrors } = await order<StepAnswered>({ order: 'answer', spread });
      await host.order({ order: 'close-now' });
      await host.order({ order: 'next' });
      await pause(SETTLE_MS);
      const stored = await host.stored(step);
      if (stored !== people) throw new Error(`${stored} of ${people} answers are stored`);
      const { messages, bytes } = await order<PhonesHeard>({ order: 'traffic' });
      measured.messages.push(messages / people);
      measured.bytes.push(bytes / people);
      measured.skew.push(skew);
      measured.latency.push(quantile(latencies, 0.99));
      measured.stamp.push(quantile(stampErrors, 0.99));
    }
    return measured;
  } finally {
    phones.kill();
    process.off('exit', abandon);
    server.signal('SIGKILL');
    await server.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
