import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Predict, Predicted, Prediction } from '../../server/protocol/participant.ts';
import type { Outcome } from '../live/commands.ts';
import { notice } from '../ui/notice.ts';
import { refused } from '../words/refused.ts';
import './prediction-form.css';
import { RoundElement } from './round-element.ts';

/** What the server takes at most. */
const MOST = 10_000_000;

/** The extra question of a round: one number, given once. What is typed stays until the server has taken it. */
@customElement('prediction-form')
export class PredictionForm extends RoundElement {
  @property({ attribute: false }) asked!: Prediction;
  /** Sends the number and gives the server's word. */
  @property({ attribute: false }) send!: (body: Predict) => Promise<Outcome<Predicted>>;

  @state() private busy = false;
  /** Why the last try failed; `malformed` where it was no number to send. */
  @state() private refusal = '';
  @query('input') private input!: HTMLInputElement;
  @query('h2') private heading!: HTMLElement;

  override render() {
    const { words, format } = this.spoken;
    const { prediction } = words;
    const { asks, round, own } = this.asked;
    return html`<section class="card stack" data-testid="prediction">
      <h2 tabindex="-1">${prediction.title}</h2>
      ${own === null
        ? html`<form class="stack" novalidate @submit=${this.#submit}>
            <label for="guess">${prediction.asks[asks](round)}</label>
            <input id="guess" class="digits" inputmode="numeric" autocomplete="off" aria-invalid=${this.refusal === 'malformed'} aria-describedby="guess-hint">
            <p class="soft small" id="guess-hint">${prediction.hint}</p>
            ${this.refusal ? notice('error', this.refusal === 'malformed' ? prediction.wrong : refused(words, this.refusal), 'refusal') : nothing}
            <button class="main" aria-disabled=${this.busy}>${this.busy ? words.sending : prediction.send}</button>
          </form>`
        : html`<p>${prediction.asks[asks](round)}</p>`}
      <p role="status">${own === null ? nothing : html`<b>${prediction.own(format.number(own))}</b>`}</p>
    </section>`;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const typed = this.input.value.trim();
    const guess = Number(typed);
    this.refusal = /^\d+$/.test(typed) && guess <= MOST ? '' : 'malformed';
    if (this.refusal) return this.input.focus();
    this.busy = true;
    const outcome = await this.send({ attempt: this.asked.attempt, guess });
    this.busy = false;
    if (!outcome.ok) this.refusal = outcome.refusal;
    // The button that had the focus goes away with the form.
    else this.heading.focus();
  }
}

declare global { interface HTMLElementTagNameMap { 'prediction-form': PredictionForm } }
