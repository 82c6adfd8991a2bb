import type { Figure, Forecast, UnitDetail, UnitRow } from '../../protocol/board.ts';
import { cityBand, unitBand } from '../../rules/bands.ts';
import { forecast } from '../../rules/forecast.ts';
import type { Look } from './look.ts';
import { countBetween, countUpTo, type Firsts } from './tally.ts';
import type { UnitNode } from './unit-tree.ts';

/** One line of a board. On a board in bands nothing in it tells more than its band. */
export function rowOf(look: Look, unit: UnitNode): UnitRow {
  const { code, name, sortKey, category, family, quota, need, headcount, parts } = unit;
  const firsts = look.stored.tally.ofUnit(unit, look.counting);
  const counted = { headcount: headcount.people, need, firsts };
  return {
    code,
    name,
    sortKey,
    category,
    family,
    quota,
    need,
    figure: unitFigureOf(look, unit),
    below: parts.length,
    days: look.grain === undefined ? daysOf(look, firsts) : null,
    forecast: forecastOf(look, counted),
    lastAt: look.grain === undefined ? (firsts.at(-1) ?? null) : null,
    reminder: remindersOf(look, unit).at(-1) ?? null,
    headcount,
  };
}

export interface CountedUnit {
  headcount: number;
  need: number;
  firsts: Firsts;
}

export function unitFigureOf({ stored, counting, unitBands, asOf }: Look, unit: UnitNode): Figure {
  const { quota, headcount: { people: headcount } } = unit;
  const firsts = stored.tally.ofUnit(unit, counting);
  if (unitBands === undefined) return { headcount, taken: firsts.length };
  return { headcount, ...unitBand({ headcount, taken: countUpTo(firsts, asOf) }, { least: unitBands.get(unit.id) ?? 100, quota }) };
}

export function cityFigureOf({ grain, asOf }: Look, { headcount, firsts }: CountedUnit): Figure {
  if (grain === undefined) return { headcount, taken: firsts.length };
  return { headcount, ...cityBand({ headcount, taken: countUpTo(firsts, asOf) }, grain) };
}

/** What the pace leads to; null in bands, and once there is nothing to forecast. */
export function forecastOf(look: Look, { headcount, need, firsts }: CountedUnit): Forecast | null {
  if (look.grain !== undefined || look.isOver) return null;
  const recent = firsts.length - countUpTo(firsts, look.recentFrom - 1);
  return forecast({ taken: firsts.length, headcount, need, recent, recentTime: look.recentTime, left: look.left });
}

/** The reminders that a unit got before the scope was over, the oldest first, each with what it brought in the scope. */
export function remindersOf(look: Look, unit: UnitNode): UnitDetail['reminders'] {
  const firsts = look.stored.tally.ofUnit(unit, look.counting);
  return (look.stored.reminders.get(unit.id) ?? [])
    .filter((at) => !look.isOver || at < look.closesAt)
    .map((at) => ({ at, since: look.grain === undefined ? firsts.length - countUpTo(firsts, at) : null }));
}

function daysOf({ midnights }: Look, firsts: Firsts): number[] {
  return midnights.slice(0, -1).map((midnight, day) => countBetween(firsts, midnight, midnights[day + 1] ?? midnight));
}
