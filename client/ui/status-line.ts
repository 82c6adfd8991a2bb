import { html, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import type { Status } from './status.ts';
import './status-line.css';

/** The line below a question. The longest sentences lie hidden in the same cell: the line keeps its height whatever it says. */
export function statusLine({ tone, sign, title, detail }: Status, longest: readonly (readonly [string, string])[]): TemplateResult {
  return html`<div class="status ${tone}">
    ${longest.map(([title, detail]) => html`<div class="gauge" aria-hidden="true">
      <span class="badge"></span><span><b class="title">${title}</b><span class="detail">${detail}</span></span></div>`)}
    <div>
      <span class="badge">${icon(sign, '1.375rem')}</span>
      <span role="status" data-testid="status" data-tone=${tone}><b class="title">${title}</b><span class="detail digits">${detail}</span></span>
    </div>
  </div>`;
}
