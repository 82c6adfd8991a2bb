import { median, quantile, type Figure } from './figure.ts';
import type { Played } from './players.ts';
import type { Followed } from './viewers.ts';

/** The server's CPU, as a share of a core, and the answers that it acknowledged each second, between two instants. */
export interface Span { from: number; to: number; cpu: number; answersPerSecond: number }
export type Watched = Span & Followed;

/** `without` has one span more: each one with viewers lies between two. */
export interface Measured { without: readonly Span[]; watched: readonly Watched[]; played: Played }

/** A board that is further behind than this counts as one that never came. */
const LONGEST_MS = 1_500;

export function boardFigures({ answersPerSecond, viewers }: { answersPerSecond: number; viewers: number }, { without, watched, played }: Measured): Figure[] {
  const behind = behindBy(played.finishes, watched);
  const worst = Math.max(...behind);
  const arriving = beside(watched, without, (span) => span.answersPerSecond);
  const costs = watched.map((span, time) => (span.cpu - floorOf(span, without.slice(time, time + 2))) * 100);
  const [cost, uncertain] = [mean(costs), standardError(costs)];
  const most = Math.max(...watched.map(({ mostInOneSecond }) => mostInOneSecond));
  return [
    figure({ name: 'answers acknowledged', ...arriving, unit: 'a second' }, { bar: `about ${answersPerSecond}`, holds: Math.min(arriving.value, arriving.floor) > 0.95 * answersPerSecond }),
    figure({ name: ['people who were refused or cut off', ...played.failures.slice(0, 1)].join(': '), value: played.failures.length, unit: 'people' }, { bar: '0', holds: played.failures.length === 0 }),
    figure({ name: 'answers of each person who finished', value: played.answers / played.finishes.length, unit: 'answers' }),
    figure({ name: 'board behind an acknowledged finish, median', value: median(behind), unit: 'ms' }),
    figure({ name: 'board behind an acknowledged finish, p99', value: quantile(behind, 0.99), unit: 'ms' }),
    figure({ name: 'board behind an acknowledged finish, most', value: worst, unit: 'ms' }, { bar: '<= 1000 ms', holds: worst <= 1000 }),
    figure({ name: `CPU of the server with ${viewers} viewers`, ...beside(watched, without, (span) => span.cpu * 100), unit: '% of a core' }),
    figure({ name: `CPU that ${viewers} viewers cost, mean of ${costs.length} times`, value: cost, unit: '% of a core' }, { bar: '< 10 %', holds: cost + 2 * uncertain < 10 }),
    figure({ name: 'the standard error of this mean', value: uncertain, unit: '% of a core' }),
    figure({ name: 'messages to each viewer, mean', value: mean(watched.map(({ perSecond }) => perSecond)), unit: 'a second' }),
    figure({ name: 'messages to one viewer in any second, most', value: most, unit: 'messages' }, { bar: '<= 4', holds: most <= 4 }),
  ];
}

/** For each finish while somebody looked, in order, how long until a board counted as many. */
function behindBy(finishes: readonly number[], watched: readonly Watched[]): number[] {
  const inOrder = finishes.toSorted((a, b) => a - b);
  return watched.flatMap(({ boards, from, to }) =>
    inOrder.flatMap((at, place) => {
      if (at < from || at > to - LONGEST_MS) return [];
      const shown = boards.find(({ taken }) => taken > place);
      return shown === undefined ? Infinity : Math.max(0, shown.at - at);
    }),
  );
}

/** The CPU that as many answers take without viewers, by the spans before and after: on a busy machine some answers slip into the next span. */
function floorOf({ answersPerSecond }: Span, around: readonly Span[]): number {
  return answersPerSecond * (mean(around.map(({ cpu }) => cpu)) / mean(around.map((span) => span.answersPerSecond)));
}

/** The mean of the spans with viewers, and of those without as its floor. */
function beside(watched: readonly Span[], without: readonly Span[], value: (span: Span) => number): { value: number; floor: number; ratio: number } {
  const [measured, floor] = [mean(watched.map(value)), mean(without.map(value))];
  return { value: measured, floor, ratio: measured / floor };
}

function figure(measured: Pick<Figure, 'name' | 'value' | 'unit'> & Partial<Figure>, bar: Pick<Figure, 'bar' | 'holds'> = { bar: '-', holds: true }): Figure {
  return { floor: null, ratio: null, ...measured, ...bar };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardError(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1) / values.length);
}
