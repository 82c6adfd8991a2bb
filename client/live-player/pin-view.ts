import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { notice } from '../ui/notice.ts';
import { front, inGroups } from './front.ts';
import { LiveElement } from './live-element.ts';

/** The six digits of the wall. Dispatches `pin` with them. */
@customElement('pin-view')
export class PinView extends LiveElement {
  /** What was in the link. */
  @property() pin = '';
  @property({ type: Boolean }) busy = false;
  /** Why there is no such room; empty where nothing happened. */
  @property() refusal = '';
  /** Why this device was sent away. */
  @property() parting = '';

  @state() private wrong = false;
  @query('#pin') private input!: HTMLInputElement;
  @query('.notice') private summary!: HTMLElement | null;

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('refusal') && this.refusal) this.summary?.focus();
  }

  override render() {
    const { pin: words, title } = this.live;
    return front({ title, text: this.spoken.words.brand }, html`<form novalidate @submit=${this.#submit}>
        <h2 tabindex="-1"><label for="pin">${words.title}</label></h2>
        ${this.refusal ? notice('error', this.refusal, 'refusal') : nothing}
        ${this.parting && !this.refusal ? notice('warning', this.parting, 'parting') : nothing}
        <div class="field">
          <span class="soft small" id="pin-hint">${words.hint}</span>
          <input id="pin" name="pin" .value=${inGroups(this.pin)} inputmode="numeric" maxlength="9" autocomplete="off" spellcheck="false" enterkeyhint="go"
            aria-invalid=${this.wrong} aria-describedby="pin-hint${this.wrong ? ' pin-wrong' : ''}" @input=${this.#group}>
          ${this.wrong ? html`<span class="wrong" id="pin-wrong">${words.wrong}</span>` : nothing}
        </div>
        <button class="main" aria-disabled=${this.busy}>${this.busy ? words.looking : words.go}</button>
      </form>`);
  }

  /** In two groups while it is typed at its end; elsewhere the caret would jump. */
  #group(): void {
    const { value, selectionStart } = this.input;
    if (selectionStart === value.length) this.input.value = inGroups(value);
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const pin = this.input.value.replace(/\D/g, '');
    this.wrong = pin.length !== 6;
    if (this.wrong) return this.input.focus();
    this.dispatchEvent(new CustomEvent<string>('pin', { detail: pin }));
  }
}

declare global { interface HTMLElementTagNameMap { 'pin-view': PinView } }
