import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { QuestionFound } from '../../server/protocol/control.ts';
import type { LiveScript } from '../../server/protocol/live.ts';
import { pathWith } from '../staff/path-with.ts';
import { staffUnread } from '../staff/staff-element.ts';
import { TypedSearch } from '../staff/typed-search.ts';
import { lawful } from '../words/lawful.ts';
import { HostElement } from './host-element.ts';

/** Looks for questions of the bank by code or text. Dispatches `add` with the code. */
@customElement('question-finder')
export class QuestionFinder extends HostElement {
  @property({ attribute: false }) script: LiveScript = { steps: [], spares: [] };


  readonly #found = new TypedSearch<readonly QuestionFound[]>(this, (search) => this.desk.read(pathWith('questions', { search })));

  override firstUpdated(): void {
    this.#found.ask();
  }

  override render() {
    const { editor, loading } = this.words;
    const { value, refusal, isReading } = this.#found;
    const taken = new Set([...this.script.steps, ...this.script.spares].flatMap((step) => (step.kind === 'question' ? [step.question] : [])));
    return html`<div class="field"><label for="question-search">${editor.search}</label><span class="soft small">${editor.searchHint}</span><input id="question-search" type="search" autocomplete="off" spellcheck="false" maxlength="80" @input=${this.#found.typed}>
        <p class="soft small" role="status">${refusal && !isReading ? staffUnread(this.staff, refusal) : value ? editor.found(value.length) : loading}</p></div>
      <ul class="found" tabindex="0" aria-label=${editor.addQuestion}>${(value ?? []).map(({ code, topic, text, withdrawn, drawn }) => html`<li><span><b>${code}</b> · <span class="soft">${topic}</span><br>${lawful(text)}</span>
        ${withdrawn || drawn || taken.has(code) ? html`<span class="soft small">${withdrawn ? editor.withdrawn : drawn ? editor.drawn : editor.added}</span>` : html`<button type="button" data-testid="add-question" aria-label="${editor.add}: ${code}" @click=${() => this.dispatchEvent(new CustomEvent<string>('add', { detail: code }))}>${editor.add}</button>`}</li>`)}</ul>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'question-finder': QuestionFinder } }
