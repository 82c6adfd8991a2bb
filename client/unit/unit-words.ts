import type { Language } from '../words/language.ts';
import { unitEn } from '../words/unit-en.ts';
import { unitVi, type UnitWords } from '../words/unit-vi.ts';

export function unitWords(language: Language): UnitWords {
  return language === 'vi' ? unitVi : unitEn;
}
