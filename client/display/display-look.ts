import { openShelf } from '../live/shelf.ts';
import type { Language } from '../words/language.ts';

export const TEXT_SIZES = [100, 112, 125] as const;

/** How the wall looks and sounds on this machine; apart from the look of the other pages, which an organiser may read at the same desk. */
export interface DisplayLook { theme: 'dark' | 'light'; size: (typeof TEXT_SIZES)[number]; muted: boolean; language: Language }

const KEY = 'hoithi.display.look';
const shelf = openShelf();

/** What was chosen last; a language in the address (`?lang=en`) goes before it. */
export function storedLook(search: string): DisplayLook {
  const stored: Partial<Record<string, unknown>> = parsed(shelf.getItem(KEY));
  const language = new URLSearchParams(search).get('lang') ?? stored['language'];
  return {
    theme: stored['theme'] === 'light' ? 'light' : 'dark',
    size: TEXT_SIZES.find((size) => size === stored['size']) ?? 100,
    muted: stored['muted'] === true,
    language: language === 'en' ? 'en' : 'vi',
  };
}

export function storeLook(look: DisplayLook): void {
  shelf.setItem(KEY, JSON.stringify(look));
}

/** One size larger or smaller, as far as there is one. */
export function resized({ size }: DisplayLook, by: 1 | -1): DisplayLook['size'] {
  return TEXT_SIZES[TEXT_SIZES.indexOf(size) + by] ?? size;
}

function parsed(text: string | null): object {
  // A spoilt setting is no reason for a page not to open.
  try {
    return JSON.parse(text ?? '{}') ?? {};
  } catch {
    return {};
  }
}
