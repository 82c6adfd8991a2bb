import type { UnitRow } from '../../../server/protocol/board.ts';
import { CATEGORIES, isReached, missingOf, type People } from '../../staff/figures.ts';


/** What the tiles above the board say of its rows. */
export interface Totals {
  units: number;
  /** Units that have certainly reached their quota, and those of which a band does not tell. */
  reached: number;
  perhaps: number;
  behind: number;
  close: number;
  missing: People;
  /** Of the units that have not reached it: people for each working hour, needed and lately; null where nothing is forecast. */
  needed: number | null;
  pace: number | null;
}

export function totalsOf(rows: readonly UnitRow[]): Totals {
  const open = rows.filter((row) => isReached(row) !== true);
  const missing = rows.map(missingOf);
  const forecasts = open.flatMap(({ forecast }) => forecast ?? []);
  const isTold = open.length > 0 && forecasts.length === open.length;
  return {
    units: rows.length,
    reached: rows.length - open.length,
    perhaps: open.filter((row) => isReached(row) === undefined).length,
    behind: forecasts.filter(({ verdict }) => verdict === 'behind').length,
    close: forecasts.filter(({ verdict }) => verdict === 'close').length,
    missing: { least: sum(missing.map(({ least }) => least)), most: sum(missing.map(({ most }) => most)) },
    needed: isTold && forecasts.every(({ needed }) => needed !== null) ? sum(forecasts.map(({ needed }) => needed ?? 0)) : null,
    pace: isTold ? sum(forecasts.map(({ pace }) => pace)) : null,
  };
}

/** The quotas in force, each with the categories it is for. */
export function quotasOf(rows: readonly UnitRow[]): { quota: number; categories: UnitRow['category'][] }[] {
  const quotas = [...new Set(rows.map(({ quota }) => quota))].toSorted((a, b) => b - a);
  return quotas.map((quota) => ({ quota, categories: CATEGORIES.filter((category) => rows.some((row) => row.quota === quota && row.category === category)) }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
