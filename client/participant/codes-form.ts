import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SignIn } from '../../server/protocol/participant.ts';
import { notice } from '../ui/notice.ts';
import { PageElement } from '../ui/page-element.ts';
import { grouped } from './code-groups.ts';

/** Two codes and a button. Dispatches `enter` with the codes; `refusal` is the sentence that came back. */
@customElement('codes-form')
export class CodesForm extends PageElement {
  @property() heading = '';
  /** What the button says. */
  @property() go = '';
  /** Why the last try failed; empty where nothing happened. */
  @property() refusal = '';
  /** Why this device was sent away. */
  @property() parting = '';
  @property({ type: Boolean }) busy = false;
  @property() staffCode = '';

  @state() private missing: { staff: boolean; personal: boolean } = { staff: false, personal: false };
  @query('#staff') private staff!: HTMLInputElement;
  @query('#personal') private personal!: HTMLInputElement;
  @query('.notice') private summary!: HTMLElement | null;

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('refusal') && this.refusal) this.summary?.focus();
  }

  override render() {
    const { words } = this.spoken;
    return html`<form novalidate @submit=${this.#submit}>
        <h2 tabindex="-1">${this.heading}</h2>
        ${this.refusal ? notice('error', html`<b>${words.entry.failed}.</b> ${this.refusal}`, 'refusal') : nothing}
        ${this.parting && !this.refusal ? notice('warning', this.parting, 'parting') : nothing}
        <div class="field">
          <label for="staff">${words.entry.staffCode}</label>
          <span class="soft small" id="staff-hint">${words.entry.staffHint}</span>
          <input id="staff" name="username" .value=${this.staffCode} maxlength="40" autocomplete="username" autocapitalize="characters" autocorrect="off" spellcheck="false" enterkeyhint="next"
            aria-invalid=${this.missing.staff} aria-describedby="staff-hint${this.missing.staff ? ' staff-wrong' : ''}">
          ${this.missing.staff ? html`<span class="wrong" id="staff-wrong">${words.entry.missingStaff}</span>` : nothing}
        </div>
        <div class="field">
          <label for="personal">${words.entry.personalCode}</label>
          <span class="soft small" id="personal-hint">${words.entry.personalHint}</span>
          <input id="personal" name="personal-code" maxlength="40" autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" enterkeyhint="go"
            aria-invalid=${this.missing.personal} aria-describedby="personal-hint${this.missing.personal ? ' personal-wrong' : ''}" @input=${this.#group}>
          ${this.missing.personal ? html`<span class="wrong" id="personal-wrong">${words.entry.missingPersonal}</span>` : nothing}
        </div>
        <button class="main" aria-disabled=${this.busy}>${this.busy ? words.entry.entering : this.go}</button>
      </form>`;
  }

  /** Shows the code in two groups while it is typed at its end; elsewhere the caret would jump. */
  #group(): void {
    const { value, selectionStart } = this.personal;
    if (selectionStart === value.length) this.personal.value = grouped(value);
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const staffCode = this.staff.value.normalize('NFC').trim();
    const personalCode = this.personal.value.normalize('NFC').trim();
    this.missing = { staff: staffCode === '', personal: personalCode === '' };
    if (staffCode === '') return this.staff.focus();
    if (personalCode === '') return this.personal.focus();
    this.dispatchEvent(new CustomEvent<SignIn>('enter', { detail: { staffCode, personalCode }, bubbles: true }));
  }
}

declare global { interface HTMLElementTagNameMap { 'codes-form': CodesForm } }
