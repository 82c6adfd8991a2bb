import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LivePlayers } from '../../server/protocol/live-host.ts';
import { Reading } from '../staff/reading.ts';
import { staffUnread } from '../staff/staff-element.ts';
import { HostElement } from './host-element.ts';
import { removePlan, renamePlan } from './orders.ts';

const PAUSE_MS = 250;

/** Everybody who has joined, to be searched; a host renames guests and removes people. */
@customElement('people-sheet')
export class PeopleSheet extends HostElement {
  @property() session = '';
  @property({ type: Boolean }) isHost = false;
  /** Read anew when it changes while the sheet is open. */
  @property({ type: Number }) version = 0;

  @state() private search = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #found = new Reading<LivePlayers>(this);
  #pause: ReturnType<typeof setTimeout> | undefined;

  open(): void {
    this.#ask();
    this.dialog.showModal();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#pause);
    super.disconnectedCallback();
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('version') && this.dialog.open) this.#ask();
  }

  override render() {
    const { people } = this.words;
    const { value, refusal, isReading } = this.#found;
    return html`<dialog class="sheet" aria-labelledby="people-title"><div class="head"><h2 id="people-title">${people.title}</h2><button type="button" @click=${() => this.dialog.close()}>${people.close}</button></div>
      <div class="field"><label for="people-search">${people.search}</label><input id="people-search" type="search" autocomplete="off" spellcheck="false" maxlength="60" @input=${this.#typed}></div>
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

  #typed(event: InputEvent): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.search = event.target.value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#ask(), PAUSE_MS);
  }

  #ask(): void {
    clearTimeout(this.#pause);
    const query = new URLSearchParams({ session: this.session, search: this.search.normalize('NFC').trim() });
    void this.#found.take(() => this.desk.read<LivePlayers>(`live-players?${query}`));
  }
}

declare global { interface HTMLElementTagNameMap { 'people-sheet': PeopleSheet } }
