import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LANGUAGES } from '../words/language.ts';
import { currentLook, SIZES, THEMES, wear, type Look } from './look.ts';
import './look-sheet.css';
import { notice } from './notice.ts';
import { PageElement } from './page-element.ts';

/** The sheet behind “Aa”: text size, colours, language, and who is signed in. */
@customElement('look-sheet')
export class LookSheet extends PageElement {
  /** Who is signed in; empty where nobody is. */
  @property() name = '';
  @property() unit = '';
  /** An attempt is running, so signing out costs time. */
  @property({ type: Boolean }) running = false;
  /** Committed answers that have not reached the server. */
  @property({ type: Number }) unsent = 0;

  @state() private asking = false;
  @state() private failed = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('[name=language]') private vietnamese!: HTMLInputElement;

  open(): void {
    this.asking = false;
    this.failed = false;
    this.dialog.showModal();
  }

  override render() {
    const { look } = this.spoken.words;
    return html`<dialog aria-labelledby="title" @click=${this.#outside}>
      <div class="body">
        <h2 id="title">${look.title}</h2>
        ${this.#choices('size', look.size, SIZES.map((size) => ({ value: size, text: `${size} %` })))}
        ${this.#choices('theme', look.theme, THEMES.map((theme) => ({ value: theme, text: look.themes[theme] })))}
        ${this.#choices('language', look.language, LANGUAGES.map((code) => ({ value: code, text: code === 'vi' ? 'Tiếng Việt' : 'English' })))}
        ${this.failed ? notice('error', look.languageFailed, 'language-failed') : nothing}
        ${this.name ? this.#person() : nothing}
        <button type="button" class="main" @click=${() => this.dialog.close()}>${look.close}</button>
      </div>
    </dialog>`;
  }

  #choices<Key extends keyof Look>(key: Key, legend: string, choices: { value: Look[Key]; text: string }[]) {
    const worn = currentLook()[key];
    return html`<fieldset>
      <legend>${legend}</legend>
      ${choices.map(({ value, text }) => html`<label>
        <input type="radio" name=${key} .checked=${value === worn} @change=${() => this.#wear({ [key]: value })}>${text}
      </label>`)}
    </fieldset>`;
  }

  #person() {
    const { look } = this.spoken.words;
    return html`<div class="who">
      <p><span class="soft small">${look.signedInAs}</span><br><b>${this.name}</b><br><span class="soft">${this.unit}</span></p>
      ${this.asking
        ? html`<p role="alert"><b>${look.signOutAsk}</b> ${this.running ? look.signOutRunning : ''} ${this.unsent > 0 ? look.signOutUnsent(this.unsent) : ''}</p>
          <div class="pair">
            <button type="button" @click=${() => { this.asking = false; }}>${look.stay}</button>
            <button type="button" class="leave" data-testid="sign-out-confirm" @click=${this.#signOut}>${look.signOut}</button>
          </div>`
        : html`<button type="button" data-testid="sign-out" @click=${this.#ask}>${look.signOut}</button>`}
    </div>`;
  }

  async #ask(): Promise<void> {
    this.asking = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('.pair button')?.focus();
  }

  async #wear(change: Partial<Look>): Promise<void> {
    this.failed = !(await wear(change));
    // The browser has moved the mark to what could not be fetched; only Vietnamese is always there.
    if (this.failed) this.vietnamese.checked = true;
    this.requestUpdate();
  }

  #outside(event: MouseEvent): void {
    if (event.target === this.dialog && event.detail > 0 && !within(this.dialog.getBoundingClientRect(), event)) this.dialog.close();
  }

  #signOut(): void {
    this.dialog.close();
    this.dispatchEvent(new Event('sign-out'));
  }
}

function within(box: DOMRect, { clientX, clientY }: MouseEvent): boolean {
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
}

declare global { interface HTMLElementTagNameMap { 'look-sheet': LookSheet } }
