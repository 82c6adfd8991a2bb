import type { Curve } from '../../../server/protocol/board.ts';

/** A box in whose units the curve is drawn, origin at the upper left. */
export interface Box { width: number; height: number }

/** Paths of an SVG. `forecast` is empty where nothing is left to forecast. */
export interface CurveShape { actual: string; area: string; needed: string; forecast: string }

const HEADROOM = 1.06;

/** The course up to `now`, the even pace that would reach the need, and the way to the forecast. */
export function curveShape(curve: Curve, now: number, box: Box): CurveShape {
  const { from, to, step, taken, need, forecast } = curve;
  const span = Math.max(1, to - from);
  const most = Math.max(need, forecast ?? 0, ...taken, 1) * HEADROOM;
  const x = (instant: number): string => ((Math.min(Math.max(instant - from, 0), span) * box.width) / span).toFixed(1);
  const y = (people: number): string => (box.height - (people * box.height) / most).toFixed(1);

  const last = taken.at(-1) ?? 0;
  const end = Math.min(Math.max(now, from), to);
  // The newest value holds until now; the points before it stand at their own instants.
  const points = [...taken.map((people, at) => `${x(Math.min(from + at * step, end))} ${y(people)}`), `${x(end)} ${y(last)}`];
  const actual = `M${points.join('L')}`;
  return {
    actual,
    area: `${actual}L${x(end)} ${box.height}L0.0 ${box.height}Z`,
    needed: `M${x(from)} ${y(0)}L${x(to)} ${y(need)}`,
    forecast: forecast === null || end >= to ? '' : `M${x(end)} ${y(last)}L${x(to)} ${y(forecast)}`,
  };
}
