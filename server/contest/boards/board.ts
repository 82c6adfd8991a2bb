import type { Board, BoardAlert, Curve, UnitRow } from '../../protocol/board.ts';
import { alertsOf } from '../../rules/alerts.ts';
import { cityOf } from '../../rules/participation.ts';
import { openTime } from '../../rules/open-time.ts';
import { headOf, type Look } from './look.ts';
import { cityFigureOf, countedUnit, forecastOf, rowOf, unitFigureOf, type CountedUnit } from './rows.ts';
import { sorted } from './sorted.ts';
import { countUpTo } from './tally.ts';
import type { UnitNode } from './unit-tree.ts';

export type BoardDraft = Omit<Board, 'version'>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Steps between which a curve chooses, and the most points that it has. */
const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR];
const DAY = 24 * HOUR;
const MOST_POINTS = 170;

/** The city's board, or that of the units right below `of`. */
export function boardOf(look: Look, of: UnitNode | undefined): Omit<BoardDraft, 'exactLook'> {
  const { tree, quietHours } = look.stored;
  const units = of?.parts ?? tree.firstLevel;
  const city = countedCity(look);
  const forecast = forecastOf(look, city);
  return {
    ...headOf(look),
    city: { figure: cityFigureOf(look, city), need: city.need, forecast },
    curve: curveOf(look, city, forecast?.taken ?? null),
    rows: rowsOf(look, units),
    of: of?.code ?? null,
    alerts: units.flatMap((unit) => unitAlerts(look, unit)),
    quietHours,
  };
}

/** In the order in which boards begin: whoever misses most first. */
export function rowsOf(look: Look, units: readonly UnitNode[]): UnitRow[] {
  return sorted(units.map((unit) => rowOf(look, unit)), { sort: 'missing' });
}

export function countedCity(look: Look): CountedUnit {
  const { tree, tally } = look.stored;
  const { headcount, need } = cityOf(tree.firstLevel.map((unit) => countedUnit(look, unit)));
  return { headcount, need, firsts: tally.ofCity(look.counting) };
}

function curveOf({ grain, opensAt, closesAt, now }: Look, { need, firsts }: CountedUnit, forecast: number | null): Curve | null {
  if (grain !== undefined) return null;
  const step = STEPS.find((one) => (closesAt - opensAt) / one < MOST_POINTS) ?? DAY * Math.ceil((closesAt - opensAt) / DAY / MOST_POINTS);
  const points = Math.max(Math.floor((Math.min(now, closesAt) - opensAt) / step) + 1, 0);
  const taken = Array.from({ length: points }, (_, point) => countUpTo(firsts, opensAt + point * step));
  return { from: opensAt, to: closesAt, step, taken, need, forecast };
}

/** In bands an alert tells what the unit's band tells, and nothing of silence, which is a number too. Units come by their names, so that the order tells nothing. */
function unitAlerts(look: Look, unit: UnitNode): BoardAlert[] {
  const { stored, passed } = look;
  const counted = countedUnit(look, unit);
  const { need, firsts } = counted;
  const figure = unitFigureOf(look, unit);
  const watched = {
    isOpen: look.isOpen,
    ...('taken' in figure
      ? { isReached: figure.taken >= need, quiet: openTime(look.hours, firsts.at(-1) ?? look.opensAt, look.now), isLowest: null }
      : { isReached: figure.from >= unit.quota, quiet: null, isLowest: figure.from === 0 && figure.to < 100 }),
    passed,
    forecast: forecastOf(look, counted)?.taken ?? null,
    need,
    roster: stored.tally.rosterOf(unit),
    headcount: unit.headcount.people,
  };
  return alertsOf(watched, stored.quietHours).map((alert) => ({ ...alert, unit: unit.code, name: unit.name }));
}
