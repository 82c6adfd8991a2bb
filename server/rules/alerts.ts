const HOUR = 3_600_000;

/** A forecast is worth an alert once so much working time has passed since the opening, milliseconds. */
const FORECAST_AFTER = 8 * HOUR;

/** A unit as its alerts see it; times are working time in milliseconds. */
export interface Watched {
  /** People can take part now. */
  isOpen: boolean;
  isReached: boolean;
  /** Since somebody took part for the first time, or since the opening where nobody has; null in bands. */
  quiet: number | null;
  /** In bands: it has not left the lowest of several; null where numbers are exact. */
  isLowest: boolean | null;
  /** Since the opening. */
  passed: number;
  /** People expected at the close; null where no forecast is told. */
  forecast: number | null;
  need: number;
  roster: number;
  headcount: number;
}

export type UnitAlert =
  | { kind: 'quiet'; workingHours: number }
  | { kind: 'lowest'; workingHours: number }
  | { kind: 'below-quota'; forecast: number; need: number }
  | { kind: 'roster'; roster: number; headcount: number };

/** What an organiser should look at; `quietHours` is after how many working hours silence counts. */
export function alertsOf(unit: Watched, quietHours: number): UnitAlert[] {
  const { quiet, forecast, need, roster, headcount } = unit;
  const isLate = unit.isOpen && !unit.isReached;
  const alerts: UnitAlert[] = [];
  if (isLate && quiet !== null && quiet >= quietHours * HOUR) alerts.push({ kind: 'quiet', workingHours: Math.floor(quiet / HOUR) });
  if (isLate && unit.isLowest === true && unit.passed >= quietHours * HOUR) alerts.push({ kind: 'lowest', workingHours: Math.floor(unit.passed / HOUR) });
  if (forecast !== null && forecast < need && unit.passed >= FORECAST_AFTER) alerts.push({ kind: 'below-quota', forecast, need });
  if (roster > headcount) alerts.push({ kind: 'roster', roster, headcount });
  return alerts;
}
