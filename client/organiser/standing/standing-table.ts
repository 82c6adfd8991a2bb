import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StaffStanding, StaffStandingRow } from '../../../server/protocol/control.ts';
import { OrganiserElement } from '../organiser-element.ts';

/** The ranking: for everybody each value that ranks, in the order in which the round compares, and each credit. */
@customElement('standing-table')
export class StandingTable extends OrganiserElement {
  @property({ attribute: false }) standing!: StaffStanding;

  override render() {
    const { standing: words } = this.words;
    const { comparators, rows, name } = this.standing;
    return html`<div class="wide" role="region" aria-label=${words.table(name)} tabindex="0"><table>
      <thead><tr><th scope="col" class="right">${words.rank}</th><th scope="col">${words.name}</th><th scope="col">${words.code}</th>
        ${comparators.map(({ by }, step) => html`<th scope="col" class="right">${step + 1}. ${words.by[by]}</th>`)}
        <th scope="col" class="right">${words.correct}</th><th scope="col">${words.credits}</th><th scope="col">${words.prize}</th></tr></thead>
      <tbody>${rows.map((row) => this.#row(row))}</tbody>
    </table></div>
    ${rows.length === 0 ? html`<p class="empty">${words.nobody}</p>` : nothing}`;
  }

  #row(row: StaffStandingRow): TemplateResult {
    const { standing: words } = this.words;
    return html`<tr data-participant=${row.participant}>
      <td class="right digits rank">${row.rank}</td>
      <th scope="row"><b>${row.name}</b><br><span class="soft small">${row.unit}</span></th>
      <td class="digits">…${row.staffCodeTail}</td>
      ${this.standing.comparators.map(({ by }) => html`<td class="right digits">${this.#value(row, by)}</td>`)}
      <td class="right digits">${row.correct}/${row.counted}</td>
      <td class="small">${this.#credits(row)}</td>
      <td>${row.prize ? html`<b class="prize">${row.prize}</b>` : nothing}${row.attempt > 1 ? html`<span class="soft small"> ${words.attempt(row.attempt)}</span>` : nothing}${row.expired ? html`<span class="soft small"> ${words.expired}</span>` : nothing}</td>
    </tr>`;
  }

  #value(row: StaffStandingRow, by: StaffStanding['comparators'][number]['by']): string {
    const { format } = this.spoken;
    switch (by) {
      case 'score':
        return format.points(row.score);
      case 'distance':
        return row.distance === null ? this.words.standing.noGuess : format.number(row.distance);
      case 'elapsed':
        return format.span(row.elapsed, 3);
      case 'finishedAt':
        return format.exactly(row.finishedAt);
    }
  }

  #credits({ credits: { outage, lag, lagUnsteady, extraTime, replaced } }: StaffStandingRow): TemplateResult | string {
    const { credit } = this.words.standing;
    const { format } = this.spoken;
    const given = [
      ...(outage > 0 ? [credit.outage(format.span(outage, 3))] : []),
      ...(lag > 0 ? [credit.lag(format.span(lag, 3))] : []),
      ...(lagUnsteady > 0 ? [credit.lagUnsteady(lagUnsteady)] : []),
      ...(extraTime > 0 ? [credit.extraTime(format.span(extraTime, 0))] : []),
      ...(replaced > 0 ? [credit.replaced(replaced)] : []),
    ];
    return given.length === 0 ? html`<span class="soft">—</span>` : html`${given.map((one, at) => html`${at > 0 ? html`<br>` : nothing}${one}`)}`;
  }
}

declare global { interface HTMLElementTagNameMap { 'standing-table': StandingTable } }
