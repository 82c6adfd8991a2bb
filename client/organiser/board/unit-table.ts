import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property } from 'lit/decorators.js';
import type { BoardQuery, UnitRow } from '../../../server/protocol/board.ts';
import { isExact, isReached, missingOf, rateOf, sortedRows } from '../../staff/figures.ts';
import { quotaBar, toneOf } from '../../staff/quota-bar.ts';
import { sparkline } from '../../staff/sparkline.ts';
import { verdictChip } from '../../staff/verdict-chip.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { hashOf } from '../place.ts';
import { Flip } from './flip.ts';
import { RowOrder } from './row-order.ts';
import './unit-table.css';

/** The units against their quota, who misses most first. Rows keep their places while a pointer or the focus is among them. */
@customElement('unit-table')
export class UnitTable extends OrganiserElement {
  @property({ attribute: false }) rows: readonly UnitRow[] = [];
  @property({ attribute: false }) query: Pick<BoardQuery, 'sort' | 'category' | 'scope'> = { sort: 'missing', scope: 'stage' };
  /** Code of the unit that is opened. */
  @property() chosen = '';
  /** The server's clock when these were counted. */
  @property({ type: Number }) at = 0;
  @property({ type: Boolean }) isOver = false;

  #isUnder = false;
  #isFocused = false;
  readonly #order = new RowOrder();

  constructor() {
    super();
    this.addController(new Flip(this, 'tbody tr'));
  }

  override render() {
    const { columns, table, empty } = this.words.board;
    const rows = this.#ordered();
    // Cards on a narrow page are this table drawn otherwise; the roles keep it one for those who hear it.
    return html`<table role="table" aria-label=${table}>
      <thead role="rowgroup"><tr role="row">${columns.map(({ name, kind }) => html`<th scope="col" role="columnheader" class=${kind}>${name}</th>`)}</tr></thead>
      <tbody role="rowgroup" @pointerenter=${() => this.#hold({ isUnder: true })} @pointerleave=${() => this.#hold({ isUnder: false })}
        @focusin=${() => this.#hold({ isFocused: true })} @focusout=${() => this.#hold({ isFocused: false })}>
        ${repeat(rows, ({ code }) => code, (row) => this.#row(row))}
      </tbody>
    </table>
    ${rows.length === 0 ? html`<p class="empty">${empty}</p>` : nothing}`;
  }

  #ordered(): UnitRow[] {
    const byCode = new Map(sortedRows(this.rows, this.query).map((row) => [row.code, row]));
    const { sort, category, scope } = this.query;
    const order = this.#order.take({ wanted: [...byCode.keys()], choice: `${sort} ${category} ${scope}`, isHeld: this.#isUnder || this.#isFocused, now: performance.now() });
    return order.flatMap((code) => byCode.get(code) ?? []);
  }

  #row(row: UnitRow): TemplateResult {
    const { board: words } = this.words;
    const { figures } = this.staff;
    const { number } = this.spoken.format;
    const { from } = rateOf(row.figure);
    const rate = this.rate(row.figure);
    const people = number(row.figure.headcount);
    const tone = toneOf(row, this.isOver);
    return html`<tr role="row" data-key=${row.code} data-unit=${row.code} class=${isReached(row) ? 'reached' : ''} aria-current=${row.code === this.chosen ? 'true' : nothing}>
      <th scope="row" role="rowheader" class="unit"><a href=${hashOf('board', row.code)} title=${row.name}>${row.name}</a><span>${row.family}${row.below > 0 ? ` · ${words.below(row.below)}` : ''}</span></th>
      <td role="cell" class="done digits">${isExact(row.figure) ? html`<b>${number(row.figure.taken)}</b>` : html`<b>—</b>`}<span>/${people}</span></td>
      <td role="cell" class="rate"><div>${quotaBar(row, figures.bar(rate, row.quota), tone)}<b class="digits">${rate}</b></div></td>
      <td role="cell" class="missing digits">${this.#missing(row, from)}</td>
      <td role="cell" class="days">${row.days ? sparkline(row.days, { tone, label: figures.days(row.days.map(number).join(', ')) }) : html`<span class="soft">—</span>`}</td>
      <td role="cell" class="forecast">${this.#forecast(row)}</td>
      <td role="cell" class="reminder">${this.#reminder(row)}</td>
    </tr>`;
  }

  #missing(row: UnitRow, rate: number): TemplateResult {
    const { board: words } = this.words;
    const { number } = this.spoken.format;
    const { least, most } = missingOf(row);
    if (!isExact(row.figure)) return most === 0 ? html`<span class="over">${words.certain}</span>` : html`<b>${least === most ? number(most) : `${number(least)}–${number(most)}`}</b><span class="label">${words.missingShort}</span>`;
    if (most === 0) return html`<b class="over">+${number(row.figure.taken - row.need)}</b><span class="label over">${words.overShort}</span>`;
    return html`<b>${number(most)}</b><span class="label">${words.missingShort}</span><span>${words.points(this.forms.fixed(row.quota - rate))}</span>`;
  }

  #forecast({ forecast, figure, need }: UnitRow): TemplateResult {
    const { verdicts } = this.staff.figures;
    if (forecast) return verdictChip(forecast.verdict, verdicts[forecast.verdict]);
    if (!this.isOver || !isExact(figure)) return html`<span class="soft">—</span>`;
    return figure.taken >= need ? verdictChip('reached', verdicts.reached) : verdictChip('behind', this.words.board.notReached);
  }

  #reminder(row: UnitRow): TemplateResult {
    const { board: words } = this.words;
    if (row.reminder) return html`<span class="label">${words.remindedShort}</span> ${this.forms.since(row.reminder.at, this.at)}`;
    if (this.isOver || isReached(row) === true) return html`<span class="soft">—</span>`;
    return html`<span class="never">${words.notReminded}</span>`;
  }

  #hold({ isUnder = this.#isUnder, isFocused = this.#isFocused }): void {
    this.#isUnder = isUnder;
    this.#isFocused = isFocused;
    this.requestUpdate();
  }
}

declare global { interface HTMLElementTagNameMap { 'unit-table': UnitTable } }
