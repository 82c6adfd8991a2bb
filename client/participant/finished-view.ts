import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ParticipantState, ParticipantView } from '../../server/protocol/participant.ts';
import { icon } from '../ui/icons.ts';
import { flamboyant } from '../ui/motifs.ts';
import { pageFoot } from './page-foot.ts';
import { pastRounds } from './past-rounds.ts';
import type { PredictionForm } from './prediction-form.ts';
import './prediction-form.ts';
import './receipt-card.ts';
import './finished-view.css';
import './views.css';
import { RoundElement } from './round-element.ts';

type Finished = Extract<ParticipantState, { state: 'finished' }>;

/** The attempt is over and kept; what is known now, and when the rest comes. */
@customElement('finished-view')
export class FinishedView extends RoundElement {
  @property({ attribute: false }) view!: ParticipantView;
  @property({ attribute: false }) finished!: Finished;
  @property({ attribute: false }) predict!: PredictionForm['send'];

  override render() {
    const { words, format } = this.spoken;
    const { round, answered, finishedAt, expired, score, elapsed, receipt, prediction } = this.finished;
    const later = html`<span class="late">${words.finished.later}</span>`;
    return html`<main class="column">
        <section class="panel reached">
          <span class="petals">${flamboyant('8.25rem')}</span>
          <div class="done"><span>${icon(expired ? 'timer' : 'check', '1.75rem')}</span><h1 class="display" tabindex="-1">${expired ? words.finished.expired : words.finished.title}</h1></div>
          <p class="huge digits" data-testid="answered">${answered}<small>/${round.questions} ${words.round.questions}</small></p>
          <p>${words.finished.answered(answered, round.questions)}</p>
          <p class="small">${round.name} · ${words.finished.at(format.moment(finishedAt))}</p>
        </section>
        <dl class="tiles">
          <div><dt>${words.finished.score}</dt><dd class="digits" data-testid="score">${score === null ? later : format.points(score)}</dd></div>
          <div><dt>${words.finished.elapsed}</dt><dd class="digits" data-testid="elapsed">${elapsed === null ? later : format.span(elapsed, 1)}</dd></div>
        </dl>
        ${prediction ? html`<prediction-form .asked=${prediction} .send=${this.predict}></prediction-form>` : nothing}
        <section class="card"><p>${words.finished.laterText(format.closing(round.closesAt))}</p></section>
        <receipt-card .code=${receipt}></receipt-card>
        <p class="soft small">${this.view.name} — ${this.view.unit}</p>
        ${pastRounds(this.view.past, words, this)}
      </main>
      ${pageFoot()}`;
  }
}

declare global { interface HTMLElementTagNameMap { 'finished-view': FinishedView } }
