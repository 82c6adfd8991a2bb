import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ServerClock } from '../live/clock.ts';
import { Ticker } from '../live/ticker.ts';
import { HostElement } from './host-element.ts';

/** So many seconds are read as such; above, as minutes and seconds. */
const SHORT = 100;

/** Time left by the server's clock, ticking by itself. */
@customElement('time-left')
export class TimeLeft extends HostElement {
  @property({ attribute: false }) clock!: ServerClock;
  /** The instant that is counted down to. */
  @property({ type: Number }) deadline = 0;
  @property() label = '';

  readonly #ticker = new Ticker(this);

  override render() {
    const left = this.#ticker.seconds(this.clock, this.deadline);
    const text = left < SHORT ? html`${left} <small>${this.words.figures.seconds}</small>` : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    return html`<span class="digits" role="timer" aria-label=${this.label}>${text}</span>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'time-left': TimeLeft } }
