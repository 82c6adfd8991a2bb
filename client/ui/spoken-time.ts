import { html, type TemplateResult } from 'lit';

const SPOKEN_SECONDS = [5, 10];

/** Time for those who hear the page: at ten seconds, at five, and at the end; never each second. */
export function spokenTime(seconds: number, words: { at(seconds: number): string; over: string }): TemplateResult {
  return html`<p class="unseen" aria-live="polite" data-testid="spoken-time">${sentence(seconds, words)}</p>`;
}

function sentence(seconds: number, words: { at(seconds: number): string; over: string }): string {
  if (seconds === 0) return words.over;
  const due = SPOKEN_SECONDS.find((mark) => seconds <= mark);
  return due === undefined ? '' : words.at(due);
}
