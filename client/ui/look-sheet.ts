import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LANGUAGES, Spoken } from '../words/language.ts';
import { base, buttons } from './base.styles.ts';
import { currentLook, SIZES, THEMES, wear, type Look } from './look.ts';

/** The sheet behind “Aa”: text size, colours, language, and who is signed in. */
@customElement('look-sheet')
export class LookSheet extends LitElement {
  static override styles = [base, buttons, css`
    dialog { width: min(26rem, 100%); max-width: 100%; max-height: 100%; margin: auto auto 0; padding: var(--space-5) var(--space-4) calc(var(--space-4) + env(safe-area-inset-bottom));
      color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-3) var(--radius-3) 0 0; }
    dialog::backdrop { background: rgb(6 24 45 / 60%); }
    .body { display: grid; gap: var(--space-4); }
    h2 { font-size: var(--type-large); }
    fieldset { border: 0; padding: 0; margin: 0; display: grid; grid-auto-columns: 1fr; grid-auto-flow: column; gap: var(--space-2); }
    legend { font-weight: 600; padding: 0; margin-bottom: var(--space-2); }
    label { position: relative; display: grid; place-items: center; text-align: center; min-height: 3rem; padding: 4px 8px; line-height: 1.25; font-weight: 600;
      border: 2px solid var(--line-strong); border-radius: var(--radius-2); cursor: pointer; }
    label:has(:checked) { border-color: var(--ink); background: var(--action-tint); box-shadow: inset 0 0 0 1px var(--ink); }
    label:has(:focus-visible) { outline: 3px solid var(--focus); box-shadow: 0 0 0 6px var(--focus-ring); }
    input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
    .who { border-top: 1px solid var(--line); padding-top: var(--space-4); display: grid; gap: var(--space-2); overflow-wrap: anywhere; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr)); gap: var(--space-2); }
    .leave { color: var(--error); border-color: var(--error); }
    @media (min-width: 40rem) { dialog { margin: auto; border-radius: var(--radius-3); padding-bottom: var(--space-5); } }
    @media (max-width: 20rem), (max-height: 30rem) { fieldset { grid-auto-flow: row; } }
    @media (forced-colors: active) { label:has(:checked) { outline: 3px solid Highlight; } }
  `];

  /** Who is signed in; empty where nobody is. */
  @property() name = '';
  @property() unit = '';
  /** An attempt is running, so signing out costs time. */
  @property({ type: Boolean }) running = false;

  @state() private asking = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #spoken = new Spoken(this);

  open(): void {
    this.asking = false;
    this.dialog.showModal();
  }

  override render() {
    const { look } = this.#spoken.words;
    const worn = currentLook();
    return html`<dialog aria-labelledby="title" @click=${this.#outside}>
      <div class="body">
        <h2 id="title">${look.title}</h2>
        ${this.#choices('size', look.size, SIZES.map((size) => ({ value: size, text: `${size} %` })), worn.size)}
        ${this.#choices('theme', look.theme, THEMES.map((theme) => ({ value: theme, text: look.themes[theme] })), worn.theme)}
        ${this.#choices('language', look.language, LANGUAGES.map((code) => ({ value: code, text: code === 'vi' ? 'Tiếng Việt' : 'English' })), worn.language)}
        ${this.name ? this.#person() : nothing}
        <button type="button" class="main" @click=${() => this.dialog.close()}>${look.close}</button>
      </div>
    </dialog>`;
  }

  #choices<Key extends keyof Look>(key: Key, legend: string, choices: { value: Look[Key]; text: string }[], worn: Look[Key]) {
    return html`<fieldset>
      <legend>${legend}</legend>
      ${choices.map(({ value, text }) => html`<label>
        <input type="radio" name=${key} .checked=${value === worn} @change=${() => this.#wear({ [key]: value })}>${text}
      </label>`)}
    </fieldset>`;
  }

  #person() {
    const { look } = this.#spoken.words;
    return html`<div class="who">
      <p><span class="soft small">${look.signedInAs}</span><br><b>${this.name}</b><br><span class="soft">${this.unit}</span></p>
      ${this.asking
        ? html`<p role="alert"><b>${look.signOutAsk}</b> ${this.running ? look.signOutRunning : ''}</p>
          <div class="pair">
            <button type="button" @click=${() => { this.asking = false; }}>${look.stay}</button>
            <button type="button" class="leave" data-testid="sign-out-confirm" @click=${this.#signOut}>${look.signOut}</button>
          </div>`
        : html`<button type="button" data-testid="sign-out" @click=${() => { this.asking = true; }}>${look.signOut}</button>`}
    </div>`;
  }

  async #wear(change: Partial<Look>): Promise<void> {
    await wear(change);
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
