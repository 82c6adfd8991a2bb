import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Shown } from '../../server/protocol/display.ts';
import { flamboyant } from '../ui/motifs.ts';
import { pieces } from '../words/unbroken.ts';
import { DisplayElement } from './display-element.ts';
import { fit, isWhole } from './fit.ts';
import { Fitting } from './fitting.ts';
import './message-screen.css';
import { sea } from './screen-head.ts';

type Message = Extract<Shown, { kind: 'message' }>;

/** Of the wanted sizes; at the least one the longest title and text fit. */
const STEPS = [1, 0.9, 0.8, 0.7, 0.62, 0.55, 0.48, 0.42, 0.37] as const;

/** Words of the organisers, as large as they fit. */
@customElement('message-screen')
export class MessageScreen extends DisplayElement {
  @property({ attribute: false }) shown!: Message;

  protected readonly fitting = new Fitting(this, () => {
    const box = this.querySelector<HTMLElement>('.message');
    if (box) fit(box, STEPS, () => isWhole(box));
  });

  override render() {
    const { title, text } = this.shown;
    return html`<div class="message"><span class="flower">${flamboyant('1em')}</span><h1 class="display">${title}</h1>
      ${text === '' ? nothing : html`<p>${pieces(text).map((piece) => (piece.unbroken ? html`<span class="unbroken">${piece.text}</span>` : piece.text))}</p>`}</div>${sea()}`;
  }
}

declare global { interface HTMLElementTagNameMap { 'message-screen': MessageScreen } }
