import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property } from 'lit/decorators.js';
import type { StaffStanding } from '../../../server/protocol/control.ts';
import { drawing } from '../../staff/drawings.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { moved } from '../../staff/moved.ts';

type People = StaffStanding['undecided'][number]['people'];

/** People of a tie, put in order by buttons. Dispatches `ordered`. */
@customElement('draw-order')
export class DrawOrder extends OrganiserElement {
  @property({ attribute: false }) people: People = [];

  override render() {
    const { draw, codeTail } = this.words.standing;
    const last = this.people.length - 1;
    return html`<ol class="order">${repeat(this.people, ({ participant }) => participant, ({ name, unit, staffCodeTail, participant }, at) => html`<li>
      <b class="digits">${at + 1}</b><span><b>${name}</b><br><span class="soft small">${unit} · ${codeTail(staffCodeTail)}</span></span>
      <span class="row"><button type="button" aria-label=${draw.up(name)} ?disabled=${at === 0} data-move="${participant}-up" @click=${() => this.#move(at, -1)}>${drawing('up')}</button>
      <button type="button" aria-label=${draw.down(name)} ?disabled=${at === last} data-move="${participant}-down" @click=${() => this.#move(at, 1)}>${drawing('down')}</button></span></li>`)}</ol>`;
  }

  async #move(at: number, by: 1 | -1): Promise<void> {
    const person = this.people[at];
    this.people = moved(this.people, at, by);
    this.dispatchEvent(new CustomEvent<People>('ordered', { detail: this.people }));
    this.dispatchEvent(new Event('drafted', { bubbles: true }));
    await this.updateComplete;
    // Who moves a name several places keeps pressing the same button; at the end of the list only the other one is left.
    const [same, other] = by === -1 ? ['up', 'down'] : ['down', 'up'];
    const buttons = [same, other].map((way) => this.querySelector<HTMLButtonElement>(`[data-move="${person?.participant}-${way}"]:not(:disabled)`));
    buttons.find((button) => button !== null)?.focus();
  }
}

declare global { interface HTMLElementTagNameMap { 'draw-order': DrawOrder } }
