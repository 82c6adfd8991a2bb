import { PageElement } from '../ui/page-element.ts';
import type { LiveWords } from '../words/live-vi.ts';
import { liveWords } from './live-words.ts';

/** A part of the phone's page of a live session. */
export abstract class LiveElement extends PageElement {
  protected get live(): LiveWords {
    return liveWords(this.spoken.language);
  }
}
