import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { lawful } from '../words/lawful.ts';
import { icon } from './icons.ts';
import { letter, sign } from './letters.ts';
import './option-list.css';
import { PageElement } from './page-element.ts';

/**
 * The options of a question. As native radio buttons a tap only chooses; where a tap answers at once they are buttons, as the arrows
 * of a radio group would answer on their way. Dispatches `choose` with the place of the option.
 */
@customElement('option-list')
export class OptionList extends PageElement {
  /** The question, for those who hear the page. */
  @property() label = '';
  @property({ attribute: false }) options: readonly string[] = [];
  @property({ attribute: false }) chosen: number | null = null;
  /** The right option, once it may be known. */
  @property({ attribute: false }) key: number | null = null;
  @property({ type: Boolean }) locked = false;
  @property({ type: Boolean }) atOnce = false;

  override render() {
    const bare = this.options.every((text) => text === '');
    return html`<fieldset role=${this.atOnce ? 'group' : 'radiogroup'} aria-label=${this.label} class="${this.locked ? 'locked' : ''} ${bare ? 'bare' : ''}">
      ${this.options.map((text, choice) => this.#option(text, choice))}
    </fieldset>`;
  }

  #option(text: string, choice: number) {
    const right = choice === this.key;
    const chosen = choice === this.chosen;
    const look = `option ${right ? 'right' : ''} ${chosen && !right ? 'chosen' : ''}`;
    const face = html`<span class="key">${icon(sign(choice), '1.5rem')}<span>${letter(choice)}</span></span>
      <span class="text">${lawful(text)}${right ? html`<span class="tag">${this.spoken.words.result.key}</span>` : nothing}</span>
      <span class="mark">${icon('check', '1.125rem')}</span>`;
    const choose = () => this.#choose(choice);
    const name = `option-${letter(choice)}`;
    if (this.atOnce) return html`<button type="button" class=${look} data-testid=${name} aria-pressed=${chosen} aria-disabled=${this.locked} @click=${choose}>${face}</button>`;
    return html`<label class=${look} data-testid=${name}>${face}
      <input type="radio" name="option" .checked=${chosen} ?disabled=${this.locked} @change=${choose}>
    </label>`;
  }

  #choose(choice: number): void {
    if (this.locked) return;
    this.dispatchEvent(new CustomEvent<number>('choose', { detail: choice }));
  }
}

declare global { interface HTMLElementTagNameMap { 'option-list': OptionList } }
