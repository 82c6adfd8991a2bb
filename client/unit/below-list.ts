import { html, type TemplateResult } from 'lit';
import type { OwnUnit } from '../../server/protocol/board.ts';
import { isExact, rateOf } from '../staff/figures.ts';
import { quotaBar } from '../staff/quota-bar.ts';
import type { StaffFormats } from '../words/staff-format.ts';
import type { StaffWords } from '../words/staff-vi.ts';
import type { UnitWords } from '../words/unit-vi.ts';

interface Speech { words: UnitWords; staff: StaffWords; forms: StaffFormats; number(value: number): string }

/** The units below, who misses most first, as the server sends them. */
export function belowList({ below, isOver }: OwnUnit, { words, staff, forms, number }: Speech): TemplateResult {
  return html`<section class="card below" aria-labelledby="below"><h2 id="below">${words.below}</h2>
    <ul>${below.map((row) => {
      const { from, to } = rateOf(row.figure);
      const rate = isExact(row.figure) ? forms.percent(from) : staff.figures.band(String(from), String(to));
      return html`<li data-unit=${row.code}><span class="name">${row.name}</span>
        ${quotaBar(isOver ? { ...row, forecast: null } : row, staff.figures.bar(rate, row.quota))}
        <span class="digits"><b>${rate}</b> <span class="soft small">${isExact(row.figure) ? `${number(row.figure.taken)}/${number(row.figure.headcount)}` : number(row.figure.headcount)}</span></span></li>`;
    })}</ul></section>`;
}
