import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CATEGORIES } from '../../db/contests.ts';

const unit = z.strictObject({ code: z.string(), name: z.string(), category: z.enum(CATEGORIES), family: z.string() });
export type DemonstrationUnit = z.infer<typeof unit> & { people: number };

/** Round figures by which a demonstration's headcounts vary; none of them is anybody's real headcount. */
const RANGES = { city: [60, 220], district: [820, 2_600], central: [240, 2_900] } as const;

/** The units of the plan, with invented headcounts. */
export function readUnits(): DemonstrationUnit[] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, 'units.csv'), 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const [code, name, category, family] = line.split(',');
    const row = unit.parse({ code, name, category, family });
    const [from, to] = RANGES[row.category];
    const people = row.code === 'BLV' ? 70 : from + Math.round((((index * 37) % 100) / 100) * (to - from));
    return { ...row, people };
  });
}
