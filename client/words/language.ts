import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formats, type Formats } from './format.ts';
import { vi } from './vi.ts';
import type { Words } from './words.ts';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const changed = new EventTarget();
let language: Language = 'vi';
let words: Words = vi;
let zone = 'Asia/Ho_Chi_Minh';
let format: Formats = formats(language, zone);
const lessons: (() => Promise<void>)[] = [];

/** What a page says beyond the words of every page; fetched with English. */
export function alsoInEnglish(lesson: () => Promise<void>): void {
  lessons.push(lesson);
}

/** English is fetched when it is asked for; where that fails the page stays as it is, and the answer is false. */
export async function speak(wanted: Language): Promise<boolean> {
  const spoken = wanted === 'vi' ? vi : await english();
  if (!spoken) return false;
  language = wanted;
  words = spoken;
  document.documentElement.lang = wanted;
  announce();
  return true;
}

async function english(): Promise<Words | undefined> {
  // The import rejects without a network, and in a page whose files a newer one has replaced.
  try {
    const [{ en }] = await Promise.all([import('./en.ts'), ...lessons.map((learn) => learn())]);
    return en;
  } catch {
    return undefined;
  }
}

/** Times are shown in the contest's zone wherever the phone may be. */
export function showTimesIn(contestZone: string): void {
  zone = contestZone;
  announce();
}

function announce(): void {
  format = formats(language, zone);
  changed.dispatchEvent(new Event('change'));
}

/** Draws its host anew when the language or the zone changes. Words are read in `render`. */
export class Spoken implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #draw = (): void => this.#host.requestUpdate();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get words(): Words {
    return words;
  }

  get format(): Formats {
    return format;
  }

  get language(): Language {
    return language;
  }

  hostConnected(): void {
    changed.addEventListener('change', this.#draw);
  }

  hostDisconnected(): void {
    changed.removeEventListener('change', this.#draw);
  }
}
