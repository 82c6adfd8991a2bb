import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property } from 'lit/decorators.js';
import type { ControlView } from '../../../server/protocol/control.ts';
import { drawing } from '../../staff/drawings.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { addPlan } from './display-acts.ts';
import './display-card.ts';
import './displays-section.css';

/** The screens in the halls: what each shows, what it says of itself, and what it is told. */
@customElement('displays-section')
export class DisplaysSection extends OrganiserElement {
  @property({ attribute: false }) control: ControlView | undefined;

  override render() {
    const { displays: words } = this.words;
    const { control } = this;
    return html`<div class="section">
      <div class="head"><h1 class="title" tabindex="-1">${words.title}</h1>
        ${this.desk.mayAct && control ? html`<button type="button" data-testid="display-add" @click=${() => this.propose(addPlan({ desk: this.desk, words: this.words, rounds: control.rounds }))}>${drawing('plus')}${words.add.open}</button>` : ''}</div>
      ${control === undefined ? html`<p role="status">${this.words.loading}</p>` : ''}
      ${control?.displays.length === 0 ? html`<p class="card">${words.none}</p>` : ''}
      ${repeat(control?.displays ?? [], ({ id }) => id, (display) => html`<display-card .desk=${this.desk} .display=${display} .rounds=${control?.rounds ?? []}></display-card>`)}
    </div>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'displays-section': DisplaysSection } }
