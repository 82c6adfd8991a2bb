import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Result, ResultStep } from '../../server/protocol/participant.ts';
import { icon } from '../ui/icons.ts';
import './why-rank.css';
import { RoundElement } from './round-element.ts';

/** The round's chain of comparisons, walked against the person just above, up to the one that decides. */
@customElement('why-rank')
export class WhyRank extends RoundElement {
  @property({ attribute: false }) result!: Result;

  override render() {
    const { words, format } = this.spoken;
    const { above } = this.result;
    return html`<section class="card stack" data-testid="why">
      <h2>${words.result.why}</h2>
      ${above === null
        ? html`<p>${words.result.first}</p>`
        : html`<p>${words.result.against(format.number(above.rank))}</p><ol>${above.steps.map((step, index) => this.#step(step, index))}</ol>`}
    </section>`;
  }

  #step(step: ResultStep, index: number) {
    const { result: words } = this.spoken.words;
    return html`<li class=${step.decides ? 'decides' : ''}>
      <span class="step digits" aria-hidden="true">${index + 1}</span>
      <h3>${words.by[step.by]} <span>${words.better[step.by][step.order]}</span></h3>
      <dl>
        <div><dt>${words.own}</dt><dd class="digits">${this.#value(step.by, step.own)}</dd></div>
        <div><dt>${words.above}</dt><dd class="digits">${this.#value(step.by, step.above)}</dd></div>
      </dl>
      <p class="verdict">${step.decides ? html`${icon('next', '1rem')}${words.decides}` : words.equal}</p>
    </li>`;
  }

  #value(by: ResultStep['by'], value: number | null): string {
    const { words, format } = this.spoken;
    if (value === null) return words.result.notGiven;
    switch (by) {
      case 'score': return format.points(value);
      case 'elapsed': return format.span(value, 3);
      case 'finishedAt': return format.exactly(value);
      case 'distance': return format.number(value);
    }
  }
}

declare global { interface HTMLElementTagNameMap { 'why-rank': WhyRank } }
