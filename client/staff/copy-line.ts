import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../ui/icons.ts';
import { StaffElement } from './staff-element.ts';
import './copy-line.css';

/** A text to be handed on: a link, a code, a reminder. */
@customElement('copy-line')
export class CopyLine extends StaffElement {
  /** What it is, in words. */
  @property() what = '';
  @property() text = '';
  /** Set large, to be read to somebody. */
  @property({ type: Boolean }) big = false;

  @state() private told: 'copied' | 'byHand' | undefined;
  @query('.text') private shown!: HTMLElement;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('text')) this.told = undefined;
  }

  override render() {
    const { copy } = this.staff;
    return html`<div class="text ${this.big ? 'big digits' : ''}" data-testid="copy-text">${this.text}</div>
      <button type="button" aria-label=${copy.copyThis(this.what)} @click=${this.#copy}>${icon(this.told === 'copied' ? 'check' : 'copy')}<span aria-hidden="true">${copy.copy}</span></button>
      <span role="status" class="small">${this.told ? copy[this.told] : ''}</span>`;
  }

  async #copy(): Promise<void> {
    // There is no clipboard on plain http, and a browser may refuse it: then the text is marked for copying by hand.
    try {
      await navigator.clipboard.writeText(this.text);
      this.told = 'copied';
    } catch {
      getSelection()?.selectAllChildren(this.shown);
      this.told = 'byHand';
    }
  }
}

declare global { interface HTMLElementTagNameMap { 'copy-line': CopyLine } }
