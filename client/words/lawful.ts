import { html, type TemplateResult } from 'lit';
import { pieces } from './unbroken.ts';

/** A text as it is read in law: its citations stay on one line. */
export function lawful(text: string): (string | TemplateResult)[] {
  return pieces(text).map((piece) => (piece.unbroken ? html`<span class="unbroken">${piece.text}</span>` : piece.text));
}
