import { createHmac } from 'node:crypto';
import type { AnswerRow } from '../../db/attempts.ts';
import { CROCKFORD, groupedCode } from './codes.ts';

const RECEIPT_LENGTH = 16;

/**
 * The code with which a participant can later prove what was stored: 80 bits of HMAC-SHA256 over the attempt, its end
 * and every settled question with choice and instants, in the order of their places.
 */
export function receiptCode(key: Buffer, attempt: { id: string; finishedAt: number }, answers: readonly AnswerRow[]): string {
  const lines = answers
    .toSorted((a, b) => a.place - b.place || a.revision - b.revision)
    .map((row) => [row.place, row.question, row.revision, row.choice, row.shownAt, row.receivedAt, row.elapsed]);
  const digest = createHmac('sha256', key)
    .update(JSON.stringify([attempt.id, attempt.finishedAt, lines]))
    .digest();
  const code = [...digest.subarray(0, RECEIPT_LENGTH)].map((byte) => CROCKFORD.charAt(byte & 31)).join('');
  return groupedCode(code, 4);
}
