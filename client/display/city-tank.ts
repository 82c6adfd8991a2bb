import { html, svg, type TemplateResult } from 'lit';
import type { Rate } from '../staff/figures.ts';
import './city-tank.css';

const HEIGHT = 100;
/** Crests of three waves, one behind the other; a viewBox of 100 by 100. */
const CRESTS = [
  'M0 0C12-5 24-5 36 0S60 5 72 0 92-5 100-2V120H0Z',
  'M0 1C14 6 26 6 40 1S66-5 78-1 94 4 100 1V120H0Z',
  'M0 3C10-2 26-2 40 3S64 8 78 3 94-1 100 3V120H0Z',
] as const;

/** A share of people as the sea that rises in a dock with draft marks; between the ends of a band the water is hatched. */
export function cityTank({ from, to }: Rate): TemplateResult {
  const level = (percent: number) => `transform:translateY(${HEIGHT - Math.min(100, percent)}%)`;
  return html`<div class="tank" aria-hidden="true">
    ${from === to ? '' : html`<div class="band" style="top:${100 - Math.min(100, to)}%;height:${Math.min(100, to) - Math.min(100, from)}%"></div>`}
    <svg viewBox="0 0 100 100" preserveAspectRatio="none"><g style=${level(from)}>${CRESTS.map((crest, place) => svg`<path class="wave-${place}" d=${crest}/>`)}</g></svg>
    ${[25, 50, 75].map((mark) => html`<u class=${mark === 50 ? 'half' : ''} style="bottom:${mark}%"></u>`)}
  </div>`;
}
