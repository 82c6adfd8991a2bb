import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { Spoken } from '../words/language.ts';
import { base } from './base.styles.ts';

const SOON_SECONDS = 10;

/** Time left of a question as a number and a bar, and the question's place. */
@customElement('quiz-countdown')
export class QuizCountdown extends LitElement {
  static override styles = [base, css`
    .row { display: grid; grid-template-columns: auto 1fr auto; gap: var(--space-3); align-items: center; }
    p { font-size: 2.5rem; line-height: 1; font-weight: 700; display: flex; align-items: baseline; gap: 4px; }
    .left { min-width: 2ch; text-align: right; }
    small { font-family: var(--font-text); font-size: 0.9375rem; font-weight: 600; color: var(--ink-2); }
    .bar { height: 14px; border-radius: 7px; background: var(--surface-2); overflow: hidden; border: 1px solid var(--line-strong); min-width: 0; }
    .bar i { display: block; height: 100%; background: var(--action); transform-origin: left; transition: transform 1s linear; }
    .soon .bar i { background: var(--warning); }
    .soon .left { color: var(--warning); }
    .place { font-size: 0.9375rem; font-weight: 600; color: var(--ink-2); }
    @media (forced-colors: active) { .bar i { background: Highlight; forced-color-adjust: none; } }
  `];

  /** Whole seconds left; the parent ticks. */
  @property({ type: Number }) seconds = 0;
  /** The question's limit in seconds. */
  @property({ type: Number }) of = 60;
  /** “Câu 7/20”. */
  @property() place = '';

  @query('i') private bar!: HTMLElement;

  readonly #spoken = new Spoken(this);

  override render() {
    const { question } = this.#spoken.words;
    return html`<div class="row ${this.seconds <= SOON_SECONDS ? 'soon' : ''}">
      <p class="digits" role="timer" aria-label=${question.timeLeft} data-testid="seconds"><span class="left">${this.seconds}</span><small>${question.second}</small></p>
      <div class="bar" aria-hidden="true"><i></i></div>
      <span class="place digits">${this.place}</span>
    </div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    // A bar that is being refilled must not glide backwards.
    const before = changed.get('seconds');
    this.bar.style.transition = before !== undefined && this.seconds > before ? 'none' : '';
    this.bar.style.transform = `scaleX(${Math.min(1, this.seconds / Math.max(1, this.of))})`;
  }
}

declare global { interface HTMLElementTagNameMap { 'quiz-countdown': QuizCountdown } }
