import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import './notice.css';

export type Tone = 'warning' | 'error' | 'reached' | 'calm';

/** A sentence that wants to be read: icon, words and a strip of colour. An error speaks at once and can take the focus. */
export function notice(tone: Tone, content: unknown, testId = ''): TemplateResult {
  return box({ tone, role: tone === 'error' ? 'alert' : 'status' }, content, testId);
}

/** The same with content that ticks: only `title` is spoken by itself. */
export function tickingNotice(tone: Tone, [title, content]: [string, string], testId: string): TemplateResult {
  return box({ tone, role: '' }, html`<b role="status">${title}.</b> ${content}`, testId);
}

function box({ tone, role }: { tone: Tone; role: string }, content: unknown, testId: string): TemplateResult {
  return html`<div class="notice ${tone}" role=${role || nothing} tabindex=${tone === 'error' ? -1 : nothing} data-testid=${testId || nothing}>
    ${icon(tone === 'reached' ? 'check' : 'alert')}<div>${content}</div>
  </div>`;
}
