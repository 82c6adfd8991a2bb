import type { DisplayRow } from '../../../db/displays.ts';
import { lift, script, type Screen } from '../../protocol/display.ts';

/** A display as the contest works with it. */
export type Display = Omit<DisplayRow, 'script' | 'lift'> & { script: Screen[]; lift: 0 | 8 | 16 };

export function readDisplay(row: DisplayRow): Display {
  return { ...row, script: script.parse(row.script), lift: lift.parse(row.lift) };
}

/** What is on the wall now; undefined while it is black. */
export function screenOf({ black, script, place }: Pick<Display, 'black' | 'script' | 'place'>): Screen | undefined {
  return black ? undefined : script[Math.min(place, script.length - 1)];
}

/** Where a clicker's step leads. Out of black the picture comes back that was there, so that nothing is skipped unseen. */
export function stepped<Setting extends Pick<Display, 'black' | 'script' | 'place'>>(display: Setting, by: 1 | -1): Setting {
  if (display.black) return { ...display, black: false };
  return { ...display, place: Math.min(Math.max(display.place + by, 0), display.script.length - 1) };
}
