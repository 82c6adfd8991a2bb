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
    return html`<header class="cell">
      <div class=${lost ? 'gone' : ''}>
        <span class="brand">${flamboyant('1.75rem')}</span><b>${this.heading}</b>
        ${this.connection ? html`<connection-mark .connection=${this.connection}></connection-mark>` : nothing}
        ${this.#lookButton(look.open)}
      </div>
      ${this.connection ? html`<div class="lost ${lost ? '' : 'gone'}" role="status" data-testid="lost">
        ${icon('no-signal', '1.375rem')}
        <p>${connection.lost(this.tries)} ${this.running ? connection.lostRunning : connection.lostIdle}</p>
        ${this.#lookButton(look.open)}
      </div>` : nothing}
    </header>`;
  }

  #lookButton(label: string) {
    return html`<button type="button" aria-label=${label} @click=${() => this.dispatchEvent(new Event('look'))}>Aa</button>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'brand-bar': BrandBar } }
