import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LiveHostView } from '../../server/protocol/live-host.ts';
import type { LiveStep } from '../../server/protocol/live.ts';
import { icon } from '../ui/icons.ts';
import { HostElement } from './host-element.ts';
import { runningNumbers, stepName } from './step-names.ts';

/** The script with the place at which the session is. */
@customElement('script-list')
export class ScriptList extends HostElement {
  @property({ attribute: false }) view!: LiveHostView;

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('view')) this.querySelector('li.now')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { script: words } = this.words;
    const { script, place, phase } = this.view;
    const reached = phase === 'ended' ? script.steps.length : place;
    const voided = new Set(this.view.asked.filter((one) => one.voided !== null).map(({ step }) => step));
    const numbers = runningNumbers(this.view);
    return html`<section class="script" aria-label=${words.heading}>
      <h2>${words.heading}<span class="digits">${words.place(Math.max(0, Math.min(reached + 1, script.steps.length)), script.steps.length)}</span></h2>
      <ol tabindex="0">${script.steps.map((step, at) => {
        const state = at < reached ? 'done' : at === reached && phase !== 'ended' ? 'now' : at === reached + 1 ? 'next' : '';
        return html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}><span class="mark">${state === 'done' ? icon('check', '1rem') : at + 1}</span>
          <span>${stepName(step, numbers, this.words)}${voided.has(step.id) ? html` <em>${words.voided}</em>` : nothing}${state === '' ? nothing : html`<span class="unseen"> (${words[state]})</span>`}</span>
          <small class="digits">${this.#length(step)}</small></li>`;
      })}</ol>
      ${script.spares.length === 0 ? nothing : html`<p class="soft small spares">${words.spares(script.spares.length)}</p>`}
    </section>`;
  }

  #length(step: LiveStep): string {
    const { script } = this.words;
    return step.kind === 'message' || step.seconds === null ? script.byHand : script.seconds(step.seconds);
  }
}

declare global { interface HTMLElementTagNameMap { 'script-list': ScriptList } }
