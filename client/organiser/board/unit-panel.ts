import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Board, UnitDetail, UnitRow } from '../../../server/protocol/board.ts';
import { isExact, isReached, missingOf } from '../../staff/figures.ts';
import { quotaBar } from '../../staff/quota-bar.ts';
import { staffUnread } from '../../staff/staff-element.ts';
import { verdictChip } from '../../staff/verdict-chip.ts';
import { notice } from '../../ui/notice.ts';
import { pathWith } from '../../staff/path-with.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { hashOf } from '../place.ts';
import { Reading } from '../../staff/reading.ts';
import { headcountPlan } from './board-acts.ts';
import './unit-reminders.ts';
import './unit-panel.css';

const SHOWN_AT_FIRST = 6;
const LEAST_BETWEEN_READINGS_MS = 2000;

/** One unit beside the board: its figure, the units below it, where its headcount comes from, and how it was reminded. */
@customElement('unit-panel')
export class UnitPanel extends OrganiserElement {
  @property() code = '';
  @property({ attribute: false }) board!: Board;

  @state() private all = false;
  readonly #reading = new Reading<UnitDetail>(this);
  #read = '';
  #readAt = -Infinity;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code')) {
      this.#reading.forget();
      this.all = false;
      this.#read = '';
    }
    this.#freshen();
  }

  override render() {
    const { value, refusal, isReading } = this.#reading;
    const row = this.#row() ?? value?.row;
    if (!row) return html`<div class="block"><p role="status">${refusal === '' || isReading ? this.words.loading : staffUnread(this.staff, refusal)}</p></div>`;
    return html`${this.#head(row)}
      ${value && value.below.length > 0 ? this.#below(row, value.below) : nothing}
      ${this.#headcount(row, value)}
      ${value ? html`<unit-reminders .desk=${this.desk} .board=${this.board} .row=${row} .reminders=${value.reminders}></unit-reminders>` : nothing}`;
  }

  /** The board's own row is newer than what was read. */
  #row(): UnitRow | undefined {
    return this.board.rows.find(({ code }) => code === this.code);
  }

  /** Read anew when the board shows that something of the unit has changed, every few seconds at most. */
  #freshen(): void {
    const row = this.#row();
    const seen = JSON.stringify([this.code, this.board.scope, this.board.banded, row?.figure, row?.reminder, row?.headcount, row ? '' : this.board.version]);
    const now = performance.now();
    if (seen === this.#read || (this.#read !== '' && now - this.#readAt < LEAST_BETWEEN_READINGS_MS)) return;
    this.#read = seen;
    this.#readAt = now;
    void this.#reading.take(() => this.desk.read<UnitDetail>(pathWith('unit', { code: this.code, scope: this.board.scope })));
  }

  #head(row: UnitRow): TemplateResult {
    const { board: words } = this.words;
    const { number } = this.spoken.format;
    const { figure, forecast } = row;
    const { least, most } = missingOf(row);
    return html`<div class="block head">
      <a class="back" href=${hashOf('board')}>${words.backToAll}</a>
      <p class="soft small">${row.family} · ${words.quotaOf(row.quota)}</p>
      <h2 tabindex="-1">${row.name}</h2>
      <div class="figures">
        <span class="rate digits">${this.rate(figure)}</span>
        <p><b class="digits">${isExact(figure) ? number(figure.taken) : '—'}</b>/${words.peopleOf(number(figure.headcount))}<br>
          ${isReached(row) === true ? words.reachedNeed(number(row.need)) : words.missingOf(least === most ? number(most) : `${number(least)}–${number(most)}`)}</p>
      </div>
      ${forecast ? html`<p class="small">${verdictChip(forecast.verdict, this.staff.figures.verdicts[forecast.verdict])}
        ${words.unitForecast(number(forecast.taken), number(row.need))}${forecast.needed !== null && isReached(row) !== true ? html`<br>${words.unitPace(this.forms.decimal(forecast.needed), this.forms.decimal(forecast.pace))}` : nothing}</p>` : nothing}
      <p class="soft small">${row.lastAt === null ? (isExact(figure) ? words.nobodyYet : nothing) : words.lastAt(this.forms.moment(row.lastAt, this.board.now))}</p>
    </div>`;
  }

  #below(row: UnitRow, below: readonly UnitRow[]): TemplateResult {
    const { board: words } = this.words;
    const shown = this.all ? below : below.slice(0, SHOWN_AT_FIRST);
    const query = { scope: this.board.scope, of: row.code };
    return html`<section class="block below">
      <h3>${words.belowTitle(below.length)}</h3>
      <ul>${shown.map((part) => this.#part(part))}</ul>
      <p class="row">${below.length > SHOWN_AT_FIRST ? html`<button type="button" class="link" aria-expanded=${this.all} @click=${() => { this.all = !this.all; }}>${this.all ? words.showFewer : words.showAll(below.length)}</button>` : nothing}
        <a class="link" href="/api/staff/${pathWith('export/board', { ...query, format: 'xlsx', language: this.spoken.language })}" download>XLSX</a>
        <a class="link" href="/api/staff/${pathWith('export/board', { ...query, format: 'csv', language: this.spoken.language })}" download>CSV</a></p>
    </section>`;
  }

  #part(part: UnitRow): TemplateResult {
    const rate = this.rate(part.figure);
    return html`<li><a href=${hashOf('board', part.code)}>${part.name}</a><span class="thin">${quotaBar(part, this.staff.figures.bar(rate, part.quota))}</span><b class="digits">${rate}</b></li>`;
  }

  #headcount(row: UnitRow, detail: UnitDetail | undefined): TemplateResult {
    const { headcount: words } = this.words.board;
    const { number } = this.spoken.format;
    const { people, source, asOf } = row.headcount;
    const changes = detail?.headcounts ?? [];
    return html`<section class="block">
      <h3>${words.heading}</h3>
      <p><b class="digits">${number(people)}</b> · ${source} · ${words.of(this.forms.day(asOf))}</p>
      ${detail && detail.roster !== null && detail.roster > people ? notice('warning', words.roster(number(detail.roster), number(people))) : nothing}
      ${changes.length > 1 ? html`<details><summary>${words.changes(changes.length)}</summary><ol class="changes">${changes.map((change) => html`<li>
        <b class="digits">${number(change.people)}</b> · ${change.source} · ${words.of(this.forms.day(change.asOf))}<br><span class="soft">${words.recorded(this.forms.moment(change.recordedAt, this.board.now))}</span></li>`)}</ol></details>` : nothing}
      ${this.desk.mayAct ? html`<button type="button" data-testid="headcount" @click=${() => this.propose(headcountPlan({ desk: this.desk, words: this.words, forms: this.forms, number }, row))}>${words.change}</button>` : nothing}
    </section>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'unit-panel': UnitPanel } }
