const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;

/** The first of January 1970 was a Thursday: so long before it a week began. */
const SINCE_MONDAY = 3 * DAY;

/** Minutes of the day, [from, to). */
export interface Shift {
  from: number;
  to: number;
}

/** The shifts of every working day in their order, and the working days, Monday being 0. */
export interface WorkingWeek {
  days: readonly number[];
  shifts: readonly Shift[];
}

/** Monday to Friday, 07:30 to 11:30 and 13:30 to 17:00. */
export const WORKING_WEEK: WorkingWeek = {
  days: [0, 1, 2, 3, 4],
  shifts: [
    { from: 7 * 60 + 30, to: 11 * 60 + 30 },
    { from: 13 * 60 + 30, to: 17 * 60 },
  ],
};

/** A declared week as it falls in epoch milliseconds. */
export interface WorkingHours {
  /** In the week's order. */
  shifts: readonly ShiftOfWeek[];
  /** All working time of a week, milliseconds. */
  each: number;
  /** How far the zone's clocks are ahead of UTC, milliseconds. */
  offset: number;
}

interface ShiftOfWeek {
  /** Milliseconds since Monday's midnight. */
  from: number;
  length: number;
  /** The week's working time before it. */
  before: number;
}

export function workingHours(week: WorkingWeek, offset: number): WorkingHours {
  const shifts: ShiftOfWeek[] = [];
  let each = 0;
  for (const day of week.days) {
    for (const { from, to } of week.shifts) {
      const length = (to - from) * MINUTE;
      shifts.push({ from: day * DAY + from * MINUTE, length, before: each });
      each += length;
    }
  }
  return { shifts, each, offset };
}

/** The working time between two instants, milliseconds; never negative. */
export function workingTime(hours: WorkingHours, from: number, to: number): number {
  return Math.max(workedUntil(hours, to) - workedUntil(hours, from), 0);
}

/** The latest instant that is at least so much working time (milliseconds) before `instant`. */
export function workingTimeBefore(hours: WorkingHours, instant: number, time: number): number {
  const { shifts, each, offset } = hours;
  const worked = workedUntil(hours, instant) - time;
  const weeks = Math.floor(worked / each);
  const inWeek = worked - weeks * each;
  const shift = shifts.reduce((last, next) => (next.before <= inWeek ? next : last));
  return Math.min(weeks * WEEK + shift.from + inWeek - shift.before - SINCE_MONDAY - offset, instant);
}

/** Working time from a Monday long ago up to an instant, milliseconds. */
function workedUntil({ shifts, each, offset }: WorkingHours, instant: number): number {
  const local = instant + offset + SINCE_MONDAY;
  const weeks = Math.floor(local / WEEK);
  const inWeek = local - weeks * WEEK;
  return shifts.reduce((total, shift) => total + Math.min(Math.max(inWeek - shift.from, 0), shift.length), weeks * each);
}
