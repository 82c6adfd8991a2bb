import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ServerClock } from '../live/clock.ts';
import { Ticker } from '../live/ticker.ts';
import { StaffElement } from './staff-element.ts';

/** Time left by the server's clock, ticking by itself. */
@customElement('close-countdown')
export class CloseCountdown extends StaffElement {
  @property({ attribute: false }) clock!: ServerClock;
  /** The instant that is counted down to. */
  @property({ type: Number }) deadline = 0;
  @property() label = '';

  readonly #ticker = new Ticker(this);

  override render() {
    return html`<span class="digits" role="timer" aria-label=${this.label}>${this.spoken.format.countdown(this.#ticker.seconds(this.clock, this.deadline))}</span>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'close-countdown': CloseCountdown } }
