import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LiveAnswers } from '../../server/protocol/live-host.ts';
import { pathWith } from '../staff/path-with.ts';
import { Reading } from '../staff/reading.ts';
import { staffUnread } from '../staff/staff-element.ts';
import { icon } from '../ui/icons.ts';
import { letter } from '../ui/letters.ts';
import { HostElement } from './host-element.ts';

/** Every revision of every answer to one question, with what was credited. */
@customElement('answer-sheet')
export class AnswerSheet extends HostElement {
  @property() session = '';

  @state() private name = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #answers = new Reading<LiveAnswers>(this);

  open(step: string, name: string): void {
    this.name = name;
    this.#answers.forget();
    void this.#answers.take(() => this.desk.read<LiveAnswers>(pathWith('live-answers', { session: this.session, step })));
    this.dialog.showModal();
  }

  override render() {
    const { answers, loading } = this.words;
    const { value, refusal } = this.#answers;
    return html`<dialog class="sheet" aria-labelledby="answers-title"><div class="head"><h2 id="answers-title">${answers.title(this.name)}</h2><button type="button" @click=${() => this.dialog.close()}>${answers.close}</button></div>
      ${value === undefined ? html`<p role="status">${refusal === '' ? loading : staffUnread(this.staff, refusal)}</p>` : value.length === 0 ? html`<p>${answers.none}</p>` : this.#table(value)}</dialog>`;
  }

  #table(rows: LiveAnswers) {
    const { answers } = this.words;
    const { format } = this.spoken;
    return html`<div class="scroll" tabindex="0"><table><thead><tr>${[answers.name, answers.choice, answers.revision, answers.received, answers.elapsed, answers.lag, answers.outage, answers.counts].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}</th><td>${letter(row.choice)}</td><td class="digits">${row.revision}</td><td class="digits">${format.clockTime(row.receivedAt)}</td><td class="digits">${format.span(row.elapsed, 3)}</td>
        <td class="digits">${row.lagUnsteady ? answers.unsteady : row.lagCredit === 0 ? nothing : format.span(row.lagCredit, 3)}</td><td class="digits">${row.outageCredit === 0 ? nothing : format.span(row.outageCredit, 3)}</td><td>${row.counts ? html`${icon('check', '1rem')}<span class="unseen">${answers.counts}</span>` : nothing}</td></tr>`)}</tbody></table></div>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'answer-sheet': AnswerSheet } }
