import { cpuOf } from '../cpu.ts';
import { inTurn } from '../in-turn.ts';
import { pause } from '../processes.ts';
import type { LiveArena, LiveFloor, LiveProduct } from './arena.ts';
import type { LiveBurst } from './burst.ts';
import type { Traffic } from './phones.ts';

/** What follows a last message (rows, a view of the host's) is in the same span. */
const SETTLE_MS = 400;

/** One question as it goes in a hall: it closes by itself, everybody has changed their mind once, everything is projected. */
export async function wholeQuestion({ host, phones }: LiveProduct, step: string, spread: number): Promise<Traffic> {
  await host.order('next');
  await phones.heard(`open ${step}`);
  await phones.burst({ step, revision: 1, spread });
  await phones.burst({ step, revision: 2, spread });
  await host.phase('closed');
  await host.order('next');
  await phones.heard(`own ${step}`);
  await host.order('next');
  return phones.traffic();
}

/** As it goes at its longest: the host gives time, and closes before that is over. */
export async function longestQuestion({ host, phones }: LiveProduct, step: string, spread: number): Promise<Traffic> {
  await host.order('next');
  await phones.heard(`open ${step}`);
  await phones.listen(`open ${step}`);
  await host.order('extend');
  await phones.heard(`open ${step}`);
  await phones.burst({ step, revision: 1, spread });
  await phones.burst({ step, revision: 2, spread });
  await host.order('close-now');
  await phones.heard(`own ${step}`);
  await host.order('next');
  return phones.traffic();
}

/** Everybody answers a question within the spread, in the product and on bare Socket.IO in turn. */
export function bursts({ product, floor }: LiveArena, steps: readonly string[], spread: number): Promise<LiveBurst[][]> {
  const left = [...steps];
  return inTurn(steps.length, [() => inProduct(left.shift() ?? ''), () => floor.phones.burst({ step: 'q1', revision: 1, spread })], (run) => run());

  async function inProduct(step: string): Promise<LiveBurst> {
    await opened(product, step);
    const measured = await product.phones.burst({ step, revision: 1, spread });
    await shut(product, step);
    return measured;
  }
}

/** `cpu`: of the server for each recipient, microseconds; `skew`: from the first to the last of them, milliseconds. */
export interface Sent { cpu: number; skew: number; bytes: number }
/** An announcement is a frame to everybody and nothing else; an opening is stamped and its showings are stored; an own place is for each another one. */
export interface SentAll { announced: Sent; opened: Sent; histogram: Sent }

/** What the messages of a question cost, beside one broadcast of bare Socket.IO of as many bytes as the opening before it. */
export async function fanOuts({ product, floor }: LiveArena, steps: readonly string[], people: number): Promise<{ own: SentAll[]; bare: Sent[] }> {
  const left = [...steps];
  const own: SentAll[] = [];
  const bare: Sent[] = [];
  let bytes: number | undefined;
  await inTurn(steps.length, [async () => void own.push(await inProduct(left.shift() ?? '')), async () => void bare.push(await onFloor(floor))], (run) => run());
  return { own, bare };

  async function inProduct(step: string): Promise<SentAll> {
    const send = (order: 'next' | 'open-now' | 'close-now', to: string): Promise<Sent> => measure(product, to, () => product.host.order(order));
    const announced = await send('next', `announced ${step}`);
    const opening = await send('open-now', `open ${step}`);
    ({ bytes } = opening);
    const histogram = await send('close-now', `own ${step}`);
    await product.host.order('next');
    return { announced, opened: opening, histogram };
  }

  function onFloor(side: LiveFloor): Promise<Sent> {
    return measure(side, 'view', () => side.tellAll(bytes));
  }

  async function measure({ server, phones }: Pick<LiveProduct, 'server' | 'phones'>, to: string, say: () => Promise<void>): Promise<Sent> {
    await phones.listen(to);
    const from = await cpuOf(server);
    await say();
    const { skew, bytes: length } = await phones.heard(to);
    await pause(SETTLE_MS);
    return { cpu: ((await cpuOf(server)) - from) / people, skew, bytes: length };
  }
}

async function opened({ host, phones }: LiveProduct, step: string): Promise<void> {
  await host.order('next');
  await host.order('open-now');
  await phones.heard(`open ${step}`);
}

async function shut({ host, phones }: LiveProduct, step: string): Promise<void> {
  await host.order('close-now');
  await phones.heard(`own ${step}`);
  await host.order('next');
}
