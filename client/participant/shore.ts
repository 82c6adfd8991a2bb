import { html, type TemplateResult } from 'lit';

/** Where the sea of a hero meets the page's ground. */
export function shore(): TemplateResult {
  return html`<span class="shore"><svg viewBox="0 0 390 64" preserveAspectRatio="none" aria-hidden="true">
    <path fill="none" stroke="var(--crest)" stroke-width="3" opacity=".5" d="M0 22C20 12 50 20 90 40S180 50 240 36 340 58 390 36" transform="translate(0 -18)"/>
    <path fill="none" stroke="var(--crest)" stroke-width="3" opacity=".9" d="M0 34C20 24 50 12 90 32S180 42 240 28 340 50 390 28" transform="translate(0 -2)"/>
    <path fill="var(--ground)" d="M0 44C20 34 50 22 90 42S180 52 240 38 340 60 390 38V64H0Z"/>
  </svg></span>`;
}
