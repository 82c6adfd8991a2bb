import { PageElement } from '../ui/page-element.ts';
import { isExact, rateOf } from './figures.ts';
import type { Figure } from '../../server/protocol/board.ts';
import type { Language } from '../words/language.ts';
import { staffEn } from '../words/staff-en.ts';
import { staffFormats, type StaffFormats } from '../words/staff-format.ts';
import { staffVi, type StaffWords } from '../words/staff-vi.ts';

/** An element of a page of the staff: with the words and forms that all of these pages share. */
export abstract class StaffElement extends PageElement {
  protected get staff(): StaffWords {
    return staffWords(this.spoken.language);
  }

  protected get forms(): StaffFormats {
    return staffFormats(this.spoken.language);
  }

  /** How many percent have taken part, or the band in which they are. */
  protected rate(figure: Figure): string {
    const { from, to } = rateOf(figure);
    return isExact(figure) ? this.forms.percent(from) : this.staff.figures.band(String(from), String(to));
  }
}

function staffWords(language: Language): StaffWords {
  return language === 'vi' ? staffVi : staffEn;
}

/** Why something could not be read. Reading changes nothing, and is tried again. */
export function staffUnread(words: StaffWords, reason: string): string {
  return reason === 'no-answer' ? words.unread : staffRefused(words, reason);
}

/** The sentence for a refused act, or for one whose answer never came. */
export function staffRefused(words: StaffWords, reason: string): string {
  if (reason === 'no-answer') return words.noAnswer;
  const sentences: Partial<Record<string, string>> = words.refusals;
  return sentences[reason] ?? words.refusals.internal;
}
