import { html, nothing, type TemplateResult } from 'lit';
import { shore } from '../participant/shore.ts';
import { flamboyant } from '../ui/motifs.ts';
import '../participant/entry-view.css';
import './front.css';

interface Hero { title: string; text?: string; flag?: string; room?: { label: string; pin: string } }

/** What one stands before: the sea with the name, and what is to be done below it. */
export function front({ title, text, flag, room }: Hero, desk: TemplateResult): TemplateResult {
  return html`<main>
    <section class="hero">
      <span class="petals">${flamboyant('9.5rem')}</span>
      ${flag ? html`<span class="flag">${flag}</span>` : nothing}
      <h1 class="display" tabindex="-1">${title}</h1>
      ${text ? html`<p class="plan">${text}</p>` : nothing}
      ${room ? html`<p class="room">${room.label} <b class="digits">${inGroups(room.pin)}</b></p>` : nothing}
      ${shore()}
    </section>
    <div class="desk">${desk}</div>
  </main>`;
}

/** A PIN as it stands on the wall, `482 716`, also while it is being typed. */
export function inGroups(typed: string): string {
  const digits = typed.replace(/\D/g, '').slice(0, 6);
  return digits.length <= 3 ? digits : `${digits.slice(0, 3)} ${digits.slice(3)}`;
}
