import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../ui/icons.ts';
import { PageElement } from '../ui/page-element.ts';
import { rulesWords } from './rules-words.ts';

/** A long code that can be broken to fit, and copied. */
@customElement('copy-code')
export class CopyCode extends PageElement {
  /** What it is, in words. */
  @property() what = '';
  @property() code = '';

  @state() private told: 'copied' | 'byHand' | undefined;
  @query('code') private shown!: HTMLElement;

  override render() {
    const words = rulesWords(this.spoken.language);
    return html`<span class="what">${this.what}</span>
      <code>${this.code}</code>
      <button type="button" aria-label=${words.copy(this.what)} @click=${this.#copy}>${icon('copy')}</button>
      <span role="status" class="small">${this.told ? words[this.told] : ''}</span>`;
  }

  async #copy(): Promise<void> {
    // There is no clipboard on plain http, and a browser may refuse it: then the code is marked for copying by hand.
    try {
      await navigator.clipboard.writeText(this.code);
      this.told = 'copied';
    } catch {
      getSelection()?.selectAllChildren(this.shown);
      this.told = 'byHand';
    }
  }
}

declare global { interface HTMLElementTagNameMap { 'copy-code': CopyCode } }
