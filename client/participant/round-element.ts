import { PageElement } from '../ui/page-element.ts';
import { alsoInEnglish, Spoken } from '../words/language.ts';
import { roundVi, type RoundWords } from '../words/round-vi.ts';
import { together, type AllWords } from './round-words.ts';

let english: RoundWords = roundVi;

alsoInEnglish(async () => {
  english = (await import('../words/round-en.ts')).roundEn;
});

class RoundSpoken extends Spoken {
  override get words(): AllWords {
    return together(super.words, this.language === 'vi' ? roundVi : english);
  }
}

/** A part of the weekly round's page. */
export abstract class RoundElement extends PageElement {
  protected override readonly spoken = new RoundSpoken(this);
}
