import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../ui/icons.ts';
import './receipt-card.css';
import { RoundElement } from './round-element.ts';

/** The receipt of a finished attempt, and what it is good for. */
@customElement('receipt-card')
export class ReceiptCard extends RoundElement {
  @property() code = '';

  @state() private told = '';
  @query('code') private shown!: HTMLElement;

  override render() {
    const { receipt } = this.spoken.words;
    return html`<section class="card stack">
      <h2>${receipt.title}</h2>
      <code data-testid="receipt">${this.code}</code>
      <button type="button" @click=${this.#copy}>${icon('copy')}${receipt.copy}</button>
      <p role="status" class="small">${this.told}</p>
      <p class="soft small">${receipt.text}</p>
    </section>`;
  }

  async #copy(): Promise<void> {
    const { receipt } = this.spoken.words;
    // There is no clipboard on plain http, and a browser may refuse it: then the code is marked for copying by hand.
    try {
      await navigator.clipboard.writeText(this.code);
      this.told = receipt.copied;
    } catch {
      getSelection()?.selectAllChildren(this.shown);
      this.told = receipt.byHand;
    }
  }
}

declare global { interface HTMLElementTagNameMap { 'receipt-card': ReceiptCard } }
