import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Result, ResultStep } from '../../server/protocol/participant.ts';
import { base, cards } from '../ui/base.styles.ts';
import { icon } from '../ui/icons.ts';
import { Spoken } from '../words/language.ts';

/** The round's chain of comparisons, walked against the person just above, up to the one that decides. */
@customElement('why-rank')
export class WhyRank extends LitElement {
  static override styles = [base, cards, css`
    ol { display: grid; gap: var(--space-3); }
    li { display: grid; grid-template-columns: 2rem 1fr; gap: var(--space-2) var(--space-3); padding: var(--space-3); border: 1px solid var(--line); border-radius: var(--radius-2); }
    li.decides { border: 2px solid var(--brand); }
    .step { width: 2rem; height: 2rem; border-radius: 50%; display: grid; place-items: center; font-weight: 700; background: var(--surface-2); }
    .decides .step { background: var(--solid-brand); color: #fff; }
    h3 { font-size: var(--type-body); font-weight: 600; line-height: 1.3; margin: 0; }
    h3 span { display: block; font-size: var(--type-small); font-weight: 400; color: var(--ink-2); }
    dl { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr)); gap: var(--space-2); margin: 0; }
    dt { font-size: var(--type-small); color: var(--ink-2); }
    dd { font-weight: 600; overflow-wrap: anywhere; }
    .verdict { grid-column: 1 / -1; display: flex; gap: 6px; align-items: center; font-weight: 600; font-size: var(--type-small); color: var(--ink-2); }
    .decides .verdict { color: var(--brand); }
  `];

  @property({ attribute: false }) result!: Result;

  readonly #spoken = new Spoken(this);

  override render() {
    const { words, format } = this.#spoken;
    const { above } = this.result;
    return html`<section class="card stack" data-testid="why">
      <h2>${words.result.why}</h2>
      ${above === null
        ? html`<p>${words.result.first}</p>`
        : html`<p>${words.result.against(format.number(above.rank))}</p><ol>${above.steps.map((step, index) => this.#step(step, index))}</ol>`}
    </section>`;
  }

  #step(step: ResultStep, index: number) {
    const { result: words } = this.#spoken.words;
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
    const { words, format } = this.#spoken;
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
