import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Refusal } from '../../server/protocol/refusals.ts';
import { ask } from '../live/ask.ts';
import '../ui/brand-bar.ts';
import '../ui/look-sheet.ts';
import type { LookSheet } from '../ui/look-sheet.ts';
import { flamboyant, waves } from '../ui/motifs.ts';
import { notice } from '../ui/notice.ts';
import { PageElement } from '../ui/page-element.ts';
import { refused } from '../words/refused.ts';
import { welcomeEn } from '../words/welcome-en.ts';
import { welcomeVi } from '../words/welcome-vi.ts';
import { wrongFields, type Field } from './new-account.ts';
import './welcome-page.css';

/** The one-time link of an empty start: it makes the first organiser's account. */
@customElement('welcome-page')
export class WelcomePage extends PageElement {
  @state() private wrong: Field[] = [];
  @state() private refusal: Refusal | 'no-answer' | undefined;
  @state() private busy = false;
  @state() private shown = false;
  @state() private made: string | undefined;
  @query('form') private form!: HTMLFormElement;
  @query('look-sheet') private sheet!: LookSheet;
  @query('.notice.error') private summary!: HTMLElement | null;

  override connectedCallback(): void {
    // The words that stood here while the script was on its way.
    this.replaceChildren();
    super.connectedCallback();
  }

  override render() {
    const words = this.#words();
    document.title = words.title;
    return html`<brand-bar .heading=${this.spoken.words.brand} @look=${() => this.sheet.open()}></brand-bar>
      <main class="column">
        <section class="panel"><span class="petals">${flamboyant('7.5rem')}</span>
          <h1 class="display" tabindex="-1">${this.made === undefined ? words.title : words.done}</h1>
          <p>${this.made === undefined ? words.text : words.doneText(this.made)}</p></section>
        ${this.made === undefined ? this.#form() : this.#next()}
      </main>
      <div class="foot">${waves()}</div>
      <look-sheet></look-sheet>`;
  }

  #form() {
    const words = this.#words();
    if (tokenInLink() === '') return notice('error', words.noToken, 'refusal');
    return html`<form class="card" novalidate @submit=${this.#submit}>
      ${this.#errors()}
      ${this.#field('name', 'text', 'name', words.nameHint)}
      ${this.#field('account', 'text', 'username', words.accountHint)}
      ${this.#field('password', this.shown ? 'text' : 'password', 'new-password', words.passwordHint)}
      ${this.#field('again', this.shown ? 'text' : 'password', 'new-password', '')}
      <label class="show"><input type="checkbox" .checked=${this.shown} @change=${() => { this.shown = !this.shown; }}>${words.show}</label>
      <button class="main" aria-disabled=${this.busy}>${this.busy ? words.making : words.make}</button>
    </form>`;
  }

  #errors() {
    const words = this.#words();
    if (this.wrong.length > 0) {
      return notice('error', html`<b>${words.summary}</b><ul>${this.wrong.map((field) => html`<li><a href="#${field}" @click=${(event: Event) => this.#goTo(event, field)}>${words.errors[field]}</a></li>`)}</ul>`, 'summary');
    }
    if (this.refusal === undefined) return nothing;
    return notice('error', html`<b>${words.refused}.</b> ${this.refusal === 'not-allowed' ? words.used : refused(this.spoken.words, this.refusal)}`, 'refusal');
  }

  #field(field: Field, type: string, ...[autocomplete, hint]: [string, string]) {
    const words = this.#words();
    const wrong = this.wrong.includes(field);
    return html`<div class="field">
      <label for=${field}>${words[field]}</label>
      ${hint ? html`<span class="soft small" id="${field}-hint">${hint}</span>` : nothing}
      <input id=${field} name=${field} type=${type} autocomplete=${autocomplete} autocapitalize="none" spellcheck="false" maxlength="200" aria-invalid=${wrong}
        aria-describedby="${hint ? `${field}-hint` : ''} ${wrong ? `${field}-wrong` : ''}">
      ${wrong ? html`<span class="wrong" id="${field}-wrong">${words.errors[field]}</span>` : nothing}
    </div>`;
  }

  #next() {
    const words = this.#words();
    return html`<section class="card stack" data-testid="made"><h2>${words.next}</h2>${words.steps.map((step) => html`<p>${step}</p>`)}<code>${words.command}</code></section>`;
  }

  #words() {
    return this.spoken.language === 'vi' ? welcomeVi : welcomeEn;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const given = this.#given();
    this.wrong = wrongFields(given);
    this.refusal = undefined;
    if (this.wrong.length === 0) await this.#send(given);
    await this.updateComplete;
    (this.summary ?? this.querySelector<HTMLElement>('h1'))?.focus();
  }

  async #send({ name, account, password }: Record<Field, string>): Promise<void> {
    this.busy = true;
    const outcome = await ask<{ account: string }>('/api/welcome', { body: { token: tokenInLink(), name: name.normalize('NFC').trim(), account: account.normalize('NFC').trim(), password } });
    this.busy = false;
    if (!outcome.ok) {
      this.refusal = outcome.refusal;
      return;
    }
    this.made = outcome.value.account;
    // The token is spent; it should not stay in the address bar and the history.
    history.replaceState(null, '', location.pathname);
  }

  #given(): Record<Field, string> {
    const entries = new FormData(this.form);
    const text = (field: Field) => [entries.get(field)].filter((entry) => typeof entry === 'string').join('');
    return { name: text('name'), account: text('account'), password: text('password'), again: text('again') };
  }

  #goTo(event: Event, field: Field): void {
    event.preventDefault();
    this.querySelector<HTMLInputElement>(`#${field}`)?.focus();
  }
}

function tokenInLink(): string {
  return new URLSearchParams(location.search).get('token') ?? '';
}

declare global { interface HTMLElementTagNameMap { 'welcome-page': WelcomePage } }
