import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Answer, ParticipantState, Receipt } from '../../server/protocol/participant.ts';
import type { ServerClock } from '../live/clock.ts';
import type { Outcome } from '../live/commands.ts';
import { Ticker } from '../live/ticker.ts';
import { icon } from '../ui/icons.ts';
import { letter } from '../ui/letters.ts';
import '../ui/option-list.ts';
import { notice } from '../ui/notice.ts';
import '../ui/quiz-countdown.ts';
import { spokenTime } from '../ui/spoken-time.ts';
import { statusLine } from '../ui/status-line.ts';
import type { Status } from '../ui/status.ts';
import { Tightness } from '../ui/tightness.ts';
import { lawful } from '../words/lawful.ts';
import { answerStatus, type Progress } from './answer-status.ts';
import { AnswerKeys } from './answer-keys.ts';
import './question-view.css';
import { RoundElement } from './round-element.ts';

export type QuestionState = Extract<ParticipantState, { state: 'question' }>;

/** One question: a choice is changed at will, a commit is final. Dispatches `commit` with the choice. */
@customElement('question-view')
export class QuestionView extends RoundElement {
  @property({ attribute: false }) question!: QuestionState;
  @property({ attribute: false }) clock!: ServerClock;
  /** The committed answer of this question while the server has not spoken about it. */
  @property({ attribute: false }) waiting: Answer | undefined;
  @property({ attribute: false }) told: { answer: Answer; outcome: Outcome<Receipt> } | undefined;
  @property({ type: Boolean }) connected = true;

  @state() private chosen: number | null = null;
  @query('h1') private heading!: HTMLElement;

  /** The question before this one in the same attempt, where this page showed it. */
  #preceding: number | undefined;

  readonly #ticker = new Ticker(this);
  readonly #tightness = new Tightness(this, { top: '.clock', bottom: '.foot-bar' });

  constructor() {
    super();
    this.addController(new AnswerKeys(this, { choose: (choice) => this.#choose(choice), commit: () => this.#commit() }));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('question');
    if (!changed.has('question') || isSame(before, this.question)) return;
    this.chosen = null;
    this.#preceding = before?.attempt === this.question.attempt ? before.question : undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('question') || isSame(changed.get('question'), this.question)) return;
    scrollTo(0, 0);
    this.heading.focus({ preventScroll: true });
  }

  override render() {
    const { words, format } = this.spoken;
    const { place, round, shown, deadline, saved, replaced } = this.question;
    const progress = this.#progress(this.#ticker.seconds(this.clock, deadline));
    const status = answerStatus(progress, words, format);
    const choice = this.#committed() ?? this.chosen;
    return html`<main tabindex="-1" class="page ${this.#tightness.tight ? 'tight' : ''}">
      <div class="clock"><div class="inner">
        <quiz-countdown .seconds=${progress.seconds} .of=${round.limitSeconds} .place=${words.question.place(place, round.questions)} .saved=${words.question.saved(saved, round.questions)}></quiz-countdown>
      </div></div>
      <div class="inner paper">
        ${replaced ? notice('calm', words.question.replaced) : nothing}
        <h1 id="question" tabindex="-1"><span class="unseen">${words.question.heading(place)}: </span>${lawful(shown.text)}</h1>
        <option-list .label=${shown.text} .options=${shown.options} .chosen=${choice} .locked=${this.#locked(progress)}
          @choose=${(event: CustomEvent<number>) => this.#choose(event.detail)}></option-list>
      </div>
      <div class="foot-bar"><div class="inner bottom">
        ${this.#statusLine(status)}
        <button type="button" class="main" data-testid="commit" aria-disabled=${this.chosen === null || this.#locked(progress)} @click=${this.#commit}>
          ${icon('lock')}<span>${choice === null ? words.question.commitNone : words.question.commit(letter(choice))}</span>
        </button>
        <span class="keys small soft">${words.question.keys}</span>
      </div></div>
      ${spokenTime(progress.seconds, words.question.spoken)}
    </main>`;
  }

  #statusLine(status: Status) {
    const { status: words } = this.spoken.words;
    return statusLine(status, [[words.kept('A'), words.keptLate], [words.saved('A'), words.savedAt('00:00:00,0')], [words.chosen('A'), words.chosenDetail]]);
  }

  #progress(seconds: number): Progress {
    const { question, waiting, told, chosen, connected } = this;
    return { question: question.question, preceding: this.#preceding, chosen, waiting, told: told?.answer.attempt === question.attempt ? told : undefined, connected, seconds };
  }

  #committed(): number | null {
    return this.waiting?.choice ?? (this.#accepted() ? this.told?.answer.choice ?? null : null);
  }

  #accepted(): boolean {
    const { told, question } = this;
    return told !== undefined && told.outcome.ok && told.answer.attempt === question.attempt && told.answer.question === question.question;
  }

  #locked({ seconds }: Progress): boolean {
    return seconds === 0 || this.waiting !== undefined || this.#accepted();
  }

  #isLocked(): boolean {
    return this.#locked(this.#progress(this.#ticker.seconds(this.clock, this.question.deadline)));
  }

  #choose(choice: number): void {
    if (choice >= this.question.shown.options.length || this.#isLocked()) return;
    this.chosen = choice;
  }

  readonly #commit = (): void => {
    if (this.chosen === null || this.#isLocked()) return;
    this.dispatchEvent(new CustomEvent<number>('commit', { detail: this.chosen }));
  };
}

function isSame(before: QuestionState | undefined, now: QuestionState): boolean {
  return before?.attempt === now.attempt && before.question === now.question;
}

declare global { interface HTMLElementTagNameMap { 'question-view': QuestionView } }
