import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OwnUnit } from '../../server/protocol/board.ts';
import { StaffElement } from '../staff/staff-element.ts';
import { holds } from '../ui/plain-search.ts';
import { unitWords } from './unit-words.ts';

type Person = NonNullable<OwnUnit['notYet']>[number];

/** Who may still take part and has not, by unit and name. */
@customElement('not-yet-list')
export class NotYetList extends StaffElement {
  @property({ attribute: false }) unit!: OwnUnit;
  @property({ attribute: false }) people: readonly Person[] = [];

  @state() private searched = '';

  override render() {
    const words = unitWords(this.spoken.language);
    const { number } = this.spoken.format;
    const count = number(this.people.length);
    return html`<h2 data-testid="not-yet">${this.unit.isOver ? words.notYetClosed(count) : words.notYet(count)}</h2>
      ${this.people.length === 0 ? html`<p class="fine">${words.everybody}</p>` : this.#list()}`;
  }

  #list(): TemplateResult {
    const words = unitWords(this.spoken.language);
    const found = this.people.filter(({ name, unit }) => holds(this.searched, name, unit));
    const units = [...new Set(found.map(({ unit }) => unit))];
    const query = `scope=${this.unit.scope}&language=${this.spoken.language}`;
    return html`<p class="soft small">${words.onlyYou}</p>
      <p class="row">${(['xlsx', 'csv'] as const).map((format) => html`<a class="button" href="/api/staff/export/own-unit?format=${format}&${query}" download>${words.exportAs(format.toUpperCase())}</a>`)}</p>
      <div class="find"><label for="search">${words.search}</label><input id="search" type="search" autocomplete="off" spellcheck="false" @input=${this.#typed}></div>
      <p class="soft small" role="status">${found.length === 0 ? words.nobody : nothing}</p>
      <div class="people" tabindex="0" role="region" aria-label=${words.notYet(this.spoken.format.number(found.length))}>${units.map((unit) => html`<h3>${unit} <span class="soft">${this.spoken.format.number(found.filter((one) => one.unit === unit).length)}</span></h3>
        <ul>${found.filter((one) => one.unit === unit).map(({ name }) => html`<li>${name}</li>`)}</ul>`)}</div>`;
  }

  #typed({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.searched = target.value;
  }
}

declare global { interface HTMLElementTagNameMap { 'not-yet-list': NotYetList } }
