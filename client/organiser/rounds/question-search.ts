import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { QuestionFound } from '../../../server/protocol/control.ts';
import { staffUnread } from '../../staff/staff-element.ts';
import { lawful } from '../../words/lawful.ts';
import { pathWith } from '../../staff/path-with.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { TypedSearch } from '../../staff/typed-search.ts';

/** Looks for a question by code or text and lets one be chosen. Dispatches `chosen`. */
@customElement('question-search')
export class QuestionSearch extends OrganiserElement {
  @state() private chosen: QuestionFound | undefined;

  readonly #found = new TypedSearch<readonly QuestionFound[]>(this, (search) => this.desk.read(pathWith('questions', { search })));

  override firstUpdated(): void {
    this.#found.ask();
  }

  override render() {
    const { withdraw } = this.words.rounds;
    const { value, refusal, isReading } = this.#found;
    return html`<div class="field">
        <label for="search">${withdraw.search}</label>
        <input id="search" type="search" autocomplete="off" spellcheck="false" maxlength="80" .value=${this.#found.text} @input=${this.#found.typed} @keydown=${this.#enter}>
        <p class="soft small" role="status">${refusal && !isReading ? staffUnread(this.staff, refusal) : value ? withdraw.found(value.length) : this.words.loading}</p>
      </div>
      <fieldset class="found"><legend class="unseen">${withdraw.choose}</legend>
        ${(value ?? []).map((question) => html`<label class=${question.withdrawn ? 'gone' : ''}>
          <input type="radio" name="question" value=${question.code} ?disabled=${question.withdrawn} .checked=${this.chosen?.code === question.code} @change=${() => this.#choose(question)}>
          <span><b>${question.code}</b> · <span class="soft">${question.topic}</span>${question.withdrawn ? html` · <b>${withdraw.already}</b>` : ''}<br>${lawful(question.text)}</span></label>`)}
      </fieldset>`;
  }

  /** Enter looks, and does not send the act. */
  #enter(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.#found.ask();
  }

  #choose(question: QuestionFound): void {
    this.chosen = question;
    this.dispatchEvent(new CustomEvent<QuestionFound>('chosen', { detail: question }));
    this.dispatchEvent(new Event('drafted', { bubbles: true }));
  }
}

declare global { interface HTMLElementTagNameMap { 'question-search': QuestionSearch } }
