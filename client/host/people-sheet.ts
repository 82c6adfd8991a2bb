import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { LivePlayers } from '../../server/protocol/live-host.ts';
import { pathWith } from '../staff/path-with.ts';
import { staffUnread } from '../staff/staff-element.ts';
import { TypedSearch } from '../staff/typed-search.ts';
import { HostElement } from './host-element.ts';
import { removePlan, renamePlan } from './orders.ts';

/** Everybody who has joined, to be searched; a host renames guests and removes people. */
@customElement('people-sheet')
export class PeopleSheet extends HostElement {
  @property() session = '';
  @property({ type: Boolean }) isHost = false;
  /** Read anew when it changes while the sheet is open. */
  @property({ type: Number }) version = 0;

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #found = new TypedSearch<LivePlayers>(this, (search) => this.desk.read(pathWith('live-players', { session: this.session, search })));

  open(): void {
    this.#found.ask();
    this.dialog.showModal();
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('version') && this.dialog.open) this.#found.ask();
  }

  override render() {
    const { people } = this.words;
    const { value, refusal, isReading } = this.#found;
    return html`<dialog class="sheet" aria-labelledby="people-title"><div class="head"><h2 id="people-title">${people.title}</h2><button type="button" @click=${() => this.dialog.close()}>${people.close}</button></div>
      <div class="field"><label for="people-search">${people.search}</label><input id="people-search" type="search" autocomplete="off" spellcheck="false" maxlength="60" @input=${this.#found.typed}></div>
      <p class="soft small" role="status">${refusal && !isReading ? staffUnread(this.staff, refusal) : value ? people.found(value.length) : this.words.loading}</p>
      <ul class="people">${(value ?? []).map((one) => html`<li class=${one.removed ? 'gone' : ''}><span><b>${one.name}</b>${one.guest ? html` <em>${people.guest}</em>` : nothing}<small class="soft">${one.unit === null ? nothing : html`${one.unit} · `}${one.removed ? people.removed : one.connected ? people.connected : people.away}</small></span>
        ${this.isHost && !one.removed ? html`<span class="row">${one.guest ? html`<button type="button" class="link" aria-label="${people.rename}: ${one.name}" @click=${() => this.#hand(() => renamePlan({ desk: this.desk, words: this.words }, this.session, one))}>${people.rename}</button>` : nothing}
          <button type="button" class="link bad" aria-label="${people.remove}: ${one.name}" @click=${() => this.#hand(() => removePlan({ desk: this.desk, words: this.words }, this.session, one))}>${people.remove}</button></span>` : nothing}</li>`)}</ul></dialog>`;
  }

  /** The page has one dialog for acts; this one makes room for it. */
  #hand(plan: () => Parameters<typeof this.propose>[0]): void {
    this.dialog.close();
    this.propose(plan());
  }
}

declare global { interface HTMLElementTagNameMap { 'people-sheet': PeopleSheet } }
