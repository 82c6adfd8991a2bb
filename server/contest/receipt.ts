import { createHmac } from 'node:crypto';
import type { Step } from '../../db/attempt-writes.ts';
import type { AnswerRow } from '../../db/attempts.ts';
import { CROCKFORD, groupedCode, normalCode } from './codes.ts';
import type { Parts } from './parts.ts';

const RECEIPT_LENGTH = 16;

/**
 * The code with which a participant can later prove what was stored: 80 bits of HMAC-SHA256 over the attempt, its end
 * and every settled question with choice and instants, in the order of their places.
 */
function receiptCode(key: Buffer, attempt: { id: string; finishedAt: number }, answers: readonly AnswerRow[]): string {
  const lines = answers
    .toSorted((a, b) => a.place - b.place || a.revision - b.revision)
    .map((row) => [row.place, row.question, row.revision, row.choice, row.shownAt, row.receivedAt, row.elapsed]);
  const digest = createHmac('sha256', key)
    .update(JSON.stringify([attempt.id, attempt.finishedAt, lines]))
    .digest();
  const code = [...digest.subarray(0, RECEIPT_LENGTH)].map((byte) => CROCKFORD.charAt(byte & 31)).join('');
  return groupedCode(code, 4);
}

/** A step with the receipt that belongs to it, where it ends the attempt: over what was settled before it and by it. */
export function withReceipt(key: Buffer, attempt: { id: string; answers: ReadonlyMap<unknown, AnswerRow> }, step: Step): Step {
  const { finishedAt } = step.patch;
  if (finishedAt === undefined || finishedAt === null) return step;
  const receipt = receiptCode(key, { id: attempt.id, finishedAt }, [...attempt.answers.values(), ...step.rows]);
  return { ...step, patch: { ...step.patch, receipt } };
}

/** Whose attempt a shown code belongs to, and whether what is stored now still gives that code; undefined for an unknown code. */
export async function checkReceipt(parts: Pick<Parts, 'stores' | 'keys'>, code: string) {
  const { attempts, participants } = parts.stores;
  const receipt = groupedCode(normalCode(code), 4);
  const attempt = await attempts.withReceipt(receipt);
  if (attempt === undefined || attempt.finishedAt === null) return undefined;
  const person = await participants.withId(attempt.participant);
  const again = receiptCode(parts.keys.receipts, { id: attempt.id, finishedAt: attempt.finishedAt }, await attempts.answers(attempt.serial));
  return { name: person?.name, unit: person?.unitName, finishedAt: attempt.finishedAt, unchanged: again === receipt };
}
