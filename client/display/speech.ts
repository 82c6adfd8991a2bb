import { displayEn } from '../words/display-en.ts';
import { displayVi, type DisplayWords } from '../words/display-vi.ts';
import { formats, type Formats } from '../words/format.ts';
import type { Language } from '../words/language.ts';
import { staffFormats } from '../words/staff-format.ts';

/** Words and forms of one language and zone. Both languages come with the page: the wall may switch while the network is away. */
export interface Speech {
  language: Language;
  words: DisplayWords;
  format: Formats;
  /** `61,8%` */
  percent(value: number): string;
  /** Between a number and its decimals. */
  point: string;
}

const WORDS = { vi: displayVi, en: displayEn } satisfies Record<Language, DisplayWords>;
const POINTS = { vi: ',', en: '.' } as const;

export function speechIn(language: Language, zone: string): Speech {
  return { language, words: WORDS[language], format: formats(language, zone), percent: (value) => staffFormats(language, zone).percent(value), point: POINTS[language] };
}
