import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ParticipantView, Result } from '../../server/protocol/participant.ts';
import { icon } from '../ui/icons.ts';
import { flamboyant } from '../ui/motifs.ts';
import { notice } from '../ui/notice.ts';
import { lawful } from '../words/lawful.ts';
import { pageFoot } from './page-foot.ts';
import { pastRounds } from './past-rounds.ts';
import './receipt-card.ts';
import './review-list.ts';
import './why-rank.ts';
import './result-view.css';
import './views.css';
import { RoundElement } from './round-element.ts';

/** A closed round: rank, prize, the reason for the rank, corrections and each question. Dispatches `back` from a past one. */
@customElement('result-view')
export class ResultView extends RoundElement {
  @property({ attribute: false }) view!: ParticipantView;
  @property({ attribute: false }) result!: Result;
  /** Opened from the list of past rounds. */
  @property({ type: Boolean }) past = false;

  override render() {
    const { words } = this.spoken;
    const { result, view } = this;
    return html`<main class="column">
        ${this.past ? html`<button type="button" class="back" data-testid="back" @click=${() => this.dispatchEvent(new Event('back'))}>${icon('back', '1rem')}${words.past.back}</button>` : nothing}
        ${this.#panel()}
        ${result.prizeUndecided ? notice('warning', words.result.undecided) : nothing}
        ${this.#tiles()}
        ${this.#prediction()}
        ${this.#scaled()}
        <why-rank .result=${result}></why-rank>
        ${this.#corrections()}
        <review-list .reviewed=${result.review}></review-list>
        <receipt-card .code=${result.receipt}></receipt-card>
        ${this.past ? nothing : pastRounds(view.past.filter(({ number }) => number !== result.round.number), words, this)}
      </main>
      ${pageFoot()}`;
  }

  #panel() {
    const { words, format } = this.spoken;
    const { round, rank, participants, tied, prize } = this.result;
    return html`<section class="panel ${prize ? 'gold' : ''}">
      <span class="petals">${flamboyant('8.25rem')}</span>
      <p class="who">${words.result.title} · ${round.name}</p>
      <h1 class="display huge-rank" tabindex="-1" data-testid="rank">${words.result.rank(format.number(rank))}</h1>
      <p>${words.result.of(format.number(participants))}</p>
      ${tied > 1 ? html`<p class="small" data-testid="tied">${words.result.tied(format.number(tied))}</p>` : nothing}
      ${prize ? html`<p>${words.result.prize}</p><p class="display prize" data-testid="prize">${prize}</p>` : nothing}
      <p class="small">${this.view.name} — ${this.view.unit}</p>
    </section>`;
  }

  #tiles() {
    const { words, format } = this.spoken;
    const { score, correct, counted, elapsed } = this.result;
    return html`<dl class="tiles">
      <div><dt>${words.result.score}</dt><dd class="digits" data-testid="score">${format.points(score)}</dd></div>
      <div><dt>${words.result.correct}</dt><dd class="digits" data-testid="correct">${correct}<small>/${counted}</small></dd></div>
      <div><dt>${words.result.elapsed}</dt><dd class="digits" data-testid="elapsed">${format.span(elapsed, 1)}</dd></div>
    </dl>`;
  }

  #prediction() {
    const { words: { result: words }, format } = this.spoken;
    const { prediction } = this.result;
    if (prediction === null) return nothing;
    const { asks, guess, actual } = prediction;
    return html`<p class="card" data-testid="prediction">${words.guess(guess === null ? null : format.number(guess))}. <b>${words.actual[asks](format.number(actual))}.</b></p>`;
  }

  #corrections() {
    const { words, format } = this.spoken;
    const { corrections } = this.result;
    if (corrections.length === 0) return nothing;
    return html`<section class="card stack" data-testid="corrections">
      <h2>${words.result.corrections}</h2>
      ${corrections.map(({ at, cause, reason, rankBefore }, index) => {
        const rank = corrections[index + 1]?.rankBefore ?? this.result.rank;
        const isOwn = reason !== null && this.result.review.some(({ withdrawn }) => withdrawn === reason);
        return html`<p><b>${format.moment(at)}</b>: ${isOwn ? words.result.correctionOwn : words.result.correction} ${words.result.because} ${lawful((reason ?? words.result.causes[cause]).replace(/\.$/, ''))}.
          <b>${words.result.rankBefore(format.number(rankBefore))}; ${rank === rankBefore ? words.result.rankKept : words.result.rankNow(format.number(rank))}.</b></p>`;
      })}
    </section>`;
  }

  #scaled() {
    const { questions, counted } = this.result;
    if (counted === questions) return nothing;
    return html`<p class="card" data-testid="scaled">${this.spoken.words.result.scaled(questions - counted, questions)}</p>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'result-view': ResultView } }
