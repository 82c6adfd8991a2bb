import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Board, Scope } from '../../../server/protocol/board.ts';
import '../../staff/close-countdown.ts';
import { isExact } from '../../staff/figures.ts';
import { verdictChip } from '../../staff/verdict-chip.ts';
import { OrganiserElement } from '../organiser-element.ts';
import './board-tiles.css';
import { cityCurve } from './city-curve.ts';
import { scopeName } from '../../staff/scope-name.ts';
import { quotasOf, totalsOf } from './totals.ts';

/** The city in four tiles: its rate and course, units that have reached their quota, people missing, time left. Dispatches `scope`. */
@customElement('board-tiles')
export class BoardTiles extends OrganiserElement {
  @property({ attribute: false }) board!: Board;
  /** The scope that is wanted; another one's figures are not shown under its name. */
  @property({ attribute: false }) scope: Scope = 'stage';

  override render() {
    const isWanted = this.board.scope === this.scope;
    return html`<section class="strip" aria-label=${this.words.board.summary}>
      <div class="city">${this.#head()}${isWanted ? this.#city() : html`<p role="status">${this.words.loading}</p>`}</div>
      ${isWanted ? html`${this.#reached()}${this.#missing()}${this.#close()}` : nothing}
    </section>`;
  }

  #head(): TemplateResult {
    const { board: words } = this.words;
    const { scopes, exactLook } = this.board;
    return html`<div class="head"><h2>${words.wholeCity}</h2>
      <label class="unseen" for="scope">${words.scope}</label>
      <select id="scope" data-testid="scope" ?disabled=${exactLook} @change=${this.#choose}>
        ${scopes.map((one) => html`<option value=${String(one.scope)} .selected=${one.scope === this.scope}>${scopeName(one, this.staff)}</option>`)}
      </select></div>`;
  }

  #city(): TemplateResult {
    const { words: { board: words }, spoken: { format } } = this;
    const { city: { figure, forecast }, curve } = this.board;
    const headcount = format.number(figure.headcount);
    return html`<p class="large digits" data-testid="city-rate">${this.rate(figure)}
        <small>${isExact(figure) ? words.taken(format.number(figure.taken), headcount) : words.ofPeople(headcount)}</small></p>
      ${curve ? cityCurve(curve, this.board.now, {
        label: words.curve(format.number(curve.taken.at(-1) ?? 0), format.number(curve.need), curve.forecast === null ? null : format.number(curve.forecast)),
        actual: words.curveActual,
        needed: words.curveNeeded(format.number(curve.need)),
        forecast: words.curveForecast(format.number(forecast?.taken ?? curve.forecast ?? 0)),
      }) : html`<p>${words.noCurve}</p>`}`;
  }

  #reached(): TemplateResult {
    const { words: { board: words } } = this;
    const { rows } = this.board;
    const { units, reached, perhaps, behind, close } = totalsOf(rows);
    return html`<div>
      <h2>${words.reached}</h2>
      <p class="large digits" data-testid="reached">${reached} <small>/ ${words.units(units)}</small></p>
      ${perhaps > 0 ? html`<p>${words.perhaps(perhaps)}</p>` : nothing}
      ${behind + close > 0 ? html`<p class="chips">
        ${behind > 0 ? verdictChip('behind', words.chips.behind(behind)) : nothing}
        ${close > 0 ? verdictChip('close', words.chips.close(close)) : nothing}</p>` : nothing}
      <p class="quotas"><span>${words.quota}</span> ${quotasOf(rows).map(({ quota, categories }) => html`<span><strong>${quota}%</strong> ${categories.map((category) => words.shortCategories[category]).join(words.and)}</span> `)}</p>
    </div>`;
  }

  #missing(): TemplateResult {
    const { words: { board: words }, spoken: { format } } = this;
    const { rows, isOver } = this.board;
    const { units, reached, missing: { least, most }, needed, pace } = totalsOf(rows);
    const people = least === most ? format.number(least) : `${format.number(least)}–${format.number(most)}`;
    return html`<div>
      <h2>${isOver ? words.missedAll : words.missingAll}</h2>
      <p class="large digits" data-testid="missing">${people} <small>${words.people}</small></p>
      ${most === 0 ? html`<p>${words.nothingMissing}</p>` : nothing}
      ${needed !== null && pace !== null && most > 0 ? html`<p>${words.needed(this.forms.decimal(needed), units - reached)} ${words.pace(this.forms.decimal(pace))}</p>` : nothing}
      ${needed === null && pace !== null && !isOver ? html`<p>${words.noHoursLeft}</p>` : nothing}
    </div>`;
  }

  #close(): TemplateResult {
    const { words: { board: words }, spoken: { format } } = this;
    const { closesAt, opensAt, isOver, city: { forecast }, now } = this.board;
    if (isOver) return html`<div><h2>${words.closed}</h2><p class="large">${this.forms.day(closesAt)}</p><p>${words.closedAt(format.closing(closesAt))}</p></div>`;
    const isComing = opensAt > now;
    const label = isComing ? words.opensIn : words.closesIn;
    return html`<div>
      <h2>${label}</h2>
      <p class="large"><close-countdown .clock=${this.desk.clock} .deadline=${isComing ? opensAt : closesAt} .label=${label}></close-countdown></p>
      <p>${words.byServer(isComing ? format.moment(opensAt) : format.closing(closesAt))}</p>
      ${forecast ? html`<p>${words.cityPace(this.forms.decimal(forecast.pace))}</p>` : nothing}
    </div>`;
  }

  #choose(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.dispatchEvent(new CustomEvent<Scope>('scope', { bubbles: true, detail: value === 'stage' ? 'stage' : Number(value) }));
  }
}

declare global { interface HTMLElementTagNameMap { 'board-tiles': BoardTiles } }
