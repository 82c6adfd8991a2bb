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
  /** By which stream its papers are drawn (docs/decisions/0014); null before the opening. */
  stream: z.union([z.literal(1), z.literal(2)]).nullable(),
  /** The seed itself, hexadecimal, from the close on. */
  seed: z.string().nullable(),
  withdrawn: z.array(z.strictObject({ code: z.string(), reason: z.string(), at: z.int() })),
  /** Whether an organiser has published its results. */
  published: z.boolean(),
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

/** Why a ranking has a newer edition. The reason is given for a withdrawn question, whose reason everybody may read. */
export const correction = z.strictObject({ at: z.int(), cause: z.enum(['withdrawal', 'roster', 'draw', 'earlier-round']), reason: z.string().nullable() });
export type Correction = z.infer<typeof correction>;

/** `GET /api/results/:round`: a closed round as an organiser has published it. Names, units and the values that rank; nothing else of anybody. */
export const publicResults = z.strictObject({
  round: z.int(),
  name: z.string(),
  publishedAt: z.int(),
  edition: z.int(),
  participants: z.int(),
  comparators: z.array(z.strictObject({ by: z.enum(['score', 'distance', 'elapsed', 'finishedAt']), order: z.enum(['asc', 'desc']) })),
  /** Why there is more than one edition, oldest first; empty where the first one stands. */
  corrections: z.array(correction),
  rows: z.array(
    z.strictObject({
      rank: z.int(),
      name: z.string(),
      unit: z.string(),
      score: z.int(),
      correct: z.int(),
      counted: z.int(),
      /** These three are null where the round does not compare by them; a distance also where nothing was predicted. */
      elapsed: z.int().nullable(),
      finishedAt: z.int().nullable(),
      distance: z.int().nullable(),
      prize: z.string().nullable(),
      /** A prize hangs on a draw that has not been held. */
      prizeUndecided: z.boolean(),
    }),
  ),
});
export type PublicResults = z.infer<typeof publicResults>;
