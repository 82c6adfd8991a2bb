import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Connection } from '../live/route.ts';
import { Spoken } from '../words/language.ts';
import { base, buttons } from './base.styles.ts';
import './connection-mark.ts';
import { icon } from './icons.ts';
import { flamboyant } from './motifs.ts';

/** The top of every page. The lines for a lost network lie in the same cell, so that nothing below moves when they show. */
@customElement('brand-bar')
export class BrandBar extends LitElement {
  static override styles = [base, buttons, css`
    :host { background: var(--surface); }
    .cell { display: grid; max-width: var(--bar, var(--column)); margin-inline: auto; padding: 10px var(--space-4) 0; }
    .cell > * { grid-area: 1 / 1; display: flex; gap: 10px; align-items: center; min-height: 3rem; }
    .gone { visibility: hidden; }
    .brand { color: var(--brand); }
    b { font-size: var(--type-small); font-weight: 600; line-height: 1.3; margin-right: auto; min-width: 0; overflow-wrap: anywhere; }
    button { flex: none; min-width: 2.75rem; padding: 0; border-width: 1px; border-color: var(--line-strong); color: var(--ink); }
    .lost { background: #f6b40e; color: #0c2340; font-weight: 600; font-size: var(--type-small); line-height: 1.3; padding: 4px var(--space-4);
      margin: -10px calc(-1 * var(--space-4)) 0; }
    .lost p { flex: 1; }
    .lost button { background: transparent; color: #0c2340; border-color: #0c2340; }
    @media (hover: hover) { .lost button:hover { background: #ffd257; } }
    @media (max-width: 22rem) { .lost { padding-inline: var(--space-3); font-size: 0.8125rem; } }
  `];

  /** What stands beside the flower. */
  @property() override title = '';
  /** Undefined on pages without a line to the server. */
  @property() connection: Connection | undefined;
  @property({ type: Number }) tries = 0;
  /** An attempt is running: the line for a lost network speaks of it. */
  @property({ type: Boolean }) running = false;

  readonly #spoken = new Spoken(this);

  override render() {
    const { connection, look } = this.#spoken.words;
    const lost = this.connection === 'offline';
    return html`<header class="cell">
      <div class=${lost ? 'gone' : ''}>
        <span class="brand">${flamboyant('1.75rem')}</span><b>${this.title}</b>
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
