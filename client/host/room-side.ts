import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { LiveAsked, LiveHostView } from '../../server/protocol/live-host.ts';
import '../staff/copy-line.ts';
import { drawing } from '../staff/drawings.ts';
import type { AnswerSheet } from './answer-sheet.ts';
import './answer-sheet.ts';
import { HostElement } from './host-element.ts';
import { capacityPlan, projectorPlan, voidPlan } from './orders.ts';
import type { PeopleSheet } from './people-sheet.ts';
import './people-sheet.ts';
import { pinInGroups } from './pin.ts';

/** How people come in, who is there, what has been asked, and the standing. */
@customElement('room-side')
export class RoomSide extends HostElement {
  @property({ attribute: false }) view!: LiveHostView;
  @property({ type: Boolean }) isHost = false;

  @query('people-sheet') private people!: PeopleSheet;
  @query('answer-sheet') private answers!: AnswerSheet;

  override render() {
    const { side } = this.words;
    const { view, desk } = this;
    return html`<aside aria-label=${side.entry}>
      <section><h2>${side.entry}</h2>
        <p class="pin"><span class="soft small">${side.pin}</span><b class="digits" data-testid="pin">${pinInGroups(view.pin)}</b></p>
        <copy-line .what=${side.link} .text=${view.link}></copy-line>
        ${desk.mayOrder ? html`<p><button type="button" data-testid="projector" @click=${() => this.propose(projectorPlan({ desk, words: this.words }, view))}>${drawing('screen')}${side.projector}</button></p>` : nothing}
        <p><button type="button" data-testid="people" @click=${() => this.people.open()}>${side.people} (${this.spoken.format.number(view.numbers.joined)})</button></p>
        <p class="row"><span class="soft small">${side.capacity(this.spoken.format.number(view.rules.capacity))}</span>${this.isHost && view.phase !== 'ended' ? html`<button type="button" class="link" data-testid="capacity" @click=${() => this.propose(capacityPlan({ desk, words: this.words }, () => this.view))}>${side.changeCapacity}</button>` : nothing}</p></section>
      <section><h2>${side.asked}</h2>${view.asked.length === 0 ? html`<p class="soft small">${side.none}</p>` : html`<ol class="asked" reversed>${view.asked.toReversed().map((one) => this.#asked(one))}</ol>`}</section>
      ${this.#standing()}
      <people-sheet .desk=${desk} .session=${view.session} .isHost=${this.isHost} .version=${view.revision}></people-sheet>
      <answer-sheet .desk=${desk} .session=${view.session}></answer-sheet>
    </aside>`;
  }

  #asked(one: LiveAsked): TemplateResult {
    const { side, script } = this.words;
    const { format } = this.spoken;
    const name = one.practice ? script.practice(one.question) : script.question(one.number, one.question);
    const { voided, right, answered } = one;
    const counts = right === null ? side.answered(format.number(answered)) : side.answeredRight(format.number(answered), format.number(right));
    return html`<li class=${voided === null ? '' : 'void'}><b>${name}</b><span class="soft small">${voided === null ? counts : side.voided(voided.reason, format.number(voided.moved))}</span>
      ${voided === null ? nothing : html`<details><summary>${side.before} / ${side.after}</summary><div class="pair">${[{ title: side.before, names: voided.before }, { title: side.after, names: voided.after }].map(({ title, names }) => html`<div><h3>${title}</h3><ol>${names.map((one) => html`<li>${one}</li>`)}</ol></div>`)}</div></details>`}
      <span class="row"><button type="button" class="link" data-testid="answers-${one.step}" @click=${() => this.answers.open(one.step, name)}>${side.answers}</button>
        ${voided === null && this.isHost && this.view.phase !== 'ended' ? html`<button type="button" class="link bad" data-testid="void-${one.step}" @click=${() => this.#void(one.step, name)}>${side.void}</button>` : nothing}</span></li>`;
  }

  #void(step: string, name: string): void {
    const used = new Set(this.view.asked.map((one) => one.step));
    const spares = this.view.script.spares.filter(({ id }) => !used.has(id)).length;
    this.propose(voidPlan({ desk: this.desk, words: this.words }, () => this.view, { step, name, spares }));
  }

  #standing(): TemplateResult {
    const { side } = this.words;
    const { format } = this.spoken;
    const { standing, unitStanding } = this.view;
    const row = ({ rank, name, unit, score }: { rank: number; name: string; unit: string | null; score: number }) => html`<li><b class="digits">${rank}</b><span>${name}${unit === null ? nothing : html`<small>${unit}</small>`}</span><span class="digits">${side.points(format.points(score))}</span></li>`;
    return html`<section><h2>${side.standing}</h2>${standing.length === 0 ? html`<p class="soft small">${side.none}</p>` : html`<ol class="ranks">${standing.map(row)}</ol>`}</section>
      ${unitStanding.length === 0 ? nothing : html`<section><h2>${side.unitStanding}</h2><ol class="ranks">${unitStanding.map((one) => row({ ...one, unit: null }))}</ol></section>`}`;
  }
}

declare global { interface HTMLElementTagNameMap { 'room-side': RoomSide } }
