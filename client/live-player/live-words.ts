import type { Language } from '../words/language.ts';
import { liveEn } from '../words/live-en.ts';
import { liveVi, type LiveWords } from '../words/live-vi.ts';
import { refused } from '../words/refused.ts';
import type { Words } from '../words/words.ts';

export function liveWords(language: Language): LiveWords {
  return language === 'vi' ? liveVi : liveEn;
}

/** The sentence for a refusal or a farewell: the session's own, else that of the contest. */
export function liveRefused(live: LiveWords, words: Words, reason: string): string {
  const sentences: Partial<Record<string, string>> = live.refusals;
  return sentences[reason] ?? refused(words, reason);
}
