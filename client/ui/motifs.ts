import { html, svg, type TemplateResult } from 'lit';

const PETAL = 'M50 48C34 40 27 24 33 9c6-9 28-9 34 0 6 15-1 31-17 39z';
const SPECKS = [[44, 20], [52, 16], [56, 24], [47, 28], [50, 36], [41, 27], [58, 31]] as const;

/** The city's flamboyant flower: four red petals, a pale speckled one, long stamens. `currentColor` is the red. */
export function flamboyant(size: string): TemplateResult {
  return html`<svg viewBox="0 0 100 100" width=${size} height=${size} aria-hidden="true">
    <g fill="currentColor">${[72, 144, 216, 288].map((turn) => svg`<path d=${PETAL} transform="rotate(${turn} 50 50)"/>`)}</g>
    <path d=${PETAL} fill="#fff3d6" stroke="currentColor" stroke-width="2.5"/>
    <g fill="currentColor">${SPECKS.map(([x, y]) => svg`<circle cx=${x} cy=${y} r="1.9"/>`)}</g>
    <g stroke="#f6b40e" stroke-width="2" stroke-linecap="round">${[-70, -35, 5, 40, 75].map((turn) => svg`<path d="M50 50V72" transform="rotate(${turn} 50 50)"/>`)}</g>
    <circle cx="50" cy="50" r="4.5" fill="#f6b40e"/>
  </svg>`;
}

/** Three waves, one for each victory on the Bạch Đằng. The area above them is left open. */
export function waves(): TemplateResult {
  return html`<svg class="waves" viewBox="0 0 390 64" preserveAspectRatio="none" aria-hidden="true">
    <path fill="var(--solid-sea)" d="M0 28C20 18 40 6 90 26S180 32 240 22 340 44 390 22V64H0Z"/>
    <path fill="none" stroke="var(--crest)" stroke-width="3" opacity=".9" d="M0 38C20 28 50 16 90 36S180 46 240 32 340 54 390 32"/>
    <path fill="none" stroke="var(--crest)" stroke-width="3" opacity=".5" d="M0 50C20 40 50 28 90 48S180 58 240 44 340 66 390 44"/>
  </svg>`;
}
