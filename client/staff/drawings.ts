import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const LINE = 'fill:none;stroke:currentColor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round';

/** Signs that only this page needs, on a grid of 24. */
const DRAWINGS = {
  download: () => svg`<path d="M12 3v12m-5-5l5 5 5-5M4 20h16" style=${LINE}/>`,
  screen: () => svg`<path d="M3 4h18v12H3zM9 20h6M12 16v4" style=${LINE}/>`,
  up: () => svg`<path d="M6 15l6-6 6 6" style=${LINE}/>`,
  down: () => svg`<path d="M6 9l6 6 6-6" style=${LINE}/>`,
  bin: () => svg`<path d="M4 7h16M9 7V4h6v3M6.500 7l1 13h9l1-13" style=${LINE}/>`,
  plus: () => svg`<path d="M12 5v14M5 12h14" style=${LINE}/>`,
} satisfies Record<string, () => SVGTemplateResult>;

/** A sign for the eye only; the words beside it carry the meaning. */
export function drawing(name: keyof typeof DRAWINGS, size = '1rem'): TemplateResult {
  return html`<svg viewBox="0 0 24 24" width=${size} height=${size} aria-hidden="true">${DRAWINGS[name]()}</svg>`;
}
