import { html, type TemplateResult } from 'lit';
import type { ForecastVerdict } from '../../server/protocol/board.ts';
import { icon, type IconName } from '../ui/icons.ts';
import './verdict-chip.css';

const SIGNS: Readonly<Record<ForecastVerdict, IconName>> = { reached: 'check', 'on-course': 'next', close: 'timer', behind: 'alert' };

/** How the forecast stands to the quota: sign, words and a solid ground, never a colour alone. */
export function verdictChip(verdict: ForecastVerdict, text: string): TemplateResult {
  return html`<span class="verdict ${verdict}">${icon(SIGNS[verdict], '0.9375rem')}${text}</span>`;
}
