import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Board, BoardQuery, Scope, UnitRow } from '../../../server/protocol/board.ts';
import { notice } from '../../ui/notice.ts';
import { pathWith } from '../../staff/path-with.ts';
import { drawing } from '../../staff/drawings.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { exactLookPlan, projectPlan } from './board-acts.ts';
import './board-alerts.ts';
import './board-tiles.ts';
import './participation-board.css';
import { CATEGORIES } from '../../staff/figures.ts';
import { scopeNameOf } from '../../staff/scope-name.ts';
import './unit-panel.ts';
import './unit-table.ts';

const SORTS = ['missing', 'points'] as const;

/** Participation by unit against its quota, live. Dispatches `scope`. */
@customElement('participation-board')
export class ParticipationBoard extends OrganiserElement {
  /** Undefined until the first one has come. */
  @property({ attribute: false }) board: Board | undefined;
  /** The scope that is wanted: until its board has come, none is shown. */
  @property({ attribute: false }) scope: Scope = 'stage';
  /** Code of the unit that is opened; empty for none. */
  @property() unit = '';

  @state() private category: UnitRow['category'] | undefined;
  @state() private sort: BoardQuery['sort'] = 'missing';
  /** An exact look in the place of the live board, until the person goes back. */
  @state() private frozen: Board | undefined;
  @query('unit-panel h2') private panelHeading!: HTMLElement | null;
  @query('.units') private list!: HTMLElement | null;

  override willUpdate(): void {
    this.toggleAttribute('with-unit', this.unit !== '');
  }

  override updated(changed: PropertyValues<this>): void {
    // On a narrow page the unit takes the board's place, and the focus goes with it.
    if (!changed.has('unit') || this.unit === '' || this.list === null || getComputedStyle(this.list).display !== 'none') return;
    scrollTo(0, 0);
    this.panelHeading?.focus();
  }

  override render() {
    const { board: words } = this.words;
    const board = this.frozen ?? this.board;
    return html`<h1 class="unseen" tabindex="-1">${words.title}${board ? ` — ${scopeNameOf(board, this.staff)}` : ''}</h1>
      ${board ? this.#board(board) : html`<p class="waiting" role="status">${this.words.loading}</p>`}`;
  }

  #board(board: Board): TemplateResult {
    const scope = this.frozen?.scope ?? this.scope;
    const isWanted = board.scope === scope;
    return html`${isWanted ? this.#banded(board) : nothing}
      <board-tiles .desk=${this.desk} .board=${board} .scope=${scope}></board-tiles>
      ${isWanted ? this.#units(board) : nothing}`;
  }

  #units(board: Board): TemplateResult {
    const query = { scope: board.scope, sort: this.sort, ...(this.category && { category: this.category }) };
    return html`<div class="desk">
        <section class="units" aria-labelledby="units-heading">
          ${this.#toolbar(board, query)}
          <unit-table .desk=${this.desk} .rows=${board.rows} .query=${query} .chosen=${this.unit} .at=${board.now} .isOver=${board.isOver}></unit-table>
          ${this.#method(board)}
        </section>
        <aside aria-label=${this.words.board.beside}>
          ${this.unit ? html`<unit-panel .desk=${this.desk} .board=${board} .code=${this.unit}></unit-panel>` : html`<p class="block hint">${this.words.board.chooseUnit}</p>`}
          <board-alerts .desk=${this.desk} .board=${board}></board-alerts>
        </aside>
      </div>`;
  }

  #banded(board: Board): TemplateResult | typeof nothing {
    const { exact } = this.words.board;
    if (this.frozen) {
      return html`<div class="note" data-testid="exact">${notice('warning', html`<p><b>${exact.shown(this.spoken.format.clockTime(board.now))}</b> ${exact.frozen}</p>
        <button type="button" @click=${() => { this.frozen = undefined; }}>${exact.back}</button>`)}</div>`;
    }
    if (!board.banded) return nothing;
    return html`<div class="note" data-testid="banded">${notice('calm', html`<p><b>${exact.banded}</b> ${exact.why}</p>
      <button type="button" data-testid="exact-look" @click=${() => this.#lookExactly(board)}>${exact.open}</button>`)}</div>`;
  }

  #toolbar(board: Board, query: Omit<BoardQuery, 'of'>): TemplateResult {
    const { board: words } = this.words;
    const count = (category?: UnitRow['category']) => board.rows.filter((row) => category === undefined || row.category === category).length;
    const exportOf = (format: string) => `/api/staff/${pathWith('export/board', { ...query, format, language: this.spoken.language })}`;
    return html`<div class="toolbar">
      <h2 id="units-heading">${words.sortedBy[this.sort]}</h2>
      <fieldset class="segments"><legend class="unseen">${words.category}</legend>
        ${this.#segment('category', { name: words.allUnits, count: count() }, { isOn: this.category === undefined, choose: () => { this.category = undefined; } })}
        ${CATEGORIES.map((category) => this.#segment('category', { name: words.shortCategories[category], count: count(category) }, { isOn: this.category === category, choose: () => { this.category = category; } }))}
      </fieldset>
      <fieldset class="segments"><legend class="unseen">${words.sort}</legend>
        ${SORTS.map((sort) => this.#segment('sort', { name: words.sorts[sort] }, { isOn: this.sort === sort, choose: () => { this.sort = sort; } }))}
      </fieldset>
      <span class="row">${this.frozen ? nothing : html`<a class="button" href=${exportOf('xlsx')} download aria-label=${words.exportAs('XLSX')}>XLSX</a>
        <a class="button" href=${exportOf('csv')} download aria-label=${words.exportAs('CSV')}>CSV</a>`}
        ${this.desk.mayAct && !this.frozen ? html`<button type="button" data-testid="project" @click=${() => this.#project(board)}>${drawing('screen')}${words.project.short}</button>` : nothing}</span>
    </div>`;
  }

  #segment(group: string, { name, count }: { name: string; count?: number }, { isOn, choose }: { isOn: boolean; choose: () => void }): TemplateResult {
    return html`<label><input type="radio" name=${group} .checked=${isOn} @change=${choose}>${name}${count === undefined ? nothing : html` <span class="digits">${count}</span>`}</label>`;
  }

  #method(board: Board): TemplateResult {
    const { method } = this.words.board;
    const hours = board.workingDay.map(({ from, to }) => `${this.forms.minutesOfDay(from)}–${this.forms.minutesOfDay(to)}`).join(', ');
    return html`<details class="method"><summary>${method.title}</summary><ul>${method.sentences(hours).map((sentence) => html`<li>${sentence}</li>`)}</ul></details>`;
  }

  #lookExactly(board: Board): void {
    this.propose(exactLookPlan({ desk: this.desk, words: this.words, forms: this.forms }, board.scope, (exact) => { this.frozen = exact; }));
  }

  #project(board: Board): void {
    const { project } = this.words.board;
    const category = this.category ? ` — ${this.words.board.shortCategories[this.category]}` : '';
    this.propose(projectPlan({ desk: this.desk, words: this.words, forms: this.forms }, { board, category: this.category, name: `${project.named} — ${scopeNameOf(board, this.staff)}${category}` }));
  }
}

declare global { interface HTMLElementTagNameMap { 'participation-board': ParticipationBoard } }
