import { html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ControlView } from '../../../server/protocol/control.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { PEOPLE_ACTS, personPlan, type PersonAct } from './people-acts.ts';
import './people-section.css';

/** What can be done for one person, who is named by the staff code. */
@customElement('people-section')
export class PeopleSection extends OrganiserElement {
  @property({ attribute: false }) control: ControlView | undefined;

  @query('#person') private person!: HTMLInputElement;

  override render() {
    const { people: words } = this.words;
    return html`<div class="section">
      <h1 class="title" tabindex="-1">${words.title}</h1>
      ${this.desk.mayAct ? html`<div class="card field who"><label for="person">${words.staffCode}</label><span class="soft small" id="person-hint">${words.staffCodeHint}</span>
        <input id="person" autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" maxlength="40" aria-describedby="person-hint"></div>
        <div class="cards">${PEOPLE_ACTS.map((act) => this.#card(act))}</div>` : html`<p class="card">${words.onlyOrganisers}</p>`}
    </div>`;
  }

  #card(act: PersonAct): TemplateResult {
    const words = this.words.people.acts[act];
    return html`<section class="card stack"><h2>${words.heading}</h2><p>${words.text}</p>
      <p><button type="button" data-testid=${act} @click=${() => this.#open(act)}>${words.open}</button></p></section>`;
  }

  #open(act: PersonAct): void {
    const rounds = this.control?.rounds ?? [];
    this.propose(personPlan({ desk: this.desk, words: this.words, rounds }, act, this.person.value.normalize('NFC').trim()));
  }
}

declare global { interface HTMLElementTagNameMap { 'people-section': PeopleSection } }
