import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Connection } from '../live/route.ts';
import './connection-mark.ts';
import { icon } from './icons.ts';
import { flamboyant } from './motifs.ts';
import './brand-bar.css';
import { PageElement } from './page-element.ts';

/** The top of every page. The lines for a lost network lie in the same cell, so that nothing below moves when they show. */
@customElement('brand-bar')
export class BrandBar extends PageElement {
  /** What stands beside the flower. */
  @property() heading = '';
  /** Undefined on pages without a line to the server. */
  @property() connection: Connection | undefined;
  @property({ type: Number }) tries = 0;
  /** An attempt is running: the line for a lost network speaks of it. */
  @property({ type: Boolean }) running = false;

  override render() {
    const { connection, look } = this.spoken.words;
    const lost = this.connection === 'offline';
    // The device knows only whether it has a network at all; with one, it is the server that is not reached.
    const what = navigator.onLine ? connection.unreached : connection.lost;
    const so = this.running ? connection.lostRunning : connection.lostIdle;
    return html`<header class="cell">
      <div class="top ${lost ? 'gone' : ''}">
        <span class="brand">${flamboyant('1.75rem')}</span><b>${this.heading}</b>
        ${this.connection ? html`<connection-mark .connection=${this.connection}></connection-mark>` : nothing}
        ${this.#lookButton(look.open)}
      </div>
      ${this.connection ? html`<div class="lost ${lost ? '' : 'gone'}" data-testid="lost">
        ${icon('no-signal', '1.375rem')}
        <p aria-hidden="true">${what} — ${connection.reconnecting(this.tries)}. ${so}</p>
        ${this.#lookButton(look.open)}
      </div>
      <p class="unseen" role="status" data-testid="lost-spoken">${lost ? `${what}. ${so}` : ''}</p>` : nothing}
    </header>`;
  }

  #lookButton(label: string) {
    return html`<button type="button" aria-label=${label} @click=${() => this.dispatchEvent(new Event('look'))}>Aa</button>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'brand-bar': BrandBar } }
