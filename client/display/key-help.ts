import { html, type TemplateResult } from 'lit';
import type { DisplayWords } from '../words/display-vi.ts';
import './key-help.css';

/** What each key does, over the picture. */
export function keyHelp({ help }: DisplayWords, clicker: boolean): TemplateResult {
  return html`<section class="key-help" role="dialog" aria-labelledby="key-help">
    <h2 class="display" id="key-help">${help.title}</h2>
    <dl>${help.keys.map(([keys = '', does = '']) => html`<div><dt>${keys.split('  ').map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`)}</dl>
    <p>${clicker ? help.clicker : help.noClicker}</p>
    <p>${help.close}</p>
  </section>`;
}
