import { z } from 'zod';
import { declaration } from './declaration.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A round as anybody may read it: its whole declaration, the window, and what was fixed at its opening. */
export const publicRound = z.strictObject({
  number: z.int(),
  name: z.string(),
  opensAt: z.int(),
  closesAt: z.int(),
  phase: z.enum(['scheduled', 'open', 'closed']),
  declaration,
  topics: z.record(z.string(), z.string()),
  /** SHA-256, published at the opening; null before it. */
  hashes: z.strictObject({ seed: hash, bank: hash, roster: hash }).nullable(),
  /** The seed itself, hexadecimal, from the close on. */
  seed: z.string().nullable(),
  withdrawn: z.array(z.strictObject({ code: z.string(), reason: z.string(), at: z.int() })),
});
export type PublicRound = z.infer<typeof publicRound>;

/** `GET /api/contest`: what the entry page and the rules page are drawn from. */
export const publicContest = z.strictObject({
  now: z.int(),
  name: z.string(),
  plan: z.string(),
  zone: z.string(),
  demonstration: z.boolean(),
  entryAddress: z.string(),
  quotas: z.array(z.strictObject({ category: z.enum(['city', 'district', 'central']), percent: z.int() })),
  rounds: z.array(publicRound),
});
export type PublicContest = z.infer<typeof publicContest>;
