import type { RoundWords } from '../words/round-vi.ts';
import type { Words } from '../words/words.ts';

export type AllWords = ReturnType<typeof together>;

/** The words of every page and those of the weekly round. */
export function together(words: Words, round: RoundWords) {
  return { ...words, ...round, question: { ...words.question, ...round.question }, result: { ...words.result, ...round.result } };
}
