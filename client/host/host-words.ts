import { hostEn } from '../words/host-en.ts';
import { hostVi, type HostWords } from '../words/host-vi.ts';
import type { Language } from '../words/language.ts';

export function hostWords(language: Language): HostWords {
  return language === 'vi' ? hostVi : hostEn;
}
