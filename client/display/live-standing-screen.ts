import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { LiveHallScreen, LiveRow, LiveUnitRow } from '../../server/protocol/live-projector.ts';
import { DisplayElement } from './display-element.ts';
import './live-standing-screen.css';
import { beforeOrder, risenBy } from './live-standing.ts';
import { PagedRows, type Mode } from './paged-rows.ts';
import { RowMotion } from './row-motion.ts';
import { screenHead, sea } from './screen-head.ts';
import { stopwatch } from './stopwatch.ts';

type Standing = Extract<LiveHallScreen, { screen: 'standing' | 'ended' }>;

const MODES: readonly Mode[] = [
  ...[1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.92, 0.85].map((fit) => ({ name: 'cards', fit })),
  ...[1, 0.92, 0.85, 0.8, 0.75, 0.7].map((fit) => ({ name: 'lines', fit })),
];
/** How long the order of before stands, so that the hall sees who rises. */
const BEFORE_MS = 1200;
const UNITS = 8;
/** With more people than these beside them the units stand below, and only the first. */
const PEOPLE_BESIDE_UNITS = 6;
const UNITS_BELOW = 3;

/** The first of a session and its units. It opens in the order of before the last question, and then turns to the new one. */
@customElement('live-standing-screen')
export class LiveStandingScreen extends DisplayElement {
  @property({ attribute: false }) standing!: Standing;
  @property() name = '';
  @property({ attribute: false }) join: unknown = nothing;

  @state() private turned = false;
  readonly pages = new PagedRows(this, MODES);
  protected readonly motion = new RowMotion(this);
  #turn: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.turned = this.still;
    this.#turn = setTimeout(() => { this.turned = true; }, BEFORE_MS);
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#turn);
    super.disconnectedCallback();
  }

  /** Of the units as many as there is room for; behind the rows, whose size does not depend on them. */
  override updated(): void {
    const list = this.querySelector<HTMLElement>('.units');
    if (!list) return;
    const lines = [...list.querySelectorAll<HTMLElement>('li')];
    for (const line of lines) line.hidden = false;
    const end = list.getBoundingClientRect().bottom + 1;
    const tooMany = lines.filter((line) => line.getBoundingClientRect().bottom > end);
    for (const line of tooMany) line.hidden = true;
  }

  override render() {
    const { words: { live } } = this.speech;
    const { screen, rows, units } = this.standing;
    const title = screen === 'ended' ? live.ended : live.standing;
    if (rows.length === 0) return html`${this.#head(title)}<div class="calm"><p class="strong">${live.nobody}</p></div>${sea()}`;
    const isBeside = units.length > 0 && rows.length <= PEOPLE_BESIDE_UNITS;
    const shown = this.turned || screen === 'ended' ? rows : beforeOrder(rows);
    return html`${this.#head(title)}
      <div class="both ${isBeside ? 'with-units' : ''}">
        <div class="window"><ol class="rows">${repeat(shown, ({ key }) => key, (row) => this.#row(row))}</ol></div>
        ${isBeside ? this.#units(units) : nothing}
      </div>
      ${units.length > 0 && !isBeside ? this.#unitLine(units) : nothing}`;
  }

  #head(title: string): TemplateResult {
    return html`${screenHead({ title, text: this.name, aside: html`${this.join}` })}`;
  }

  #row(row: LiveRow): TemplateResult {
    const { words: { live }, format, point } = this.speech;
    const { turned } = this;
    const isEnd = this.standing.screen === 'ended';
    const rank = turned || isEnd ? row.rank : row.rankBefore ?? '–';
    const risen = turned && !isEnd ? risenBy(row) : 0;
    const score = turned || isEnd ? row.score : row.score - row.gained;
    return html`<li data-key=${row.key} class="${isEnd ? ['', 'gold', 'silver', 'bronze'][row.rank] ?? '' : risen > 0 ? 'risen' : ''}">
      <b class="rank digits">${rank}</b>
      <span class="who"><b class="name">${row.name}</b>${row.unit ? html`<span class="unit">${row.unit}</span>` : nothing}</span>
      <span class="moved digits">${risen > 0 ? `▲ ${risen}` : nothing}</span>
      <span class="score"><b class="digits">${format.points(score)}</b> <small>${live.points}</small><span class="time digits">${stopwatch(row.elapsed, 1, point)}</span></span>
    </li>`;
  }

  #unitLine(units: readonly LiveUnitRow[]): TemplateResult {
    const { words: { live }, format } = this.speech;
    return html`<p class="unit-line"><b>${live.unitRanks}:</b> ${units.slice(0, UNITS_BELOW).map((unit) => html`<span><b class="digits">${unit.rank}</b> ${unit.name} <b class="digits">${format.points(unit.score)}</b></span> `)}</p>`;
  }

  #units(units: readonly LiveUnitRow[]): TemplateResult {
    const { words: { live }, format } = this.speech;
    return html`<section class="units"><h2>${live.unitRanks}</h2><ol>${units.slice(0, UNITS).map((unit) => html`<li>
      <b class="digits">${unit.rank}</b><span>${unit.name}</span><b class="digits">${format.points(unit.score)}</b></li>`)}</ol></section>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'live-standing-screen': LiveStandingScreen } }
