import type { Response } from 'express';
import type { Refusal, Verdict } from '../protocol/refusals.ts';

const STATUS: Partial<Record<Refusal, number>> = {
  malformed: 400,
  'not-signed-in': 401,
  'signed-out': 401,
  'wrong-codes': 401,
  'wrong-password': 401,
  'needs-tls': 403,
  'not-allowed': 403,
  excluded: 403,
  unknown: 404,
  'too-fast': 429,
  'too-many-tries': 429,
  internal: 500,
  'not-saved': 503,
  restarting: 503,
};

export function statusOf(refusal: Refusal): number {
  return STATUS[refusal] ?? 409;
}

/** A verdict as JSON; the status says the same to whoever reads only that. Nothing of it is ever cached. */
export function send(response: Response, verdict: Verdict<unknown>): void {
  response
    .status(verdict.ok ? 200 : statusOf(verdict.refusal))
    .set('cache-control', 'no-store')
    .json(verdict);
}
