import { html, nothing, type TemplateResult } from 'lit';
import type { LivePreview } from '../../server/protocol/live-host.ts';
import type { LiveHallScreen } from '../../server/protocol/live-projector.ts';
import type { Formats } from '../words/format.ts';
import type { HostWords } from '../words/host-vi.ts';
import { lawful } from '../words/lawful.ts';
import { letter } from '../ui/letters.ts';

interface Setting { words: HostWords; format: Formats }

interface Asked { text: string; options: readonly string[] | null; key: number | null; counts: readonly number[] | null; note: string; alt: string | null }

/** What the hall sees now, small. */
export function hallPreview(hall: LiveHallScreen, { words, format }: Setting): TemplateResult {
  const { preview } = words;
  switch (hall.screen) {
    case 'lobby':
      return plain(preview.lobby(hall.people, hall.units));
    case 'announced':
      return plain(hall.practice ? preview.practiceAnnounced : preview.announced(hall.number));
    case 'reading':
      return asked({ text: hall.text, options: null, key: null, counts: null, note: '', alt: hall.picture?.alt ?? null }, words);
    case 'open':
    case 'closed':
      return asked({ ...hall, key: null, counts: null, note: preview.answered(format.number(hall.answered), format.number(hall.connected)), alt: hall.picture?.alt ?? null }, words);
    case 'histogram':
      return asked({ ...hall, key: hall.revealed.key, counts: hall.revealed.counts, note: hall.revealed.explanation, alt: hall.picture?.alt ?? null }, words);
    case 'standing':
    case 'ended':
      return html`<div class="slide"><p class="heading">${preview.standing}</p><ol class="ranks">${hall.rows.slice(0, 6).map(({ rank, name, unit, score }) => html`<li><b class="digits">${rank}</b><span>${name}${unit === null ? nothing : html`<small>${unit}</small>`}</span><span class="digits">${format.points(score)}</span></li>`)}</ol></div>`;
    case 'pause':
      return plain(hall.title === '' ? words.editor.pause : hall.title);
    case 'message':
      return html`<div class="slide"><p class="heading">${hall.title}</p><p>${hall.text}</p></div>`;
  }
}

/** A screen before it is public; its key is for the control room alone. */
export function nextPreview(next: LivePreview, { words }: Setting): TemplateResult {
  switch (next.kind) {
    case 'question':
      return asked({ text: next.text, options: next.options, key: next.key, counts: null, note: words.preview.hiddenKey, alt: next.alt }, words);
    case 'pause':
      return plain(next.title === '' ? words.editor.pause : next.title);
    case 'message':
      return html`<div class="slide"><p class="heading">${next.title}</p><p>${next.text}</p></div>`;
    case 'close':
    case 'histogram':
    case 'standing':
    case 'end':
      return plain(words.preview[next.kind]);
  }
}

function asked({ text, options, key, counts, note, alt }: Asked, { preview }: HostWords): TemplateResult {
  return html`<div class="slide"><p class="heading">${lawful(text)}</p>
    ${alt === null ? nothing : html`<p class="alt">${preview.picture(alt)}</p>`}
    ${options === null ? nothing : html`<ol class="choices">${options.map((option, choice) => html`<li class="option-${letter(choice).toLowerCase()} ${choice === key ? 'key' : ''}"><b>${letter(choice)}</b><span>${lawful(option)}${choice === key ? html` <em>${preview.key}</em>` : nothing}</span>${counts === null ? nothing : html`<i class="digits">${counts[choice] ?? 0}</i>`}</li>`)}</ol>`}
    ${note === '' ? nothing : html`<p class="note">${lawful(note)}</p>`}</div>`;
}

function plain(title: string): TemplateResult {
  return html`<div class="slide plain"><p class="heading">${title}</p></div>`;
}
