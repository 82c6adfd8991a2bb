import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PublicResults } from '../../server/protocol/public.ts';
import { PageElement } from '../ui/page-element.ts';
import { holds } from '../ui/plain-search.ts';
import type { ResultsWords } from '../words/results-vi.ts';

type Row = PublicResults['rows'][number];
type Column = keyof ResultsWords['columns'];

/** The published ranking with the values that rank, and a search by name or unit. */
@customElement('results-table')
export class ResultsTable extends PageElement {
  @property({ attribute: false }) results!: PublicResults;
  @property({ attribute: false }) words!: ResultsWords;

  @state() private searched = '';

  override render() {
    const { words } = this;
    const rows = this.results.rows.filter(({ name, unit }) => holds(this.searched, name, unit));
    const columns = this.#columns();
    return html`<div class="find"><label for="search">${words.search}</label>
        <input id="search" type="search" autocomplete="off" spellcheck="false" @input=${this.#typed}>
        <p class="soft small" role="status">${rows.length === 0 ? words.nobody : words.found(this.spoken.format.number(rows.length))}</p></div>
      ${rows.length === 0 ? nothing : html`<div class="card ranking"><table role="table" aria-labelledby="ranking">
        <thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col" class=${column}>${words.columns[column]}</th>`)}</tr></thead>
        <tbody role="rowgroup">${rows.map((row) => html`<tr role="row" class=${row.prize === null ? '' : 'won'}>${columns.map((column) => this.#cell(column, row))}</tr>`)}</tbody>
      </table></div>`}`;
  }

  /** Of what a round compares by only the columns that it compares by. */
  #columns(): Column[] {
    const compared = new Set<Column>(this.results.comparators.map(({ by }) => by));
    const all: Column[] = ['rank', 'name', 'unit', 'score', 'correct', 'distance', 'elapsed', 'finishedAt', 'prize'];
    return all.filter((column) => (column !== 'distance' && column !== 'finishedAt' && column !== 'elapsed') || compared.has(column));
  }

  #cell(column: Column, row: Row): TemplateResult {
    if (column === 'name') return html`<th role="rowheader" scope="row" class="name">${row.name}</th>`;
    const isText = column === 'unit' || column === 'prize';
    return html`<td role="cell" class="${column} ${isText ? '' : 'digits'}"><span class="label" aria-hidden="true">${this.words.columns[column]}</span>${this.#text(column, row)}</td>`;
  }

  #text(column: Exclude<Column, 'name'>, row: Row): string {
    const { format } = this.spoken;
    switch (column) {
      case 'rank':
        return format.number(row.rank);
      case 'unit':
        return row.unit;
      case 'score':
        return format.points(row.score);
      case 'correct':
        return this.words.correct(row.correct, row.counted);
      case 'distance':
        return row.distance === null ? this.words.noDistance : format.number(row.distance);
      case 'elapsed':
        return row.elapsed === null ? '' : format.span(row.elapsed, 3);
      case 'finishedAt':
        return row.finishedAt === null ? '' : format.exactly(row.finishedAt);
      case 'prize':
        return row.prize ?? (row.prizeUndecided ? this.words.undecided : '');
    }
  }

  #typed({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.searched = target.value;
  }
}

declare global { interface HTMLElementTagNameMap { 'results-table': ResultsTable } }
