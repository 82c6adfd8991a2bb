import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { freshness } from '../live/freshness.ts';
import type { StaffConnection } from '../live/staff-route.ts';
import { icon } from '../ui/icons.ts';
import { StaffElement } from './staff-element.ts';
import './fresh-mark.css';

const TICK_MS = 1000;

/** How old the numbers are: a sign, a word and the seconds, amber once they are too old. It ticks by itself. */
@customElement('fresh-mark')
export class FreshMark extends StaffElement {
  @property() connection: StaffConnection = 'connecting';
  /** By `performance.now()`: when the last message came. */
  @property({ attribute: false }) heardAt: number | undefined;

  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), TICK_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  override render() {
    const { look, text } = this.#said();
    return html`<p class=${look} data-testid="fresh" data-look=${look}>${look === 'live' ? html`<i></i>` : icon(look === 'offline' ? 'no-signal' : 'alert', '1rem')}<span class="digits">${text}</span></p>`;
  }

  #said(): { look: 'live' | 'stale' | 'offline'; text: string } {
    const { fresh } = this.staff;
    if (this.connection === 'offline') return { look: 'offline', text: fresh.offline };
    if (this.heardAt === undefined) return { look: 'stale', text: fresh.connecting };
    const { seconds, isStale } = freshness(this.heardAt, performance.now());
    const ago = this.#ago(seconds);
    if (isStale) return { look: 'stale', text: fresh.stale(ago) };
    if (this.connection === 'connecting') return { look: 'stale', text: fresh.connecting };
    return { look: 'live', text: this.connection === 'https' ? fresh.https(ago) : fresh.live(ago) };
  }

  #ago(seconds: number): string {
    const { fresh } = this.staff;
    if (seconds < 60) return fresh.seconds(seconds);
    return seconds < 3600 ? fresh.minutes(Math.floor(seconds / 60)) : fresh.hours(Math.floor(seconds / 3600));
  }
}

declare global { interface HTMLElementTagNameMap { 'fresh-mark': FreshMark } }
