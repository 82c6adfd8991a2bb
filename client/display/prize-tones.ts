import type { DisplayStandingRow } from '../../server/protocol/display.ts';

const TONES = ['gold', 'silver', 'bronze'] as const;
export type PrizeTone = (typeof TONES)[number] | 'plain';

/** The first prize on the wall is gold, the second silver, the third bronze, whatever they are called. */
export function prizeTones(rows: readonly DisplayStandingRow[]): Map<string, PrizeTone> {
  const names = [...new Set(rows.flatMap(({ prize }) => prize ?? []))];
  return new Map(names.map((name, place) => [name, TONES[place] ?? 'plain']));
}
