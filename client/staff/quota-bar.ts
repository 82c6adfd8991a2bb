import { html, nothing, type TemplateResult } from 'lit';
import type { UnitRow } from '../../server/protocol/board.ts';
import { isExact, isReached, rateOf } from './figures.ts';
import './quota-bar.css';

/** How a figure is meant: what colour repeats of the words beside it. */
export type Tone = 'reached' | 'behind' | 'plain';

export function toneOf(row: Pick<UnitRow, 'figure' | 'need' | 'quota' | 'forecast'>, isOver = false): Tone {
  if (isReached(row) === true) return 'reached';
  return row.forecast?.verdict === 'behind' || (isOver && isReached(row) === false) ? 'behind' : 'plain';
}

/** The water line: solid what has been done, hatched what is missing, and the mark of the quota. `label` is what it says in words. */
export function quotaBar(row: Pick<UnitRow, 'figure' | 'need' | 'quota' | 'forecast'>, label: string, tone: Tone = toneOf(row)): TemplateResult {
  const { from, to } = rateOf(row.figure);
  const [done, most] = [Math.min(100, from), Math.min(100, to)];
  const missing = Math.max(0, row.quota - Math.max(done, most));
  return html`<span class="quota-bar ${tone}" role="img" aria-label=${label}>
    <i style="width:${done}%"></i>
    ${isExact(row.figure) ? nothing : html`<b style="left:${done}%;width:${most - done}%"></b>`}
    ${missing > 0 ? html`<u style="left:${most}%;width:${missing}%"></u>` : nothing}
    <em style="left:${row.quota}%"></em>
  </span>`;
}
