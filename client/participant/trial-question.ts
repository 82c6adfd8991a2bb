import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ShownQuestion, Trial, TrialReceipt } from '../../server/protocol/participant.ts';
import type { Outcome } from '../live/commands.ts';
import { letter } from '../ui/letters.ts';
import '../ui/option-list.ts';
import { notice } from '../ui/notice.ts';
import { lawful } from '../words/lawful.ts';
import { refused } from '../words/refused.ts';
import './trial-question.css';
import { RoundElement } from './round-element.ts';

/** A question that counts for nothing and is really sent: it shows how answering works and that this device gets through. */
@customElement('trial-question')
export class TrialQuestion extends RoundElement {
  @property({ attribute: false }) question!: ShownQuestion;
  /** Sends the choice and gives the server's word. */
  @property({ attribute: false }) send!: (body: Trial) => Promise<Outcome<TrialReceipt>>;

  @state() private chosen: number | null = null;
  @state() private busy = false;
  @state() private outcome: Outcome<TrialReceipt> | undefined;

  override render() {
    const { words } = this.spoken;
    const receipt = this.outcome?.ok ? this.outcome.value : undefined;
    return html`<section class="card stack" data-testid="trial">
      <div><h2>${words.ready.trialTitle}</h2><p class="soft small">${words.ready.trialText}</p></div>
      <h3>${lawful(this.question.text)}</h3>
      <option-list .label=${this.question.text} .options=${this.question.options} .chosen=${this.chosen} .key=${receipt?.key ?? null} .locked=${this.busy || receipt !== undefined}
        @choose=${(event: CustomEvent<number>) => { this.chosen = event.detail; }}></option-list>
      <div data-testid="trial-status">${this.#told()}</div>
      <button type="button" class=${receipt ? '' : 'main'} aria-disabled=${!receipt && (this.chosen === null || this.busy)} @click=${receipt ? this.#again : this.#commit}>
        ${receipt ? words.ready.trialAgain : this.busy ? words.sending : words.ready.trialSend}
      </button>
    </section>`;
  }

  #told() {
    const { words, format } = this.spoken;
    if (!this.outcome) return nothing;
    if (!this.outcome.ok) return notice('error', refused(words, this.outcome.refusal));
    const { choice, key, receivedAt } = this.outcome.value;
    return notice('reached', html`<b>${words.ready.trialSaved(format.clockTime(receivedAt))}</b><br>${choice === key ? words.ready.trialRight : words.ready.trialWrong(letter(key))}`);
  }

  readonly #commit = async (): Promise<void> => {
    if (this.chosen === null || this.busy) return;
    this.busy = true;
    this.outcome = await this.send({ choice: this.chosen });
    this.busy = false;
  };

  readonly #again = (): void => {
    this.chosen = null;
    this.outcome = undefined;
  };
}

declare global { interface HTMLElementTagNameMap { 'trial-question': TrialQuestion } }
