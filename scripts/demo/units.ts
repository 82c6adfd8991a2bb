import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CATEGORIES } from '../../db/contests.ts';

const unit = z.strictObject({ code: z.string(), name: z.string(), category: z.enum(CATEGORIES), family: z.string(), parent: z.string().nullable() });
export type DemonstrationUnit = z.infer<typeof unit> & { people: number };

/** Round figures by which a demonstration's headcounts vary; none of them is anybody's real headcount. */
const RANGES = { city: [60, 220], district: [820, 2_600], central: [240, 2_900], part: [28, 160] } as const;

/** The units of the plan and, behind them, the parts of one district, with invented headcounts. */
export function readUnits(): DemonstrationUnit[] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, 'units.csv'), 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const [code, name, category, family, parent = ''] = line.split(',');
    const row = unit.parse({ code, name, category, family, parent: parent === '' ? null : parent });
    const [from, to] = RANGES[row.parent === null ? row.category : 'part'];
    const people = row.code === 'BLV' ? 70 : from + Math.round((((index * 37) % 100) / 100) * (to - from));
    return { ...row, people };
  });
}
