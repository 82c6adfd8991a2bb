import type { Language } from '../words/language.ts';
import { rulesEn } from '../words/rules-en.ts';
import { rulesVi } from '../words/rules-vi.ts';

export type RulesWords = typeof rulesVi;

export function rulesWords(language: Language): RulesWords {
  return language === 'vi' ? rulesVi : rulesEn;
}
