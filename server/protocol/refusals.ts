import { z } from 'zod';

/** Every reason for which a command can be refused; the sentence a person reads stands in client/words. */
export const REFUSALS = [
  'malformed',
  'not-signed-in',
  'signed-out',
  'old-page',
  'wrong-codes',
  'too-many-tries',
  'excluded',
  'not-open',
  'closed',
  'already-taken',
  'short-of-time',
  'elsewhere',
  'no-attempt',
  'not-this-question',
  'too-late',
  'clock-in-doubt',
  'restarting',
  'not-saved',
  'too-fast',
  'not-allowed',
  'wrong-password',
  'needs-tls',
  'changed-meanwhile',
  'account-exists',
  'last-organiser',
  'not-host',
  'full',
  'locked',
  'removed',
  'nickname-refused',
  'nickname-taken',
  'final',
  'picture-refused',
  'still-drawn',
  'unknown',
  'internal',
] as const;

const refusal = z.enum(REFUSALS);
export type Refusal = (typeof REFUSALS)[number];

/** What every command answers: a value, or one reason of the closed list. */
export type Verdict<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export type Ack<Value> = (verdict: Verdict<Value>) => void;

export const refused = z.strictObject({ ok: z.literal(false), refusal });

/** A verdict's schema, for the tests that read frames and for the printed contract. */
export function verdictOf<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    refused,
  ]);
}
