import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import './notice.css';

export type Tone = 'warning' | 'error' | 'reached' | 'calm';

/** A sentence that wants to be read: icon, words and a strip of colour. An error speaks at once and can take the focus. */
export function notice(tone: Tone, content: unknown, testId = ''): TemplateResult {
  const role = tone === 'error' ? 'alert' : 'status';
  return html`<div class="notice ${tone}" role=${role} tabindex=${tone === 'error' ? -1 : nothing} data-testid=${testId || nothing}>
    ${icon(tone === 'reached' ? 'check' : 'alert')}<div>${content}</div>
  </div>`;
}
