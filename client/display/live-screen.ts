import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { LiveShown } from '../../server/protocol/live-projector.ts';
import { ServerClock } from '../live/clock.ts';
import { SealedPictures } from '../live/sealed-pictures.ts';
import './count-down.ts';
import { DisplayElement } from './display-element.ts';
import { joinCorner, lobby } from './live-join.ts';
import './live-question-screen.ts';
import './live-screen.css';
import './live-standing-screen.ts';
import './message-screen.ts';
import { sea } from './screen-head.ts';

/** A live session on the wall; it stays as one element, so that a question glides from its opening to its key. */
@customElement('live-screen')
export class LiveScreen extends DisplayElement {
  @property({ attribute: false }) shown!: LiveShown;
  @property({ attribute: false }) clock = new ServerClock();

  readonly #pictures = new SealedPictures(this);

  override render() {
    const { shown, speech, clock, still } = this;
    const { hall } = shown;
    const { words: { live } } = speech;
    const corner = joinCorner(shown, speech);
    switch (hall.screen) {
      case 'lobby':
        return lobby(shown, speech);
      case 'announced':
        if (hall.picture) this.#pictures.fetch(hall.picture);
        return this.#moment(hall.practice ? html`${live.practice}<br><small>${live.practiceText}</small>` : html`${live.number(hall.number)} <small>${live.of(hall.of)}</small>`, { until: hall.opensAt, label: live.opens, after: live.opening }, hall.practice);
      case 'reading':
      case 'open':
      case 'closed':
      case 'histogram':
        return html`${keyed(hall.step, html`<live-question-screen .asked=${hall} .join=${corner} .clock=${clock} .speech=${speech} .still=${still} .picture=${hall.picture ? this.#pictures.open(hall.picture) : undefined}></live-question-screen>`)}`;
      case 'standing':
      case 'ended':
        return html`<live-standing-screen .standing=${hall} .name=${shown.name} .join=${hall.screen === 'ended' ? nothing : corner} .speech=${speech} .still=${still}></live-standing-screen>`;
      case 'pause':
        return this.#moment(html`${hall.title || shown.name}`, hall.until === null ? undefined : { until: hall.until, label: live.pause, after: live.soon }, hall.title.length > 24);
      case 'message':
        return html`${corner === nothing ? nothing : html`<header class="head">${corner}</header>`}<message-screen class="picture" .shown=${{ kind: 'message', title: hall.title, text: hall.text }} .speech=${speech}></message-screen>`;
    }
  }

  #moment(title: TemplateResult, time: { until: number; label: string; after: string } | undefined, isLong = false): TemplateResult {
    const corner = joinCorner(this.shown, this.speech);
    return html`<header class="head">${corner}</header><div class="moment"><h1 class="display ${isLong ? 'long' : ''}">${title}</h1>
      ${time ? html`<count-down .clock=${this.clock} .speech=${this.speech} .until=${time.until} .label=${time.label} .past=${time.after}></count-down>` : html`<p class="label">${this.speech.words.live.soon}</p>`}</div>${sea()}`;
  }
}

declare global { interface HTMLElementTagNameMap { 'live-screen': LiveScreen } }
