import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from './base.styles.ts';
import { icon } from './icons.ts';

/** A sentence that wants to be read: icon, words and a strip of colour. Focusable, so that it can be an error summary. */
@customElement('page-notice')
export class PageNotice extends LitElement {
  static override styles = [base, css`
    div { display: grid; grid-template-columns: auto 1fr; gap: var(--space-3); align-items: start; padding: var(--space-3) var(--space-4);
      border: 1px solid currentColor; border-left-width: 6px; border-radius: var(--radius-2); color: var(--warning); background: var(--warning-tint); }
    .error { color: var(--error); background: var(--error-tint); }
    .reached { color: var(--reached); background: var(--reached-tint); }
    .calm { color: var(--action); background: var(--action-tint); }
    section { color: var(--ink); min-width: 0; overflow-wrap: anywhere; }
    svg { margin-top: 2px; }
  `];

  @property() tone: 'warning' | 'error' | 'reached' | 'calm' = 'warning';

  override render() {
    const sign = this.tone === 'reached' ? 'check' : 'alert';
    return html`<div class=${this.tone}>${icon(sign)}<section><slot></slot></section></div>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'page-notice': PageNotice } }
