import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ParticipantState, ParticipantView } from '../../server/protocol/participant.ts';
import type { ServerClock } from '../live/clock.ts';
import { Ticker } from '../live/ticker.ts';
import { flamboyant } from '../ui/motifs.ts';
import { pageFoot } from './page-foot.ts';
import { pastRounds } from './past-rounds.ts';
import './waiting-view.css';
import './views.css';
import { RoundElement } from './round-element.ts';

type Waiting = Extract<ParticipantState, { state: 'excluded' | 'no-round' | 'not-open' | 'missed' }>;

/** The states in which there is nothing to do but know why: excluded, no round, missed, not open yet. */
@customElement('waiting-view')
export class WaitingView extends RoundElement {
  @property({ attribute: false }) view!: ParticipantView;
  @property({ attribute: false }) waiting!: Waiting;
  @property({ attribute: false }) clock!: ServerClock;

  readonly #ticker = new Ticker(this);

  override render() {
    const { name, unit, past } = this.view;
    const { title, text, more } = this.#content();
    return html`<main class="column">
        <section class="panel">
          <span class="petals">${flamboyant('8.25rem')}</span>
          <h1 class="display" tabindex="-1">${title}</h1>
          <p class="who">${name}</p><p class="small">${unit}</p>
          ${more ?? nothing}
        </section>
        <section class="card stack">${text}<p><a href="/rules">${this.spoken.words.entry.rules}</a></p></section>
        ${pastRounds(past, this.spoken.words, this)}
      </main>
      ${pageFoot()}`;
  }

  #content(): { title: string; text: TemplateResult; more?: TemplateResult } {
    const { words, format } = this.spoken;
    const state = this.waiting;
    switch (state.state) {
      case 'excluded':
        return { title: words.excluded.title, text: html`<p>${words.excluded.because[state.because]}</p><p>${words.excluded.mistaken}</p>` };
      case 'missed':
        return { title: words.missed.title, text: html`<p>${words.missed.text(state.round.name, format.closing(state.round.closesAt))}</p>` };
      case 'not-open': {
        const seconds = this.#ticker.seconds(this.clock, state.round.opensAt);
        const { missed } = state;
        const left = html`${missed ? html`<p data-testid="missed">${words.missed.text(missed.name, format.closing(missed.closedAt))}</p>` : nothing}<p class="until">${words.notOpen.until}</p><p class="huge digits" role="timer" data-testid="until-opening">${seconds > 0 ? format.countdown(seconds) : words.notOpen.hurry}</p>`;
        return { title: state.round.name, more: left, text: html`<h2>${words.notOpen.opens(format.moment(state.round.opensAt))}</h2><p>${words.notOpen.stay}</p>` };
      }
      case 'no-round':
        return { title: words.noRound.title, text: html`<p>${words.noRound.text}</p>` };
    }
  }
}

declare global { interface HTMLElementTagNameMap { 'waiting-view': WaitingView } }
