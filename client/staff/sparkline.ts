import { html, type TemplateResult } from 'lit';
import type { Tone } from './quota-bar.ts';

const WIDTH = 92;
const HEIGHT = 26;
const COLOURS: Readonly<Record<Tone, string>> = { reached: 'var(--reached)', behind: 'var(--error)', plain: 'var(--action)' };

/** Seven days as a small line, today last; `label` says the same in words. */
export function sparkline(days: readonly number[], { tone, label }: { tone: Tone; label: string }): TemplateResult {
  const most = Math.max(...days, 1);
  const points = days.map((day, at) => `${((at * WIDTH) / (days.length - 1)).toFixed(1)} ${(HEIGHT - 3 - (day / most) * (HEIGHT - 7)).toFixed(1)}`);
  const line = `M${points.join('L')}`;
  const [x = 0, y = 0] = points.at(-1)?.split(' ') ?? [];
  return html`<svg class="sparkline" viewBox="-2 0 ${WIDTH + 6} ${HEIGHT}" width=${WIDTH + 6} height=${HEIGHT} role="img" aria-label=${label} style="color:${COLOURS[tone]}">
    <path d="${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z" fill="currentColor" opacity=".14"></path>
    <path d=${line} fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"></path>
    <circle cx=${x} cy=${y} r="3" fill="currentColor"></circle>
  </svg>`;
}
