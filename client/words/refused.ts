import type { Words } from './words.ts';

/** The sentence for a refusal, a farewell, or an answer that never came; for what this page does not know, the one for an error. */
export function refused(words: Words, reason: string): string {
  if (reason === 'no-answer') return words.noAnswer;
  const sentences: Partial<Record<string, string>> = { ...words.refusals, ...words.farewells };
  return sentences[reason] ?? words.refusals.internal;
}
