import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../ui/page-element.ts';
import { rulesWords } from './rules-words.ts';

/** The address of the entry page as a QR code, for a poster and for the hall's screen. */
@customElement('entry-poster')
export class EntryPoster extends PageElement {
  @property() address = '';

  @state() private drawing = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('address') && this.address) void this.#draw(this.address);
  }

  override render() {
    if (!this.drawing) return nothing;
    return html`<figure class="poster"><img src=${this.drawing} alt="" width="200" height="200">
      <figcaption><b>${rulesWords(this.spoken.language).poster}</b><a href=${this.address}>${this.address}</a></figcaption></figure>`;
  }

  async #draw(address: string): Promise<void> {
    const { renderSVG } = await import('uqr');
    this.drawing = `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 2, ecc: 'M' }))}`;
  }
}

declare global { interface HTMLElementTagNameMap { 'entry-poster': EntryPoster } }
