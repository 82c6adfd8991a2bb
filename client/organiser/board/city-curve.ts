import { html, nothing, type TemplateResult } from 'lit';
import type { Curve } from '../../../server/protocol/board.ts';
import { curveShape } from './curve-shape.ts';

const BOX = { width: 420, height: 58 };

export interface CurveWords { label: string; actual: string; needed: string; forecast: string }

/** The course against the pace that is needed, and where it leads; `words.label` says the same to who does not see it. */
export function cityCurve(curve: Curve, now: number, words: CurveWords): TemplateResult {
  const { actual, area, needed, forecast } = curveShape(curve, now, BOX);
  return html`<svg class="curve" viewBox="0 -2 ${BOX.width} ${BOX.height + 4}" preserveAspectRatio="none" role="img" aria-label=${words.label}>
      <path class="needed" d=${needed} vector-effect="non-scaling-stroke"></path>
      <path class="area" d=${area}></path>
      <path class="actual" d=${actual} vector-effect="non-scaling-stroke"></path>
      <path class="forecast" d=${forecast} vector-effect="non-scaling-stroke"></path>
    </svg>
    <p class="legend" aria-hidden="true"><span class="actual">${words.actual}</span><span class="needed">${words.needed}</span>${forecast === '' ? nothing : html`<span class="forecast">${words.forecast}</span>`}</p>`;
}
