import type { Figure, Forecast, UnitDetail, UnitRow } from '../../protocol/board.ts';
import { cityBand, unitBand } from '../../rules/bands.ts';
import { forecast } from '../../rules/forecast.ts';
import { needOf } from '../../rules/participation.ts';
import type { Look } from './look.ts';
import { countBetween, countUpTo, type Firsts } from './tally.ts';
import type { UnitNode } from './unit-tree.ts';

/** One line of a board. On a board in bands nothing in it tells more than its band. */
export function rowOf(look: Look, unit: UnitNode): UnitRow {
  const { code, name, sortKey, category, family, quota, headcount, parts } = unit;
  const counted = countedUnit(look, unit);
  const { need, firsts } = counted;
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

/** What a rate is made of: the headcount as it is, in bands as it was when they were cut. */
export function countedUnit({ stored, counting, bands }: Look, unit: UnitNode): CountedUnit {
  const headcount = bands?.get(unit.id)?.headcount ?? unit.headcount.people;
  return { headcount, need: needOf(headcount, unit.quota), firsts: stored.tally.ofUnit(unit, counting) };
}

export function unitFigureOf(look: Look, unit: UnitNode): Figure {
  const { headcount, firsts } = countedUnit(look, unit);
  if (look.bands === undefined) return { headcount, taken: firsts.length };
  return { headcount, ...unitBand({ headcount, taken: countUpTo(firsts, look.asOf) }, { least: look.bands.get(unit.id)?.least ?? 100, quota: unit.quota }) };
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
