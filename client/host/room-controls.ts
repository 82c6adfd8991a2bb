import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LiveHostView, LiveOrder } from '../../server/protocol/live-host.ts';
import { icon } from '../ui/icons.ts';
import { HostElement } from './host-element.ts';
import type { HostKey } from './host-keys.ts';
import { endPlan } from './orders.ts';
import { primaryOf } from './primary.ts';

/** The row of buttons at the foot of the room, each with its key. Dispatches `pressed-key` and `ordered`. */
@customElement('room-controls')
export class RoomControls extends HostElement {
  @property({ attribute: false }) view!: LiveHostView;
  @property({ type: Boolean }) isHost = false;
  /** An order is on its way. */
  @property({ type: Boolean }) busy = false;

  override render() {
    const { controls, next } = this.words;
    const { view, isHost, busy } = this;
    const { phase, session, revision, auto, locked } = view;
    const primary = primaryOf(view, this.words);
    const isOver = phase === 'ended';
    const may = isHost && !isOver;
    return html`<div class="control-row" role="region" aria-label=${controls.label}>
      <div class="side">
        ${this.#button('back', controls.back, { cap: 'PageUp', may: may && view.back !== null })}
        ${this.#button('black', controls.black, { cap: 'B', may: isHost })}
      </div>
      <div class="main-row">
        ${phase === 'announced' || phase === 'reading' ? this.#button('open-now', controls.openNow, { cap: 'O', may }) : this.#button('extend', controls.extend, { cap: '+', may: may && phase === 'open' })}
        <button type="button" class="primary" data-testid="next" ?disabled=${!may || primary === undefined} aria-disabled=${busy} @click=${() => this.#press('next')}>
          <span>${busy ? next.waiting : (primary?.text ?? next.nothing)}<small>${view.auto && view.dueAt !== null ? html`${next.byItself} · ` : nothing}<kbd>PageDown</kbd> <kbd>Space</kbd></small></span>${icon('next', '1.75rem')}</button>
        ${this.#button('close-now', controls.closeNow, { cap: 'K', may: may && phase === 'open' })}
      </div>
      <div class="side">
        ${this.#switch(auto ? controls.autoOn : controls.auto, { isOn: auto, may }, { order: 'auto', session, revision, on: !auto })}
        ${this.#switch(locked ? controls.locked : controls.lock, { isOn: locked, may }, { order: 'lock', session, revision, locked: !locked })}
        <button type="button" class="grave" data-testid="end" ?disabled=${!may || phase === 'draft'} @click=${() => this.propose(endPlan({ desk: this.desk, words: this.words }, () => this.view))}>${controls.end}</button>
      </div>
      <p class="keys soft small">${controls.keys}</p>
    </div>`;
  }

  #button(key: HostKey, text: string, { cap, may }: { cap: string; may: boolean }): TemplateResult {
    return html`<button type="button" data-testid=${key} ?disabled=${!may} @click=${() => this.#press(key)}><span>${text}<small><kbd>${cap}</kbd></small></span></button>`;
  }

  #switch(text: string, { isOn, may }: { isOn: boolean; may: boolean }, order: LiveOrder): TemplateResult {
    return html`<button type="button" data-testid=${order.order} aria-pressed=${isOn} ?disabled=${!may} @click=${() => this.dispatchEvent(new CustomEvent<LiveOrder>('ordered', { detail: order }))}>${text}</button>`;
  }

  #press(key: HostKey): void {
    this.dispatchEvent(new CustomEvent<HostKey>('pressed-key', { detail: key }));
  }
}

declare global { interface HTMLElementTagNameMap { 'room-controls': RoomControls } }
