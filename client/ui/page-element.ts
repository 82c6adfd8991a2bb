import { LitElement } from 'lit';
import { Spoken } from '../words/language.ts';

/**
 * An element drawn in the page itself, not in a shadow of its own. Its style sheet is a file of the page: inside the script the
 * sheets cost a phone 5 kB (gzip) before the first paint. What it says it reads from `spoken` while it draws.
 */
export abstract class PageElement extends LitElement {
  protected readonly spoken = new Spoken(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
