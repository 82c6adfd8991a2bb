import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Board, UnitDetail, UnitRow } from '../../../server/protocol/board.ts';
import '../../staff/copy-line.ts';
import { isExact, isReached, missingOf, rateOf } from '../../staff/figures.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { remindPlan } from './board-acts.ts';
import { scopeNameOf } from '../../staff/scope-name.ts';

const SHOWN = 4;

/** When a unit was reminded and what followed, and a text for the next time. */
@customElement('unit-reminders')
export class UnitReminders extends OrganiserElement {
  @property({ attribute: false }) board!: Board;
  @property({ attribute: false }) row!: UnitRow;
  @property({ attribute: false }) reminders: UnitDetail['reminders'] = [];

  override render() {
    const { remind } = this.words.board;
    const { number } = this.spoken.format;
    const { row, board } = this;
    const mayRemind = this.desk.mayAct && !board.isOver && isReached(row) !== true;
    return html`<section class="block">
      <h3>${remind.heading}</h3>
      ${this.reminders.length === 0 ? html`<p class="soft">${remind.never}</p>` : html`<ul class="reminders">${this.reminders.slice(0, SHOWN).map(({ at, since }) => html`<li>
        <span>${this.forms.moment(at, board.now)}</span>${since === null ? nothing : html`<b>${remind.since(number(since))}</b>`}</li>`)}</ul>`}
      ${board.isOver || isReached(row) === true ? nothing : html`<details><summary>${remind.letter}</summary><copy-line .what=${remind.letter} .text=${this.#letter()}></copy-line></details>`}
      ${mayRemind ? html`<button type="button" class="strong" data-testid="remind" @click=${() => this.propose(remindPlan({ desk: this.desk, words: this.words, forms: this.forms }, row))}>${remind.record}</button>` : nothing}
    </section>`;
  }

  #letter(): string {
    const { remind } = this.words.board;
    const { format: { number, closing } } = this.spoken;
    const { row, board } = this;
    const about = {
      unit: row.name,
      scope: scopeNameOf(board, this.staff),
      contest: this.desk.me.contest.name,
      at: this.forms.moment(board.now, board.now),
      closes: closing(board.closesAt),
      quota: row.quota,
      headcount: number(row.figure.headcount),
    };
    if (!isExact(row.figure)) return remind.letterBanded(about);
    return remind.letterText({ ...about, taken: number(row.figure.taken), rate: this.forms.percent(rateOf(row.figure).from), missing: number(missingOf(row).most) });
  }
}

declare global { interface HTMLElementTagNameMap { 'unit-reminders': UnitReminders } }
