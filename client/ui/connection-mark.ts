import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Connection } from '../live/route.ts';
import { icon } from './icons.ts';
import './connection-mark.css';
import { PageElement } from './page-element.ts';

/** How well the server is heard: a sign and a word, never a colour alone. */
@customElement('connection-mark')
export class ConnectionMark extends PageElement {
  /** What the link reports. */
  @property() connection: Connection = 'connecting';

  override render() {
    const { label, labelHttps, states } = this.spoken.words.connection;
    return html`<p class=${this.connection} data-testid="connection" data-state=${this.connection}>
      ${icon(this.connection === 'offline' ? 'no-signal' : 'signal', '1rem')}<span><span class="unseen">${this.connection === 'https' ? labelHttps : label}: </span>${states[this.connection]}</span>
    </p>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'connection-mark': ConnectionMark } }
