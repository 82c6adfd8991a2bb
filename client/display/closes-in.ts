import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ServerClock } from '../live/clock.ts';
import { Ticker } from '../live/ticker.ts';
import { DisplayElement } from './display-element.ts';

/** Time left to the close by the server's clock. After a reload without a network no clock is known: then the instant is named instead. */
@customElement('closes-in')
export class ClosesIn extends DisplayElement {
  @property({ attribute: false }) clock = new ServerClock();
  @property({ type: Number }) closesAt = 0;

  readonly #ticker = new Ticker(this);

  override render() {
    const { words, format } = this.speech;
    if (this.clock.now() === undefined) return html`<span class="label">${words.closesAt}</span> <span class="instant">${format.closing(this.closesAt)}</span>`;
    const seconds = this.#ticker.seconds(this.clock, this.closesAt);
    if (seconds === 0) return html`<span class="label">${words.timeOver}</span>`;
    return html`<span class="label">${words.closesIn}</span> <span class="digits">${format.countdown(seconds)}</span>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'closes-in': ClosesIn } }
