import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ControlRound } from '../../../server/protocol/control.ts';
import type { Screen } from '../../../server/protocol/display.ts';
import { drawing } from '../../staff/drawings.ts';
import { moved } from '../../staff/moved.ts';
import { CATEGORIES } from '../../staff/figures.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { screenName } from './screen-name.ts';
import { isBetween, wholeNumber } from '../../staff/whole-number.ts';

const KINDS = ['standing', 'participation', 'message'] as const;
const MOST = 40;

/** The pictures of a display in their order: added, moved, removed. Dispatches `scripted`. */
@customElement('script-editor')
export class ScriptEditor extends OrganiserElement {
  @property({ attribute: false }) script: readonly Screen[] = [];
  @property({ attribute: false }) rounds: readonly ControlRound[] = [];

  @state() private kind: (typeof KINDS)[number] = 'standing';
  @state() private wrong = '';
  @query('.add') private adding!: HTMLElement;

  override render() {
    const { editor } = this.words.displays;
    const last = this.script.length - 1;
    return html`<ol class="order">${this.script.map((screen, at) => {
        const name = screenName(screen, this.words, this.rounds);
        return html`<li><b class="digits">${at + 1}</b><span>${name}</span><span class="row">
          <button type="button" aria-label=${editor.up(name)} ?disabled=${at === 0} @click=${() => this.#take(moved(this.script, at, -1))}>${drawing('up')}</button>
          <button type="button" aria-label=${editor.down(name)} ?disabled=${at === last} @click=${() => this.#take(moved(this.script, at, 1))}>${drawing('down')}</button>
          <button type="button" aria-label=${editor.remove(name)} @click=${() => this.#take(this.script.filter((_one, place) => place !== at))}>${drawing('bin')}</button></span></li>`;
      })}</ol>
      ${this.script.length >= MOST ? nothing : this.#add()}`;
  }

  #add(): TemplateResult {
    const { editor } = this.words.displays;
    return html`<fieldset class="add"><legend>${editor.add}</legend>
      <div class="field"><label for="add-kind">${editor.kind}</label>
        <select id="add-kind" @change=${(event: Event) => this.#kind(event)}>${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === this.kind}>${editor.kinds[kind]}</option>`)}</select></div>
      <div class="pair">${this.#fields()}</div>
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
      <p><button type="button" data-testid="script-add" @click=${this.#append}>${drawing('plus')}${editor.append}</button></p>
    </fieldset>`;
  }

  #fields(): TemplateResult {
    const { displays: { editor, screens }, board: { shortCategories } } = this.words;
    const rounds = this.rounds.map(({ number, name }) => html`<option value=${number}>${name}</option>`);
    switch (this.kind) {
      case 'standing':
        return html`<div class="field"><label for="add-round">${editor.round}</label><select id="add-round">${rounds}</select></div>
          <div class="field"><label for="add-top">${editor.top}</label><input id="add-top" inputmode="numeric" autocomplete="off" maxlength="2" .value=${'10'}></div>`;
      case 'participation':
        return html`<div class="field"><label for="add-scope">${editor.scope}</label><select id="add-scope"><option value="stage">${screens.wholeStage}</option>${rounds}</select></div>
          <div class="field"><label for="add-category">${editor.category}</label><select id="add-category"><option value="">${editor.everybody}</option>${CATEGORIES.map((category) => html`<option value=${category}>${shortCategories[category]}</option>`)}</select></div>`;
      case 'message':
        return html`<div class="field whole"><label for="add-title">${editor.messageTitle}</label><input id="add-title" autocomplete="off" maxlength="80"></div>
          <div class="field whole"><label for="add-text">${editor.messageText}</label><textarea id="add-text" rows="2" maxlength="300"></textarea></div>`;
    }
  }

  #kind({ target }: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    this.kind = KINDS.find((kind) => kind === target.value) ?? this.kind;
    this.wrong = '';
  }

  #append(): void {
    const screen = this.#typed();
    this.wrong = typeof screen === 'string' ? screen : '';
    if (typeof screen !== 'string') this.#take([...this.script, screen]);
  }

  /** The picture that the fields describe, or what they lack. */
  #typed(): Screen | string {
    const { editor } = this.words.displays;
    const given = (id: string): string => {
      const field = this.adding.querySelector(`#${id}`);
      return field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement ? field.value.normalize('NFC').trim() : '';
    };
    switch (this.kind) {
      case 'standing':
        if (given('add-round') === '') return editor.noRound;
        return isBetween(given('add-top'), 1, 20) ? { kind: 'standing', round: Number(given('add-round')), top: wholeNumber(given('add-top')) } : editor.topWrong;
      case 'participation': {
        const scope = given('add-scope');
        return { kind: 'participation', scope: scope === 'stage' ? 'stage' : Number(scope), category: CATEGORIES.find((category) => category === given('add-category')) ?? null };
      }
      case 'message':
        return given('add-title') === '' ? editor.titleWrong : { kind: 'message', title: given('add-title'), text: given('add-text') };
    }
  }

  #take(script: readonly Screen[]): void {
    this.script = script;
    this.dispatchEvent(new CustomEvent<readonly Screen[]>('scripted', { detail: script }));
    this.dispatchEvent(new Event('drafted', { bubbles: true }));
  }
}

declare global { interface HTMLElementTagNameMap { 'script-editor': ScriptEditor } }
