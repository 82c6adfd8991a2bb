import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Connection } from '../live/route.ts';
import { Spoken } from '../words/language.ts';
import { base } from './base.styles.ts';
import { icon } from './icons.ts';

/** How well the server is heard: a sign and a word, never a colour alone. */
@customElement('connection-mark')
export class ConnectionMark extends LitElement {
  static override styles = [base, css`
    p { display: flex; gap: 6px; align-items: center; font-size: 0.8125rem; font-weight: 600; line-height: 1.2; color: var(--reached); }
    .weak, .connecting, .https { color: var(--warning); }
    .offline { color: var(--error); }
    @media (max-width: 22rem) { .good span, .connecting span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
  `];

  /** What the link reports. */
  @property() connection: Connection = 'connecting';

  readonly #spoken = new Spoken(this);

  override render() {
    const { label, states } = this.#spoken.words.connection;
    return html`<p class=${this.connection} data-testid="connection" data-state=${this.connection}>
      ${icon(this.connection === 'offline' ? 'no-signal' : 'signal', '1rem')}<span><span class="unseen">${label}: </span>${states[this.connection]}</span>
    </p>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'connection-mark': ConnectionMark } }
