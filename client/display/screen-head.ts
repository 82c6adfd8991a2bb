import { html, nothing, svg, type TemplateResult } from 'lit';
import { flamboyant } from '../ui/motifs.ts';

interface Head {
  title: string;
  text?: string | undefined;
  /** How sure the figures are. */
  flag?: { kind: string; text: string } | undefined;
  /** “Trang 1/2”, where pages turn. */
  page?: string | undefined;
  /** The time left. */
  aside?: TemplateResult | undefined;
}

/** The top line of a picture. */
export function screenHead({ title, text, flag, page, aside }: Head): TemplateResult {
  return html`<header class="head">
    <span class="flower">${flamboyant('1em')}</span>
    <div class="titles"><h1 class="display">${title}</h1>${text ? html`<p>${text}</p>` : nothing}</div>
    ${aside ? html`<p class="aside">${aside}</p>` : nothing}
    ${flag || page ? html`<div class="marks">${flag ? html`<p class="flag ${flag.kind}">${flag.text}</p>` : nothing}${page ? html`<p class="page digits">${page}</p>` : nothing}</div>` : nothing}
  </header>`;
}

/** Centres of the scales of one tile: each row lies over the one above it, half a scale to the side. */
const SCALES = [[0, 0], [64, 0], [32, 16], [0, 32], [64, 32], [32, 48]] as const;
const RINGS = [31, 22, 13] as const;

/** The old scales of the sea along the foot of a calm picture. */
export function sea(): TemplateResult {
  return html`<svg class="sea" viewBox="0 0 1600 96" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
    <pattern id="scales" width="64" height="32" patternUnits="userSpaceOnUse">${SCALES.map(([x, y]) => RINGS.map((radius) => svg`<circle cx=${x} cy=${y} r=${radius}/>`))}</pattern>
    <rect width="1600" height="96" fill="url(#scales)"/>
  </svg>`;
}
