import type { ExportLanguage } from '../../protocol/exports.ts';
import type { StaffMe } from '../../protocol/staff.ts';
import { clockTime } from './csv.ts';
import { en } from './words-en.ts';
import { vi, type ExportWords } from './words-vi.ts';

/** In which words a file is written, of which contest, and as of when. */
export interface Wording {
  words: ExportWords;
  contest: StaffMe['contest'];
  now: number;
}

export function wordsOf(language: ExportLanguage): ExportWords {
  return language === 'en' ? en : vi;
}

/** What a file is: the contest, what of it, what is chosen, as of when. */
export function titleOf({ words, contest, now }: Wording, parts: readonly string[]): string {
  const name = contest.demonstration ? `${words.demonstration}: ${contest.name}` : contest.name;
  return [name, ...parts, words.asOf(clockTime(now, contest.zone), contest.zone)].filter((part) => part !== '').join(' — ');
}

/** Such as `xep-hang Tuần 3 2026-10-05 08.30.00`: no letter in it that some system forbids. */
export function fileNameOf({ contest, now }: Wording, parts: readonly string[]): string {
  const text = [...parts, clockTime(now, contest.zone).replaceAll(':', '.')].filter((part) => part !== '').join(' ');
  return text.replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, '_').slice(0, 150);
}
