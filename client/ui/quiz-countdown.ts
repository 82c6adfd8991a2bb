import { html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import './quiz-countdown.css';
import { PageElement } from './page-element.ts';

const SOON_SECONDS = 10;

/** Time left of a question as a number and a bar, and the question's place. */
@customElement('quiz-countdown')
export class QuizCountdown extends PageElement {
  /** Whole seconds left; the parent ticks. */
  @property({ type: Number }) seconds = 0;
  /** The question's limit in seconds. */
  @property({ type: Number }) of = 60;
  /** “Câu 7/20”. */
  @property() place = '';

  /** “Đã lưu 6/20”. */
  @property() saved = '';

  @query('i') private bar!: HTMLElement;

  override render() {
    const { question } = this.spoken.words;
    return html`<div class="row ${this.seconds <= SOON_SECONDS ? 'soon' : ''}">
      <p class="digits" role="timer" aria-label=${question.timeLeft} data-testid="seconds"><span class="left">${this.seconds}</span><small>${question.second}</small></p>
      <div class="bar" aria-hidden="true"><i></i></div>
      <span class="place digits"><b>${this.place}</b><span data-testid="saved">${this.saved}</span></span>
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
