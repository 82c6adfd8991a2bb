import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Offered } from '../../server/protocol/operator.ts';
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

const PAGES = { organiser: '/organiser', auditor: '/organiser', coordinator: '/unit' } as const;

/** A one-time link: it makes an account of the staff, of the role and for the unit that the link was made for. */
@customElement('welcome-page')
export class WelcomePage extends PageElement {
  /** What the link makes, once the server has said so. */
  @state() private offered: Offered | undefined;
  /** Why the link makes nothing. */
  @state() private closed: string | undefined;
  @state() private wrong: Field[] = [];
  /** The account's name belongs to somebody. */
  @state() private taken = false;
  @state() private refusal: string | undefined;
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
    void this.#look();
  }

  override render() {
    const words = this.#words();
    const title = this.offered === undefined ? words.anyTitle : words.titles[this.offered.role];
    document.title = title;
    return html`<brand-bar .heading=${this.spoken.words.brand} @look=${() => this.sheet.open()}></brand-bar>
      <main class="column">
        <section class="panel"><span class="petals">${flamboyant('7.5rem')}</span>
          <h1 class="display" tabindex="-1">${this.made === undefined ? title : words.done}</h1>
          <p>${this.made === undefined ? words.once : words.doneText(this.made)}</p></section>
        ${this.#inside()}
      </main>
      <div class="foot">${waves()}</div>
      <look-sheet></look-sheet>`;
  }

  #inside() {
    const words = this.#words();
    if (this.closed !== undefined) {
      const isFinal = ['not-allowed', 'malformed'].includes(this.closed);
      return html`${notice('error', this.closed === 'malformed' ? words.noToken : this.#because(this.closed), 'refusal')}
        ${isFinal ? nothing : html`<button type="button" @click=${this.#look}>${words.tryAgain}</button>`}`;
    }
    if (this.offered === undefined) return html`<p class="card" role="status">${words.checking}</p>`;
    return this.made === undefined ? html`${this.#offer(this.offered)}${this.#form(this.offered)}` : this.#next(this.offered);
  }

  #offer({ role, unit }: Offered) {
    const words = this.#words();
    return html`<section class="card stack" data-testid="offer">
      <dl><div><dt>${words.role}</dt><dd>${words.roles[role]}</dd></div>${unit ? html`<div><dt>${words.unit}</dt><dd>${unit.name}</dd></div>` : nothing}</dl>
      <p>${words.may[role]}</p></section>`;
  }

  #form({ role }: Offered) {
    const words = this.#words();
    return html`<form class="card" novalidate @submit=${this.#submit}>
      ${this.#errors()}
      ${this.#field('name', 'text', 'name', words.nameHints[role])}
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
      return notice('error', html`<b>${words.summary}</b><ul>${this.wrong.map((field) => html`<li><a href="#${field}" @click=${(event: Event) => this.#goTo(event, field)}>${this.#error(field)}</a></li>`)}</ul>`, 'summary');
    }
    if (this.refusal === undefined) return nothing;
    return notice('error', html`<b>${words.refused}.</b> ${this.#because(this.refusal)}`, 'refusal');
  }

  #field(field: Field, type: string, ...[autocomplete, hint]: [string, string]) {
    const words = this.#words();
    const wrong = this.wrong.includes(field);
    return html`<div class="field">
      <label for=${field}>${words[field]}</label>
      ${hint ? html`<span class="soft small" id="${field}-hint">${hint}</span>` : nothing}
      <input id=${field} name=${field} type=${type} autocomplete=${autocomplete} autocapitalize="none" spellcheck="false" maxlength="200" aria-invalid=${wrong}
        aria-describedby="${hint ? `${field}-hint` : ''} ${wrong ? `${field}-wrong` : ''}">
      ${wrong ? html`<span class="wrong" id="${field}-wrong">${this.#error(field)}</span>` : nothing}
    </div>`;
  }

  #error(field: Field): string {
    const words = this.#words();
    return field === 'account' && this.taken ? words.taken : words.errors[field];
  }

  #next({ role }: Offered) {
    const words = this.#words();
    return html`<section class="card stack" data-testid="made"><h2>${words.next}</h2><p>${words.steps[role]}</p><a class="button" href=${PAGES[role]}>${words.enter[role]}</a></section>`;
  }

  #words() {
    return this.spoken.language === 'vi' ? welcomeVi : welcomeEn;
  }

  #because(reason: string): string {
    const own: Partial<Record<string, string>> = this.#words().refusals;
    return own[reason] ?? refused(this.spoken.words, reason);
  }

  async #look(): Promise<void> {
    this.closed = undefined;
    const outcome = tokenInLink() === '' ? ({ ok: false, refusal: 'malformed' } as const) : await ask<Offered>(`/api/welcome?token=${encodeURIComponent(tokenInLink())}`, {});
    if (outcome.ok) this.offered = outcome.value;
    else this.closed = outcome.refusal;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const given = this.#given();
    this.wrong = wrongFields(given);
    this.taken = false;
    this.refusal = undefined;
    if (this.wrong.length === 0) await this.#send(given);
    await this.updateComplete;
    (this.summary ?? this.querySelector<HTMLElement>('h1'))?.focus();
  }

  async #send({ name, account, password }: Record<Field, string>): Promise<void> {
    this.busy = true;
    const outcome = await ask<{ account: string }>('/api/welcome', {
      body: { token: tokenInLink(), name: name.normalize('NFC').trim(), account: account.normalize('NFC').trim(), password: password.normalize('NFC') },
    });
    this.busy = false;
    if (outcome.ok) {
      this.made = outcome.value.account;
      // The token is spent; it should not stay in the address bar and the history.
      history.replaceState(null, '', location.pathname);
    } else if (outcome.refusal === 'account-exists') {
      this.taken = true;
      this.wrong = ['account'];
    } else {
      this.refusal = outcome.refusal;
    }
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
