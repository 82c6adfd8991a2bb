import type { UnitDetail } from '../../protocol/board.ts';
import { rowsOf } from './board.ts';
import type { Look } from './look.ts';
import { remindersOf, rowOf } from './rows.ts';
import type { UnitNode } from './unit-tree.ts';

/** What stands beside a row when it is opened; what changed comes newest first. The roster tells nothing of who took part. */
export function unitDetail(look: Look, unit: UnitNode): UnitDetail {
  return {
    row: rowOf(look, unit),
    below: rowsOf(look, unit.parts),
    headcounts: unit.records.toReversed(),
    roster: look.stored.tally.rosterOf(unit),
    reminders: remindersOf(look, unit).toReversed(),
  };
}
