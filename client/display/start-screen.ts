import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { flamboyant } from '../ui/motifs.ts';
import { DisplayElement } from './display-element.ts';
import { sea } from './screen-head.ts';
import './start-screen.css';

const PATIENCE_SECONDS = 45;

/** Asks for the one press that browsers want before the full screen and sound. A wall that starts with nobody beside it shows by itself. */
@customElement('start-screen')
export class StartScreen extends DisplayElement {
  @state() private seconds = PATIENCE_SECONDS;

  #countdown: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#countdown = setInterval(() => this.#tick(), 1000);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#countdown);
    super.disconnectedCallback();
  }

  override render() {
    const { start } = this.speech.words;
    return html`<div class="start"><span class="flower">${flamboyant('1em')}</span>
      <h1><button type="button" data-testid="start" @click=${() => this.dispatchEvent(new Event('start'))}>${start.button}</button></h1>
      <p>${start.text}</p>
      <p class="soft">${start.alone(this.seconds)} ${start.keys}</p>
    </div>${sea()}`;
  }

  #tick(): void {
    this.seconds -= 1;
    if (this.seconds <= 0) this.dispatchEvent(new Event('alone'));
  }
}

declare global { interface HTMLElementTagNameMap { 'start-screen': StartScreen } }
