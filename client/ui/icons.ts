import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Own drawings on a grid of 24; the option signs are wave, star, anchor and flower. */
const DRAWINGS = {
  wave: () => svg`<path d="M2 16c2.6 0 3.4-2.2 5-4.6C8.7 8.8 10.6 7 13.2 7c3.3 0 5.3 2.3 5.3 4.7 0 1.9-1.3 3.3-3 3.3-1.3 0-2.2-.8-2.2-1.9 0-.8.5-1.4 1.2-1.6-2.7-.3-4.3 1.7-4.3 4 0 2.7 2.2 4.3 5.2 4.3 2.5 0 4.6-1 6.6-2.6V20c-2 1.7-4.3 2.5-7 2.5-3.2 0-5.5-1.2-6.7-3.2C7.1 20.6 5 21 2 21z" fill="currentColor"/>`,
  star: () => svg`<path d="M12 1.8l3 6.9 7.5.7-5.7 4.9 1.7 7.3L12 17.8l-6.5 3.8 1.7-7.3L1.5 9.4 9 8.7z" fill="currentColor"/>`,
  anchor: () => svg`<path d="M12 2a3 3 0 0 0-1.3 5.7V9H7.5v2.6h3.2v7.6c-2.9-.5-5-2.4-5.6-5l1.7.9-.5-4.7-4 2.5 1 .5c.5 5 4.4 8.5 8.7 8.5s8.2-3.5 8.7-8.5l1-.5-4-2.5-.5 4.7 1.7-.9c-.6 2.6-2.7 4.5-5.6 5v-7.6h3.2V9h-3.2V7.7A3 3 0 0 0 12 2z" fill="currentColor"/>`,
  flower: () => svg`<g fill="currentColor">${[0, 72, 144, 216, 288].map((turn) => svg`<path d="M12 11.4C9 9.3 7.9 6.3 8.9 3.4 9.7 1.9 14.3 1.9 15.1 3.4c1 2.9-.1 5.9-3.1 8z" transform="rotate(${turn} 12 12)"/>`)}</g>`,
  check: () => svg`<path d="M4.5 12.6l4.8 4.8L19.5 7" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>`,
  cross: () => svg`<path d="M6 6l12 12M18 6L6 18" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"/>`,
  timer: () => svg`<circle cx="12" cy="13" r="8" fill="none" stroke="currentColor" stroke-width="2.2"/><path d="M12 9v4.5l3 2M9 2h6" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/>`,
  alert: () => svg`<path d="M12 2.5L1.5 21h21zM11 9.5h2v5.5h-2zm0 7h2v2h-2z" fill="currentColor" fill-rule="evenodd"/>`,
  signal: () => svg`<path d="M2.5 9.5a14 14 0 0 1 19 0M6 13.2a9 9 0 0 1 12 0M9.3 16.8a4.2 4.2 0 0 1 5.4 0" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/><circle cx="12" cy="20" r="1.6" fill="currentColor"/>`,
  'no-signal': () => svg`<path d="M2.5 9.5a14 14 0 0 1 12-3.3M6 13.2a9 9 0 0 1 5-2.6M9.3 16.8a4.2 4.2 0 0 1 5.4 0M3.5 3l17 18" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/><circle cx="12" cy="20" r="1.6" fill="currentColor"/>`,
  lock: () => svg`<rect x="5" y="10.5" width="14" height="10" rx="2" fill="currentColor"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" fill="none" stroke="currentColor" stroke-width="2.4"/>`,
  hand: () => svg`<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.4"/><circle cx="12" cy="12" r="4" fill="currentColor"/>`,
  next: () => svg`<path d="M9 5l7 7-7 7" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  back: () => svg`<path d="M15 5l-7 7 7 7" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  copy: () => svg`<path d="M8 8h11v12H8zM5 16V4h11" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linejoin="round"/>`,
} satisfies Record<string, () => SVGTemplateResult>;

export type IconName = keyof typeof DRAWINGS;

/** An icon for the eye only; the words beside it carry the meaning. */
export function icon(name: IconName, size = '1.25rem'): TemplateResult {
  return html`<svg viewBox="0 0 24 24" width=${size} height=${size} aria-hidden="true">${DRAWINGS[name]()}</svg>`;
}
