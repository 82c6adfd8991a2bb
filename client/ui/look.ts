import { openShelf } from '../live/shelf.ts';
import { LANGUAGES, speak, type Language } from '../words/language.ts';

export const SIZES = ['100', '115', '130'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export interface Look { size: (typeof SIZES)[number]; theme: Theme; language: Language }

const KEY = 'hoithi.look';
const shelf = openShelf();
let look: Look = read();

export function currentLook(): Look {
  return look;
}

/** Changes how every page of the contest looks on this device, now and later; false where that cannot be. */
export async function wear(change: Partial<Look>): Promise<boolean> {
  // A language that could not be fetched is not worn.
  if (change.language && !(await speak(change.language))) return false;
  look = { ...look, ...change };
  shelf.setItem(KEY, JSON.stringify(look));
  dress();
  return true;
}

/** To be called once by each page, before it draws. */
export function dress(): void {
  const { dataset } = document.documentElement;
  dataset['size'] = look.size;
  dataset['theme'] = look.theme;
  if (document.documentElement.lang !== look.language) void speak(look.language);
}

function read(): Look {
  const stored: Partial<Record<string, unknown>> = parsed(shelf.getItem(KEY));
  return {
    size: SIZES.find((size) => size === stored['size']) ?? '100',
    theme: THEMES.find((theme) => theme === stored['theme']) ?? 'auto',
    language: LANGUAGES.find((language) => language === stored['language']) ?? 'vi',
  };
}

function parsed(text: string | null): object {
  // A spoilt setting is no reason for a page not to open.
  try {
    return JSON.parse(text ?? '{}') ?? {};
  } catch {
    return {};
  }
}
