import type { Language } from '../words/language.ts';
import { organiserEn } from '../words/organiser-en.ts';
import { organiserVi, type OrganiserWords } from '../words/organiser-vi.ts';

export function organiserWords(language: Language): OrganiserWords {
  return language === 'vi' ? organiserVi : organiserEn;
}
