import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OwnUnit } from '../../server/protocol/board.ts';
import type { ServerClock } from '../live/clock.ts';
import '../staff/close-countdown.ts';
import { isExact, isReached, missingOf } from '../staff/figures.ts';
import { quotaBar, toneOf } from '../staff/quota-bar.ts';
import { sparkline } from '../staff/sparkline.ts';
import { StaffElement } from '../staff/staff-element.ts';
import { verdictChip } from '../staff/verdict-chip.ts';
import { unitWords } from './unit-words.ts';

/** How far the unit is: rate against quota, what is missing, where the pace leads, and how long there is. */
@customElement('unit-figures')
export class UnitFigures extends StaffElement {
  @property({ attribute: false }) unit!: OwnUnit;
  @property({ attribute: false }) clock!: ServerClock;

  override render() {
    const { row } = this.unit;
    const words = unitWords(this.spoken.language);
    const { number } = this.spoken.format;
    const rate = this.rate(row.figure);
    const { headcount } = row;
    return html`<p class="rate digits" data-testid="rate">${rate} ${row.forecast ? verdictChip(row.forecast.verdict, this.staff.figures.verdicts[row.forecast.verdict]) : nothing}</p>
      ${quotaBar(row, this.staff.figures.bar(rate, row.quota), toneOf(row, this.unit.isOver))}
      <p data-testid="taken">${isExact(row.figure) ? words.taken(number(row.figure.taken), number(row.figure.headcount)) : words.people(number(row.figure.headcount))}</p>
      <p>${words.quota(row.quota, number(row.need))} <b class=${isReached(row) === true ? 'fine' : ''}>${this.#missing()}</b></p>
      ${this.#forecast()}
      ${row.days ? html`<p class="days"><span class="soft small">${words.days}</span> ${sparkline(row.days, { tone: toneOf(row, this.unit.isOver), label: this.staff.figures.days(row.days.map(number).join(', ')) })}</p>` : nothing}
      ${this.#close()}
      <p class="soft small">${words.headcount(number(headcount.people), headcount.source, this.forms.day(headcount.asOf))}</p>`;
  }

  #missing(): string {
    const words = unitWords(this.spoken.language);
    const { number } = this.spoken.format;
    const { row } = this.unit;
    const { least, most } = missingOf(row);
    if (!isExact(row.figure)) return most === 0 ? words.surely : words.missing(least === most ? number(most) : `${number(least)}–${number(most)}`);
    if (most > 0) return words.missing(number(most));
    return row.figure.taken > row.need ? words.over(number(row.figure.taken - row.need)) : words.reached;
  }

  #forecast(): TemplateResult | typeof nothing {
    const words = unitWords(this.spoken.language);
    const { row: { forecast, figure, need }, workingDay } = this.unit;
    if (forecast === null) return nothing;
    const isMissing = isExact(figure) && figure.taken < need;
    const hours = workingDay.map(({ from, to }) => `${this.forms.minutesOfDay(from)}–${this.forms.minutesOfDay(to)}`).join(', ');
    return html`<p>${words.forecast(this.spoken.format.number(forecast.taken), this.forms.decimal(forecast.pace))}
        ${isMissing ? (forecast.needed === null ? words.noHoursLeft : words.needed(this.forms.decimal(forecast.needed))) : nothing}</p>
      <p class="soft small">${words.method(hours)}</p>`;
  }

  #close(): TemplateResult {
    const words = unitWords(this.spoken.language);
    const { format } = this.spoken;
    const { closesAt, opensAt, isOver, now } = this.unit;
    if (isOver) return html`<p>${words.isOver(format.closing(closesAt))}</p>`;
    const isComing = opensAt > now;
    const label = isComing ? words.opensIn : words.closesIn;
    return html`<p class="left"><span class="soft small">${label}</span> <close-countdown .clock=${this.clock} .deadline=${isComing ? opensAt : closesAt} .label=${label}></close-countdown></p>
      <p class="small" data-testid="closes">${isComing ? words.opens(format.moment(opensAt)) : words.closes(format.closing(closesAt))}</p>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'unit-figures': UnitFigures } }
