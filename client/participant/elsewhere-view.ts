import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RoundSummary } from '../../server/protocol/participant.ts';
import { flamboyant } from '../ui/motifs.ts';
import { notice } from '../ui/notice.ts';
import { pageFoot } from './page-foot.ts';
import './views.css';
import { RoundElement } from './round-element.ts';

/** The attempt runs on another device. One confirmation takes it over: dispatches `take-over`. */
@customElement('elsewhere-view')
export class ElsewhereView extends RoundElement {
  @property({ attribute: false }) round!: RoundSummary;
  /** This page had the attempt until a moment ago. */
  @property({ type: Boolean }) taken = false;
  @property({ type: Boolean }) busy = false;
  @property() refusal = '';

  override render() {
    const { elsewhere, sending } = this.spoken.words;
    return html`<main class="column">
        <section class="panel">
          <span class="petals">${flamboyant('8.25rem')}</span>
          <p class="who">${this.round.name}</p>
          <h1 class="display" tabindex="-1" data-testid="elsewhere">${this.taken ? elsewhere.taken : elsewhere.title}</h1>
        </section>
        <section class="card stack">
          <h2>${elsewhere.ask}</h2>
          <p>${elsewhere.text}</p>
          ${this.refusal ? notice('error', this.refusal, 'refusal') : nothing}
          <button type="button" class="main" aria-disabled=${this.busy} data-testid="take-over" @click=${this.#take}>${this.busy ? sending : elsewhere.take}</button>
        </section>
      </main>
      ${pageFoot()}`;
  }

  #take(): void {
    if (!this.busy) this.dispatchEvent(new Event('take-over'));
  }
}

declare global { interface HTMLElementTagNameMap { 'elsewhere-view': ElsewhereView } }
