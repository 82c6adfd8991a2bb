import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Board, BoardAlert } from '../../../server/protocol/board.ts';
import { icon } from '../../ui/icons.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { hashOf } from '../place.ts';
import { quietHoursPlan } from './board-acts.ts';

const SHOWN_AT_FIRST = 5;

/** What somebody should look at, with the threshold behind it. */
@customElement('board-alerts')
export class BoardAlerts extends OrganiserElement {
  @property({ attribute: false }) board!: Board;

  @state() private all = false;

  override render() {
    const { alerts: words } = this.words.board;
    const { alerts, quietHours } = this.board;
    return html`<section class="block alerts">
      <h3>${words.heading(alerts.length)}</h3>
      ${alerts.length === 0 ? html`<p class="soft">${words.none}</p>` : html`<ul>${alerts.slice(0, this.all ? undefined : SHOWN_AT_FIRST).map((alert) => html`<li class=${alert.kind}>${icon('alert')}<span><a href=${hashOf('board', alert.unit)}>${alert.name}</a>: ${this.#says(alert)}</span></li>`)}</ul>`}
      ${alerts.length > SHOWN_AT_FIRST ? html`<button type="button" class="link" aria-expanded=${this.all} @click=${() => { this.all = !this.all; }}>${this.all ? this.words.board.showFewer : this.words.board.showAll(alerts.length)}</button>` : nothing}
      <p class="soft small">${this.board.banded ? words.thresholdInBands(quietHours) : words.threshold(quietHours)}
        ${this.desk.mayAct ? html`<button type="button" class="link" data-testid="quiet-hours" @click=${() => this.propose(quietHoursPlan({ desk: this.desk, words: this.words, forms: this.forms }, quietHours))}>${words.set}</button>` : nothing}</p>
    </section>`;
  }

  #says(alert: BoardAlert): TemplateResult {
    const { alerts: words } = this.words.board;
    const { number } = this.spoken.format;
    switch (alert.kind) {
      case 'quiet':
        return html`${words.quiet(alert.workingHours)}`;
      case 'lowest':
        return html`${words.lowest(alert.workingHours)}`;
      case 'below-quota':
        return html`${words.belowQuota(number(alert.forecast), number(alert.need))}`;
      case 'roster':
        return html`${words.roster(number(alert.roster), number(alert.headcount))}`;
    }
  }
}

declare global { interface HTMLElementTagNameMap { 'board-alerts': BoardAlerts } }
