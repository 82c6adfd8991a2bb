import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { lawful } from '../words/lawful.ts';
import { icon } from './icons.ts';
import { letter, sign } from './letters.ts';
import './option-list.css';
import { PageElement } from './page-element.ts';

/** The options of a question as native radio buttons. A tap only chooses: `choose` with the place of the option. */
@customElement('option-list')
export class OptionList extends PageElement {
  /** The question, for those who hear the page. */
  @property() label = '';
  @property({ attribute: false }) options: readonly string[] = [];
  @property({ attribute: false }) chosen: number | null = null;
  /** The right option, once it may be known. */
  @property({ attribute: false }) key: number | null = null;
  @property({ type: Boolean }) locked = false;

  override render() {
    return html`<fieldset role="radiogroup" aria-label=${this.label} class=${this.locked ? 'locked' : ''}>
      ${this.options.map((text, choice) => this.#option(text, choice))}
    </fieldset>`;
  }

  #option(text: string, choice: number) {
    const right = choice === this.key;
    const chosen = choice === this.chosen;
    return html`<label class="${right ? 'right' : ''} ${chosen && !right ? 'chosen' : ''}" data-testid="option-${letter(choice)}">
      <span class="key">${icon(sign(choice), '1.5rem')}<span>${letter(choice)}</span></span>
      <span class="text">${lawful(text)}${right ? html`<span class="tag">${this.spoken.words.result.key}</span>` : nothing}</span>
      <span class="mark">${icon('check', '1.125rem')}</span>
      <input type="radio" name="option" .checked=${chosen} ?disabled=${this.locked} @change=${() => this.#choose(choice)}>
    </label>`;
  }

  #choose(choice: number): void {
    this.dispatchEvent(new CustomEvent<number>('choose', { detail: choice }));
  }
}

declare global { interface HTMLElementTagNameMap { 'option-list': OptionList } }
