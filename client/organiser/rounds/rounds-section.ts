import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ControlView } from '../../../server/protocol/control.ts';
import { lawful } from '../../words/lawful.ts';
import { notice } from '../../ui/notice.ts';
import { OrganiserElement } from '../organiser-element.ts';
import './round-card.ts';
import { confirmClockPlan } from './round-acts.ts';
import './rounds-section.css';
import { withdrawPlan } from './withdraw-plan.ts';

/** The rounds with what can be done to each now, and the questions that were withdrawn. */
@customElement('rounds-section')
export class RoundsSection extends OrganiserElement {
  @property({ attribute: false }) control: ControlView | undefined;

  override render() {
    const { rounds: words } = this.words;
    return html`<div class="section">
      <h1 class="title" tabindex="-1">${words.title}</h1>
      ${this.control ? this.#all(this.control) : html`<p role="status">${this.words.loading}</p>`}
    </div>`;
  }

  #all(control: ControlView): TemplateResult {
    const { rounds: words } = this.words;
    return html`${control.clockInDoubt ? html`<div data-testid="clock-in-doubt">${notice('warning', html`<b>${words.clock.inDoubt}</b> ${words.clock.inDoubtText}
        ${this.desk.mayAct ? html`<p class="row"><button type="button" data-testid="confirm-clock" @click=${() => this.propose(confirmClockPlan(this.#setting()))}>${words.clock.open}</button></p>` : nothing}`)}</div>` : nothing}
      ${control.rounds.length === 0 ? html`<p class="card">${words.none}</p>` : nothing}
      <div class="cards">${control.rounds.map((round) => html`<round-card .desk=${this.desk} .round=${round}></round-card>`)}</div>
      <section class="card stack">
        <h2>${words.withdraw.heading}</h2>
        <p>${words.withdraw.text}</p>
        ${control.withdrawn.length === 0 ? html`<p class="soft">${words.withdraw.none}</p>` : html`<ul class="withdrawn">${control.withdrawn.map(({ code, reason, at }) => html`<li><b>${code}</b> — ${lawful(reason)} <span class="soft small">${this.forms.moment(at, control.now)}</span></li>`)}</ul>`}
        ${this.desk.mayAct ? html`<p><button type="button" data-testid="withdraw" @click=${() => this.propose(withdrawPlan(this.#setting(), control.rounds))}>${words.withdraw.open}</button></p>` : nothing}
      </section>`;
  }

  #setting() {
    return { desk: this.desk, words: this.words, format: this.spoken.format };
  }
}

declare global { interface HTMLElementTagNameMap { 'rounds-section': RoundsSection } }
