import type { Window } from './window.ts';
import { workingTime, workingTimeBefore, type WorkingHours } from './working-time.ts';

/** Working hours while people can play; `windows` in order, none overlapping (see `joined`). */
export interface OpenHours {
  hours: WorkingHours;
  windows: readonly Window[];
}

/** Windows that overlap or touch made one, in order. */
export function joined(windows: readonly Window[]): Window[] {
  const whole: Window[] = [];
  for (const { opensAt, closesAt } of windows.toSorted((a, b) => a.opensAt - b.opensAt)) {
    const last = whole.at(-1);
    if (last !== undefined && opensAt <= last.closesAt) last.closesAt = Math.max(last.closesAt, closesAt);
    else whole.push({ opensAt, closesAt });
  }
  return whole;
}

/** The working time between two instants in which a window was open, milliseconds. */
export function openTime({ hours, windows }: OpenHours, from: number, to: number): number {
  return windows.reduce((total, { opensAt, closesAt }) => total + workingTime(hours, Math.max(opensAt, from), Math.min(closesAt, to)), 0);
}

/** The instant so much open working time (milliseconds) before `instant`, or the first opening where there was less. */
export function openTimeBefore({ hours, windows }: OpenHours, instant: number, time: number): number {
  let left = time;
  for (const { opensAt, closesAt } of windows.toReversed()) {
    const end = Math.min(closesAt, instant);
    const there = workingTime(hours, opensAt, end);
    if (end > opensAt && there >= left) return workingTimeBefore(hours, end, left);
    left -= there;
  }
  return Math.min(instant, ...windows.map(({ opensAt }) => opensAt));
}
