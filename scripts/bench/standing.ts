/*
 * What it costs that one person's attempt moves a standing: the row out and in again, its rank, and the first ten. Beside the product's
 * order two that hold nothing but numbers: one sorted typed array, and plain arrays in blocks. Costs are CPU time of this process,
 * so that what else the machine does is in none of them. Sizes are compared with one another, so they take turns too: a processor
 * that changes its pace is slow for each of them.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { newId } from '../../db/ids.ts';
import { standingOrder } from '../../server/contest/standing-order.ts';
import type { ParticipantId } from '../../server/rules/ids.ts';
import { DECLARATION } from '../demo/contest.ts';
import { figureOf, median, type Figure } from './figure.ts';
import { blockedKeys } from './floors/blocked-keys.ts';
import type { KeyOrder } from './floors/key-order.ts';
import { sortedKeys } from './floors/sorted-keys.ts';
import { inTurn } from './in-turn.ts';

export interface StandingBench {
  sizes: number[];
  /** So often a standing of each size is made, and measured so many times. */
  rounds: number;
  times: number;
  /** So many attempts end in each measurement. */
  moves: number;
}

export const STANDING: StandingBench = { sizes: [10_000, 100_000, 1_000_000], rounds: 3, times: 7, moves: 4_000 };

const TOP = 10;
/** More than any paper takes, milliseconds. */
const LONGEST = 2 ** 24;

/** Microseconds of the product and of each floor. */
interface Costs { product: number[]; sorted: number[]; blocked: number[] }

/** One attempt of a person; `key` puts it where score and then time do, and is nobody else's. */
interface Ended { participant: ParticipantId; number: number; score: number; elapsed: number; key: number; keyBefore: number }

export async function benchStanding({ sizes, rounds, times, moves }: StandingBench): Promise<Figure[]> {
  const measured = await inTurn(rounds, sizes, (size) => measure(size, { times, moves }));
  const figures: Figure[] = [];
  const costs: number[] = [];
  for (const [place, size] of sizes.entries()) {
    const of = (which: keyof Costs): number[] => (measured[place] ?? []).flatMap((round) => round[which]);
    const [product, sorted, blocked] = [of('product'), of('sorted'), of('blocked')];
    const name = `standing of ${size.toLocaleString('en-GB')}: update, rank, top ${TOP}`;
    const better = median(sorted) <= median(blocked) ? { values: sorted, of: 'sorted typed array' } : { values: blocked, of: 'blocked arrays' };
    const note = `sorted typed array ${median(sorted).toFixed(2)} us, blocked arrays ${median(blocked).toFixed(2)} us`;
    figures.push(figureOf({ name: `${name}, beside ${better.of}`, unit: 'us', values: product, floor: better.values, note }, { timesFloorAtMost: 2 }));
    const smaller = costs.at(-1);
    if (smaller !== undefined) figures.push(figureOf({ name: `${name}, beside a tenth of the people`, unit: 'us', values: product, floor: [smaller] }, { timesFloorAtMost: 2 }));
    costs.push(median(product));
  }
  return figures;
}

// So that no size pays for what another one has left.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

async function measure(size: number, { times, moves }: Pick<StandingBench, 'times' | 'moves'>): Promise<Costs> {
  collectGarbage();
  const attempts = attemptsOf(size);
  const first = Array.from({ length: size }, (_, person) => attempts(person));
  const keys = Float64Array.from(first, ({ key }) => key);
  const order = standingOrder<ReturnType<typeof rowOf>>({ comparators: DECLARATION.comparators, counts: 'last' });
  for (const ended of first) order.offer(rowOf(ended));
  const contenders = [productOf(order), floorOf(sortedKeys(keys)), floorOf(blockedKeys(keys))];
  const batches = contenders.map(() => 0);
  const drawn: Ended[][] = [];
  // The first two are not counted: the code has been compiled by then.
  const [product = [], sorted = [], blocked = []] = await inTurn(times + 2, contenders, async (contender) => {
    const own = contenders.indexOf(contender);
    const batch = batches[own] ?? 0;
    batches[own] = batch + 1;
    drawn[batch] ??= Array.from({ length: moves }, () => attempts(Math.floor(Math.random() * size)));
    return contender(drawn[batch]);
  });
  return { product: product.slice(2), sorted: sorted.slice(2), blocked: blocked.slice(2) };
}

/** Draws attempts; each person's next one follows on the one before. */
function attemptsOf(size: number): (person: number) => Ended {
  const participants = Array.from({ length: size }, () => newId<ParticipantId>());
  const numbers = new Uint32Array(size);
  const keys = new Float64Array(size);
  return (person) => {
    const [score, elapsed] = [Math.floor(Math.random() * 21) * 1_000, Math.floor(Math.random() * 1_200_000)];
    const key = (20_000 - score) * LONGEST + elapsed + person / (size + 1);
    const keyBefore = keys[person] ?? 0;
    keys[person] = key;
    const number = (numbers[person] ?? 0) + 1;
    numbers[person] = number;
    return { participant: participants[person] ?? newId(), number, score, elapsed, key, keyBefore };
  };
}

function rowOf({ participant, number, score, elapsed }: Ended) {
  return { participant, number, score, elapsed, attempt: participant, finishedAt: elapsed, distance: null, correct: score / 1_000, counted: 20 };
}

function productOf(order: ReturnType<typeof standingOrder<ReturnType<typeof rowOf>>>): (batch: readonly Ended[]) => number {
  return (batch) => {
    const rows = batch.map(rowOf);
    return eachOf(rows, (row) => {
      if (order.offer(row) === undefined) throw new Error('an attempt that counts has moved nothing');
      return order.top(TOP);
    });
  };
}

function floorOf(keys: KeyOrder): (batch: readonly Ended[]) => number {
  return (batch) => eachOf(batch, ({ keyBefore, key }) => {
    if (!(keys.move(keyBefore, key) > 0)) throw new Error('a key has no rank');
    return keys.top(TOP);
  });
}

/** Microseconds for each. */
function eachOf<One>(batch: readonly One[], run: (one: One) => readonly unknown[]): number {
  const from = process.cpuUsage();
  for (const one of batch) if (run(one).length === 0) throw new Error('nobody stands first');
  const { user, system } = process.cpuUsage(from);
  return (user + system) / batch.length;
}
