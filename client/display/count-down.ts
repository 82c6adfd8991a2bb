import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ServerClock } from '../live/clock.ts';
import { Ticker } from '../live/ticker.ts';
import { DisplayElement } from './display-element.ts';

const LAST_SECONDS = 5;

/** Seconds to an instant by the server's clock, with what they are; each of the last ones sounds where `ticks` is set (`chime`). */
@customElement('count-down')
export class CountDown extends DisplayElement {
  @property({ attribute: false }) clock = new ServerClock();
  @property({ type: Number }) until = 0;
  /** Above the digits, and what stands there once they are through. */
  @property() label = '';
  @property() past = '';
  @property({ type: Boolean }) ticks = false;

  readonly #ticker = new Ticker(this);
  #sounded = 0;

  override render() {
    const { words: { live }, format } = this.speech;
    // After a reload without a network no clock is known: then nothing is counted.
    if (this.clock.now() === undefined) return nothing;
    const seconds = this.#ticker.seconds(this.clock, this.until);
    if (seconds === 0) return html`<p class="through">${this.past}</p>`;
    const digits = seconds >= 100 ? format.countdown(seconds).replace(/^00:/, '') : String(seconds);
    return html`${this.label ? html`<p class="label">${this.label}</p>` : nothing}<p class="left digits ${seconds <= LAST_SECONDS ? 'last' : ''}" role="timer">${digits}</p>${seconds >= 100 ? nothing : html`<p class="label">${live.second}</p>`}`;
  }

  override updated(): void {
    const now = this.clock.now();
    if (!this.ticks || now === undefined) return;
    const seconds = Math.ceil((this.until - now) / 1000);
    if (seconds < 1 || seconds > LAST_SECONDS || seconds === this.#sounded) return;
    this.#sounded = seconds;
    this.dispatchEvent(new CustomEvent('chime', { detail: 'tick', bubbles: true }));
  }
}

declare global { interface HTMLElementTagNameMap { 'count-down': CountDown } }
