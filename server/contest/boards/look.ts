import type { ContestRow } from '../../../db/contests.ts';
import type { Board, Scope } from '../../protocol/board.ts';
import { leastUnitBands, type Nested } from '../../rules/bands.ts';
import { PACE_TIME } from '../../rules/forecast.ts';
import { openTime, openTimeBefore, type OpenHours } from '../../rules/open-time.ts';
import { WORKING_WEEK, workingHours } from '../../rules/working-time.ts';
import type { Round } from '../round.ts';
import { scopesOf, sightOf, type Sight } from './scopes.ts';
import type { Stored } from './stored.ts';
import { headcountsAt, type UnitTree } from './unit-tree.ts';
import { midnights, zoneOffset } from './zone.ts';

/** Numbers in bands stand still between these instants, milliseconds: when exactly one moved would tell who moved it. */
export const BAND_STEP = 5_000;

/** Everything about one look at the boards that is the same for all units. */
export interface Look extends Sight {
  stored: Stored;
  now: number;
  /** Counts are of this instant: in bands the last full step. */
  asOf: number;
  scopes: ReturnType<typeof scopesOf>;
  hours: OpenHours;
  /** By a unit's id: how wide its bands are at least, percent, and the headcount that they are of; undefined where numbers are exact. */
  bands: ReadonlyMap<string, { least: number; headcount: number }> | undefined;
  /** Since when the pace is counted, and the working time since then, milliseconds. */
  recentFrom: number;
  recentTime: number;
  /** Working time left up to the close, and passed since the opening, milliseconds. */
  left: number;
  passed: number;
  /** At which the last seven days begin, and at which the last one ends. */
  midnights: readonly number[];
}

export interface LookedAt {
  stored: Stored;
  contest: Pick<ContestRow, 'zone'>;
  rounds: readonly Round[];
  now: number;
}

const DAYS = 7;

/** Looks at a scope as everybody may. */
export function lookAt({ stored, contest, rounds, now }: LookedAt, scope: Scope): Look {
  const sight = sightOf(rounds, scope, now);
  const asOf = sight.grain === undefined ? now : now - (now % BAND_STEP);
  const hours = { hours: workingHours(WORKING_WEEK, zoneOffset(contest.zone, now)), windows: sight.windows };
  const recentFrom = openTimeBefore(hours, now, PACE_TIME);
  return {
    ...sight,
    stored,
    now,
    asOf,
    scopes: scopesOf(rounds),
    hours,
    bands: sight.grain === undefined ? undefined : bandsOf(stored.tree, sight.grain, sight.bandedFrom),
    recentFrom,
    recentTime: openTime(hours, recentFrom, now),
    left: openTime(hours, now, sight.closesAt),
    passed: openTime(hours, sight.opensAt, now),
    midnights: midnights(contest.zone, now, DAYS),
  };
}

/** Of the headcounts at the opening: of bands that were cut anew with each correction one could choose those that tell the count. */
function bandsOf(tree: UnitTree, grain: number, since: number): NonNullable<Look['bands']> {
  const nested = headcountsAt(tree, since);
  const least = leastUnitBands(grain, nested);
  return new Map(nested.flatMap(withParts).map(({ id, headcount }) => [id, { headcount, least: least.get(id) ?? 100 }]));
}

function withParts(unit: Nested): Nested[] {
  return [unit, ...unit.parts.flatMap(withParts)];
}

/** The same look with exact numbers; it is for one answer and never for a feed. */
export function exactly(look: Look): Look {
  return { ...look, grain: undefined, bands: undefined, asOf: look.now };
}

/** What every board and page begins with. */
export function headOf(look: Look): Pick<Board, 'now' | 'scope' | 'scopes' | 'opensAt' | 'closesAt' | 'isOver' | 'banded' | 'workingDay'> {
  const { now, scope, scopes, opensAt, closesAt, isOver, grain } = look;
  return { now, scope, scopes, opensAt, closesAt, isOver, banded: grain !== undefined, workingDay: [...WORKING_WEEK.shifts] };
}
