import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { speechIn, type Speech } from './speech.ts';

/** A part of the wall, drawn in the page itself; its style sheet is a file of the page. */
export abstract class DisplayElement extends LitElement {
  @property({ attribute: false }) speech: Speech = speechIn('vi', 'Asia/Ho_Chi_Minh');
  /** What is shown is there at once, and nothing glides to its place. */
  @property({ type: Boolean }) still = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
