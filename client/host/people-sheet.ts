import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LivePlayers } from '../../server/protocol/live-host.ts';
import { pathWith } from '../staff/path-with.ts';
import { staffUnread } from '../staff/staff-element.ts';
import { TypedSearch } from '../staff/typed-search.ts';
import { HostElement } from './host-element.ts';
import { removePlan, renamePlan } from './orders.ts';

type Player = LivePlayers[number];

/** As many as one act takes. */
const MOST = 100;

/** Everybody who has joined, to be searched; a host renames guests and removes people, several at once. */
@customElement('people-sheet')
export class PeopleSheet extends HostElement {
  @property() session = '';
  @property({ type: Boolean }) isHost = false;
  /** Read anew when it changes while the sheet is open. */
  @property({ type: Number }) version = 0;

  /** Who is chosen, also where another search has hidden them. */
  @state() private chosen: ReadonlyMap<string, Player> = new Map();

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #found = new TypedSearch<LivePlayers>(this, (search) => this.desk.read(pathWith('live-players', { session: this.session, search })));

  open(): void {
    this.chosen = new Map();
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
      ${this.isHost ? this.#bulk(value ?? []) : nothing}
      <ul class="people">${(value ?? []).map((one) => this.#person(one))}</ul></dialog>`;
  }

  #bulk(found: LivePlayers): TemplateResult {
    const { people } = this.words;
    const there = found.filter(({ removed }) => !removed);
    const isAll = there.length > 0 && there.every(({ player }) => this.chosen.has(player));
    const count = this.chosen.size;
    return html`<div class="bulk"><label class="check"><input type="checkbox" data-testid="choose-all" .checked=${isAll} ?disabled=${there.length === 0} @change=${() => this.#choose(there, !isAll)}> ${people.all(there.length)}</label>
      <button type="button" data-testid="remove-chosen" ?disabled=${count === 0 || count > MOST} @click=${() => this.#hand(() => removePlan({ desk: this.desk, words: this.words }, this.session, [...this.chosen.values()]))}>${people.removeChosen(count)}</button>
      ${count > MOST ? html`<p class="wrong">${people.tooMany(MOST)}</p>` : nothing}</div>`;
  }

  #person(one: Player): TemplateResult {
    const { people } = this.words;
    const { player, name, guest, unit, removed, connected } = one;
    const isOrdered = this.isHost && !removed;
    const who = html`<span><b>${name}</b>${guest ? html` <em>${people.guest}</em>` : nothing}<small class="soft">${unit === null ? nothing : html`${unit} · `}${removed ? people.removed : connected ? people.connected : people.away}</small></span>`;
    return html`<li class=${removed ? 'gone' : ''}>${isOrdered ? html`<label class="check"><input type="checkbox" .checked=${this.chosen.has(player)} @change=${() => this.#choose([one], !this.chosen.has(player))}>${who}</label>` : who}
      ${isOrdered ? html`<span class="row">${guest ? html`<button type="button" class="link" aria-label="${people.rename}: ${name}" @click=${() => this.#hand(() => renamePlan({ desk: this.desk, words: this.words }, this.session, one))}>${people.rename}</button>` : nothing}
        <button type="button" class="link bad" aria-label="${people.remove}: ${name}" @click=${() => this.#hand(() => removePlan({ desk: this.desk, words: this.words }, this.session, [one]))}>${people.remove}</button></span>` : nothing}</li>`;
  }

  #choose(people: readonly Player[], isChosen: boolean): void {
    const chosen = new Map(this.chosen);
    for (const one of people) if (isChosen) chosen.set(one.player, one); else chosen.delete(one.player);
    this.chosen = chosen;
  }

  /** The page has one dialog for acts; this one makes room for it. */
  #hand(plan: () => Parameters<typeof this.propose>[0]): void {
    this.dialog.close();
    this.propose(plan());
  }
}

declare global { interface HTMLElementTagNameMap { 'people-sheet': PeopleSheet } }
