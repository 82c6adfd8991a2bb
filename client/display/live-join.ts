import { html, nothing, type TemplateResult } from 'lit';
import type { LiveShown } from '../../server/protocol/live-projector.ts';
import { flamboyant } from '../ui/motifs.ts';
import { qrCode } from './qr-code.ts';
import { sea } from './screen-head.ts';
import type { Speech } from './speech.ts';

/** For who comes late: as long as people can join, the PIN, the address and its code stay in the corner. */
export function joinCorner({ pin, link }: LiveShown, { words: { live } }: Speech): TemplateResult | typeof nothing {
  if (pin === null) return nothing;
  return html`<div class="join"><p><span class="address">${live.join} <b>${link === null ? '' : bare(link)}</b><br></span>${live.pin} <b class="digits">${inGroups(pin)}</b></p>${link === null ? nothing : qrCode(link)}</div>`;
}

/** Before the first question: the way in, as large as the wall. */
export function lobby(shown: LiveShown, { words: { live }, format }: Speech): TemplateResult {
  const { pin, link, hall } = shown;
  const units = hall.screen === 'lobby' ? hall.units : 0;
  const there = html`<p class="there"><b class="digits">${format.number(shown.people)}</b> ${live.people('').trim()}${units > 0 ? html`, ${live.units(format.number(units))}` : nothing}</p>`;
  if (pin === null) return html`<div class="calm"><span class="flower big">${flamboyant('1em')}</span><h1 class="display">${shown.name}</h1><p class="strong">${live.full}</p>${there}</div>${sea()}`;
  return html`<div class="lobby">
      <div class="way"><h1 class="display">${shown.name}</h1><p class="scan">${live.scan}<br><b>${link === null ? '' : bare(link)}</b></p>
        <p class="pin"><span>${live.pin}</span><b class="digits">${inGroups(pin)}</b></p>${there}</div>
      ${link === null ? nothing : qrCode(link)}
    </div>${sea()}`;
}

function inGroups(pin: string): string {
  return `${pin.slice(0, 3)} ${pin.slice(3)}`;
}

/** The address as one types it. */
function bare(link: string): string {
  return link.replace(/^https?:\/\//, '').replace(/\?.*/, '');
}
