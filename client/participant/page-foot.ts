import { html, type TemplateResult } from 'lit';
import { waves } from '../ui/motifs.ts';

/** The waves at the foot of a view, with one sentence on the water. */
export function pageFoot(text = ''): TemplateResult {
  return html`<footer class="foot">${waves()}<p>${text || html`&nbsp;`}</p></footer>`;
}
