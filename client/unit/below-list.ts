import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OwnUnit } from '../../server/protocol/board.ts';
import { isExact } from '../staff/figures.ts';
import { quotaBar } from '../staff/quota-bar.ts';
import { StaffElement } from '../staff/staff-element.ts';
import { unitWords } from './unit-words.ts';

/** The units below, who misses most first, as the server sends them. */
@customElement('below-list')
export class BelowList extends StaffElement {
  @property({ attribute: false }) unit!: OwnUnit;

  override render() {
    const { number } = this.spoken.format;
    const { below, isOver } = this.unit;
    return html`<section class="card below" aria-labelledby="below"><h2 id="below">${unitWords(this.spoken.language).below}</h2>
      <ul>${below.map((row) => {
        const rate = this.rate(row.figure);
        return html`<li data-unit=${row.code}><span class="name">${row.name}</span>
          ${quotaBar(isOver ? { ...row, forecast: null } : row, this.staff.figures.bar(rate, row.quota))}
          <span class="said digits"><b>${rate}</b> <span class="soft small">${isExact(row.figure) ? `${number(row.figure.taken)}/${number(row.figure.headcount)}` : number(row.figure.headcount)}</span></span></li>`;
      })}</ul></section>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'below-list': BelowList } }
