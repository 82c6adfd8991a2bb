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
    return html`<div class="wide" role="region" aria-label=${words.table(name)} tabindex="0"><table role="table">
      <thead role="rowgroup"><tr role="row">${this.#head(words.rank, true)}${this.#head(words.name)}${this.#head(words.code)}
        ${comparators.map(({ by }, step) => this.#head(`${step + 1}. ${words.by[by]}`, true))}
        ${this.#head(words.correct, true)}${this.#head(words.credits)}${this.#head(words.prize)}</tr></thead>
      <tbody role="rowgroup">${rows.map((row) => this.#row(row))}</tbody>
    </table></div>
    ${rows.length === 0 ? html`<p class="empty">${words.nobody}</p>` : nothing}`;
  }

  #head(text: string, isNumber = false): TemplateResult {
    return html`<th role="columnheader" scope="col" class=${isNumber ? 'right' : ''}>${text}</th>`;
  }

  #row(row: StaffStandingRow): TemplateResult {
    const { standing: words } = this.words;
    const label = (text: string) => html`<span class="label" aria-hidden="true">${text} </span>`;
    return html`<tr role="row" data-participant=${row.participant}>
      <td role="cell" class="right digits rank">${row.rank}</td>
      <th role="rowheader" class="who" scope="row"><b>${row.name}</b><br><span class="soft small">${row.unit}</span></th>
      <td role="cell" class="digits">${label(words.code)}…${row.staffCodeTail}</td>
      ${this.standing.comparators.map(({ by }, step) => html`<td role="cell" class="right digits">${label(`${step + 1}. ${words.by[by]}`)}${this.#value(row, by)}</td>`)}
      <td role="cell" class="right digits">${label(words.correct)}${row.correct}/${row.counted}</td>
      <td role="cell" class="credits small">${this.#credits(row)}</td>
      <td role="cell" class="won">${row.prize ? html`<b class="prize">${row.prize}</b>` : nothing}${this.#ended(row)}</td>
    </tr>`;
  }

  /** Which attempt counts, where it is not the first, and that it ran out of time. */
  #ended({ attempt, expired }: StaffStandingRow): TemplateResult | typeof nothing {
    const { standing: words } = this.words;
    const said = [...(attempt > 1 ? [words.attempt(attempt)] : []), ...(expired ? [words.expired] : [])];
    return said.length === 0 ? nothing : html` <span class="soft small">${said.join(' · ')}</span>`;
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
