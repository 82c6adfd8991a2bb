import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { StaffSignIn } from '../../server/protocol/staff.ts';
import { notice } from '../ui/notice.ts';
import { StaffElement, staffRefused } from './staff-element.ts';
import './sign-in-form.css';

/** Account and password. Dispatches `sign-in` with both; `refusal` is what came back. */
@customElement('sign-in-form')
export class SignInForm extends StaffElement {
  /** Why the last try failed; empty where nothing happened. */
  @property() refusal = '';
  /** Why this browser has to sign in again. */
  @property() parting = '';
  @property({ type: Boolean }) busy = false;

  @state() private missing: { account: boolean; password: boolean } = { account: false, password: false };
  @state() private shown = false;
  @query('#account') private account!: HTMLInputElement;
  @query('#password') private password!: HTMLInputElement;
  @query('.notice.error') private summary!: HTMLElement | null;

  override firstUpdated(): void {
    this.account.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('busy') || this.busy || !this.refusal) return;
    this.summary?.focus();
    this.password.value = '';
  }

  override render() {
    const { door } = this.staff;
    return html`<form class="card" novalidate @submit=${this.#submit}>
      <h2>${door.signIn}</h2>
      ${this.refusal && !this.busy ? notice('error', html`<b>${door.failed}.</b> ${this.refusal === 'no-answer' ? door.noAnswer : staffRefused(this.staff, this.refusal)}`, 'refusal') : nothing}
      ${this.parting && !this.refusal ? notice('warning', this.parting, 'parting') : nothing}
      <div class="field">
        <label for="account">${door.account}</label>
        <input id="account" name="username" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" enterkeyhint="next" maxlength="60"
          aria-invalid=${this.missing.account} aria-describedby=${this.missing.account ? 'account-wrong' : nothing}>
        ${this.missing.account ? html`<span class="wrong" id="account-wrong">${door.missingAccount}</span>` : nothing}
      </div>
      <div class="field">
        <label for="password">${door.password}</label>
        <input id="password" name="password" type=${this.shown ? 'text' : 'password'} autocomplete="current-password" autocapitalize="none" autocorrect="off" spellcheck="false"
          enterkeyhint="go" maxlength="200" aria-invalid=${this.missing.password} aria-describedby=${this.missing.password ? 'password-wrong' : nothing}>
        ${this.missing.password ? html`<span class="wrong" id="password-wrong">${door.missingPassword}</span>` : nothing}
      </div>
      <label class="show"><input type="checkbox" .checked=${this.shown} @change=${() => { this.shown = !this.shown; }}>${door.show}</label>
      <button class="main" aria-disabled=${this.busy}>${this.busy ? door.signingIn : door.signIn}</button>
    </form>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const account = this.account.value.normalize('NFC').trim();
    // A password is taken as it was typed.
    const password = this.password.value;
    this.missing = { account: account === '', password: password === '' };
    if (account === '') return this.account.focus();
    if (password === '') return this.password.focus();
    this.dispatchEvent(new CustomEvent<StaffSignIn>('sign-in', { detail: { account, password } }));
  }
}

declare global { interface HTMLElementTagNameMap { 'sign-in-form': SignInForm } }
