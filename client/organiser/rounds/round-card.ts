import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ControlRound } from '../../../server/protocol/control.ts';
import '../../staff/close-countdown.ts';
import { icon } from '../../ui/icons.ts';
import type { ActPlan } from '../../staff/act-plan.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { hashOf } from '../place.ts';
import { closePlan, extendPlan, openPlan } from './round-acts.ts';
import { publishPlan, unpublishPlan } from './publish-plan.ts';

/** One round: where it stands, and what can be done to it now. */
@customElement('round-card')
export class RoundCard extends OrganiserElement {
  @property({ attribute: false }) round!: ControlRound;

  override render() {
    const { rounds: words } = this.words;
    const { round } = this;
    const { number, name, phase } = round;
    return html`<article class="card" data-round=${number} aria-labelledby="round-${number}">
      <div class="head"><h2 id="round-${number}">${name}</h2><span class="phase ${phase}">${icon(phase === 'open' ? 'signal' : phase === 'closed' ? 'lock' : 'timer', '0.9375rem')}${words.phases[phase]}</span></div>
      ${this.#window()}
      <dl>
        ${phase === 'open' ? html`<div><dt>${words.running}</dt><dd>${round.running === null ? words.kept : this.spoken.format.number(round.running)}</dd></div>` : nothing}
        <div><dt>${words.standing}</dt><dd>${this.#standing()}</dd></div>
        <div><dt>${words.published}</dt><dd>${round.published ? words.publishedTop(round.published.top, round.published.edition, this.spoken.format.moment(round.published.at)) : words.notPublished}</dd></div>
      </dl>
      ${round.banded ? html`<p class="soft small">${words.banded}</p>` : nothing}
      ${this.desk.mayAct ? html`<div class="acts">${this.#acts()}</div>` : nothing}
    </article>`;
  }

  #window(): TemplateResult {
    const { rounds: words } = this.words;
    const { opensAt, closesAt, closedAt, phase } = this.round;
    const { format } = this.spoken;
    const until = phase === 'scheduled' ? opensAt : closesAt;
    return html`<p class="window">${words.from(format.moment(opensAt))}<br>${words.to(format.closing(closesAt))}
      ${closedAt === null ? nothing : html`<br><span class="soft">${words.closedAt(format.moment(closedAt))}</span>`}</p>
      ${phase === 'closed' ? nothing : html`<p class="left"><span class="soft">${phase === 'open' ? words.closesIn : words.opensIn}</span> <close-countdown .clock=${this.desk.clock} .deadline=${until} .label=${phase === 'open' ? words.closesIn : words.opensIn}></close-countdown></p>`}`;
  }

  #standing(): TemplateResult {
    const { rounds: words } = this.words;
    const { number, edition, undecided, phase, standing } = this.round;
    if (edition === null) return html`${standing === 'live' && phase === 'open' ? html`<a href=${hashOf('standing', String(number))}>${words.live}</a>` : words.afterClose}`;
    return html`<a href=${hashOf('standing', String(number))}>${words.edition(edition)}</a>${undecided > 0 ? html`<br><b class="ties">${words.undecided(undecided)}</b>` : nothing}`;
  }

  #acts(): TemplateResult[] {
    const { rounds: { acts } } = this.words;
    const { round } = this;
    const setting = { desk: this.desk, words: this.words, format: this.spoken.format };
    const button = (id: string, text: string, plan: () => ActPlan | Promise<ActPlan>): TemplateResult =>
      html`<button type="button" data-testid="${id}-${round.number}" @click=${async () => this.propose(await plan())}>${text}</button>`;
    switch (round.phase) {
      case 'scheduled':
        return [button('open', acts.open(round.name), () => openPlan(setting, round)), button('extend', acts.extend, () => extendPlan(setting, round))];
      case 'open':
        return [button('extend', acts.extend, () => extendPlan(setting, round)), button('close', acts.close(round.name), () => closePlan(setting, round))];
      case 'closed':
        return [
          ...(round.edition === null ? [] : [button('publish', round.published ? acts.publishAgain : acts.publish, () => publishPlan(setting, round))]),
          ...(round.published ? [button('unpublish', acts.unpublish, () => unpublishPlan(setting, round))] : []),
        ];
    }
  }
}

declare global { interface HTMLElementTagNameMap { 'round-card': RoundCard } }
