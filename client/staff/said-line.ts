import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Said } from './act-plan.ts';
import './said-line.css';
import { StaffElement } from './staff-element.ts';

const SAID_MS = 12_000;

/** The page's line for what has been done, or could not be; it goes by itself. */
@customElement('said-line')
export class SaidLine extends StaffElement {
  @state() private said: Said | undefined;

  #quiet: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.#quiet);
    super.disconnectedCallback();
  }

  tell(said: Said): void {
    this.said = said;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => { this.said = undefined; }, SAID_MS);
  }

  override render() {
    return html`<div class="said ${this.said?.isError ? 'error' : ''}" role="status" data-testid="said">${this.said ? html`<p>${this.said.text}</p><button type="button" aria-label=${this.staff.dismiss} @click=${() => { this.said = undefined; }}>×</button>` : ''}</div>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'said-line': SaidLine } }
