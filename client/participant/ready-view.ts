import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ParticipantState, ParticipantView, Trial, TrialReceipt } from '../../server/protocol/participant.ts';
import type { ServerClock } from '../live/clock.ts';
import type { Outcome } from '../live/commands.ts';
import { Ticker } from '../live/ticker.ts';
import { flamboyant } from '../ui/motifs.ts';
import { notice, tickingNotice } from '../ui/notice.ts';
import { pageFoot } from './page-foot.ts';
import { pastRounds } from './past-rounds.ts';
import { fittingQuestions } from './short-of-time.ts';
import type { PredictionForm } from './prediction-form.ts';
import './prediction-form.ts';
import './trial-question.ts';
import './ready-view.css';
import './views.css';
import { RoundElement } from './round-element.ts';

type Ready = Extract<ParticipantState, { state: 'ready' }>;

/** What awaits, a trial, and the start that cannot be undone: dispatches `start` with whether a short time was accepted. */
@customElement('ready-view')
export class ReadyView extends RoundElement {
  @property({ attribute: false }) view!: ParticipantView;
  @property({ attribute: false }) ready!: Ready;
  @property({ attribute: false }) clock!: ServerClock;
  @property({ attribute: false }) tryOut!: (body: Trial) => Promise<Outcome<TrialReceipt>>;
  @property({ attribute: false }) predict!: PredictionForm['send'];
  @property({ type: Boolean }) busy = false;
  @property() refusal = '';

  @state() private accepted = false;

  readonly #ticker = new Ticker(this);

  override render() {
    const { words, format } = this.spoken;
    const { round, trial, attemptsTaken, prediction } = this.ready;
    return html`<main class="column">
        <section class="panel">
          <span class="petals">${flamboyant('8.25rem')}</span>
          <h1 class="display" tabindex="-1">${round.name}</h1>
          <p class="who">${words.ready.hello(this.view.name)}</p><p class="small">${this.view.unit}</p>
          <p class="small">${words.round.closes(format.closing(round.closesAt))}</p>
        </section>
        ${prediction ? html`<prediction-form .asked=${prediction} .send=${this.predict}></prediction-form>` : nothing}
        <dl class="tiles three">
          <div><dt>${words.round.questions}</dt><dd class="digits">${round.questions}</dd></div>
          <div><dt>${words.round.eachQuestion}</dt><dd class="digits">${round.limitSeconds} <small>${words.round.seconds}</small></dd></div>
          <div><dt>${words.round.attempts(round.attempts)}</dt><dd class="digits">${round.attempts > 1 ? `${attemptsTaken + 1}/${round.attempts}` : round.attempts}</dd></div>
        </dl>
        <ul class="list">${words.ready.points.map((point) => html`<li><span>${point}</span></li>`)}</ul>
        <trial-question .question=${trial} .send=${this.tryOut}></trial-question>
        ${this.#start()}
        ${pastRounds(this.view.past, words, this)}
      </main>
      ${pageFoot()}`;
  }

  #start() {
    const { ready, sending } = this.spoken.words;
    const short = this.#short();
    return html`<section class="card stack">
      <h2>${ready.startTitle}</h2>
      ${short ?? nothing}
      <p class="once">${ready.irrevocable}</p>
      ${this.refusal ? notice('error', this.refusal, 'refusal') : nothing}
      <button type="button" class="main" data-testid="start" aria-disabled=${this.busy || (short !== undefined && !this.accepted)} @click=${this.#go}>${this.busy ? sending : ready.start}</button>
    </section>`;
  }

  #short() {
    const { words: { ready }, format } = this.spoken;
    const { round } = this.ready;
    const seconds = this.#ticker.seconds(this.clock, round.closesAt);
    const fitting = fittingQuestions(round, this.clock.now() ?? round.opensAt);
    if (fitting === undefined) return undefined;
    return html`${tickingNotice('warning', [ready.shortTitle, ready.short(format.span(seconds * 1000, 0), fitting, round.questions)], 'short')}
      <label class="accept"><input type="checkbox" .checked=${this.accepted} @change=${(event: Event) => { this.accepted = event.target instanceof HTMLInputElement && event.target.checked; }}>${ready.shortAccept}</label>`;
  }

  #go(): void {
    const short = this.#short() !== undefined;
    if (this.busy || (short && !this.accepted)) return;
    this.dispatchEvent(new CustomEvent<boolean>('start', { detail: short && this.accepted }));
  }
}

declare global { interface HTMLElementTagNameMap { 'ready-view': ReadyView } }
