import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LiveLobby } from '../../server/protocol/live-player.ts';
import '../participant/codes-form.ts';
import { notice } from '../ui/notice.ts';
import { front } from './front.ts';
import { LiveElement } from './live-element.ts';

/** The door of a room. Dispatches `enter` with codes, `nickname` with a name, `known` for whom the device knows, `forget`, `again` and `other`. */
@customElement('join-view')
export class JoinView extends LiveElement {
  @property({ attribute: false }) lobby!: LiveLobby;
  @property() pin = '';
  /** Whose sign-in this device keeps; empty where nobody's. */
  @property() known = '';
  @property({ type: Boolean }) busy = false;
  /** Why the last try failed, in words. */
  @property() refusal = '';
  @property() parting = '';

  @state() private missing = false;
  @query('#nickname') private nickname!: HTMLInputElement;
  @query('.notice') private summary!: HTMLElement | null;

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('refusal') && this.refusal) this.summary?.focus();
  }

  override render() {
    const { join, pin } = this.live;
    const { name, contest, demonstration } = this.lobby;
    return front(
      { title: name, text: contest, flag: demonstration ? this.spoken.words.demonstration : '', room: { label: join.room, pin: this.pin } },
      html`${this.#way()}<button type="button" data-testid="other" @click=${() => this.#say('other')}>${pin.other}</button>`,
    );
  }

  #way(): TemplateResult {
    const { shut, joining } = this.lobby;
    if (shut !== null) return this.#shut(shut);
    if (joining === 'guests') return this.#guests();
    if (this.known) return this.#knownPerson();
    const { join } = this.live;
    return html`<codes-form .heading=${join.codes} .go=${join.enter} .refusal=${this.refusal} .parting=${this.parting} .busy=${this.busy}></codes-form>`;
  }

  #shut(why: NonNullable<LiveLobby['shut']>): TemplateResult {
    const { join } = this.live;
    const { title, text } = join.shut[why];
    return html`<section class="card stack" data-testid="shut"><h2 tabindex="-1">${title}</h2><p>${text}</p>
      ${why === 'ended' ? nothing : html`<button type="button" class="main" aria-disabled=${this.busy} @click=${() => this.#say('again')}>${this.busy ? this.live.pin.looking : join.again}</button>`}</section>`;
  }

  #knownPerson(): TemplateResult {
    const { join } = this.live;
    return html`<section class="card stack known">
        <h2 tabindex="-1">${join.known}</h2>
        ${this.#notices()}
        <p>${this.spoken.words.entry.staffCode} <b>${this.known}</b></p>
        ${this.#enterButton('known')}
        <button type="button" data-testid="forget" @click=${() => this.#say('forget')}>${join.notMe}</button>
      </section>`;
  }

  #guests(): TemplateResult {
    const { join } = this.live;
    return html`<form novalidate @submit=${this.#submit}>
        <h2 tabindex="-1"><label for="nickname">${join.nickname}</label></h2>
        ${this.#notices()}
        <div class="field">
          <span class="soft small" id="nickname-hint">${join.nicknameHint}</span>
          <input id="nickname" name="nickname" maxlength="24" autocomplete="nickname" autocapitalize="words" spellcheck="false" enterkeyhint="go"
            aria-invalid=${this.missing} aria-describedby="nickname-hint${this.missing ? ' nickname-wrong' : ''}">
          ${this.missing ? html`<span class="wrong" id="nickname-wrong">${join.missing}</span>` : nothing}
        </div>
        ${this.#enterButton()}
      </form>`;
  }

  #enterButton(says?: string): TemplateResult {
    const { join } = this.live;
    const text = this.busy ? join.entering : join.enter;
    if (says === undefined) return html`<button class="main" data-testid="enter" aria-disabled=${this.busy}>${text}</button>`;
    return html`<button type="button" class="main" data-testid="enter" aria-disabled=${this.busy} @click=${() => this.#say(says)}>${text}</button>`;
  }

  #notices(): TemplateResult {
    return html`${this.refusal ? notice('error', this.refusal, 'refusal') : nothing}${this.parting && !this.refusal ? notice('warning', this.parting, 'parting') : nothing}`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const nickname = this.nickname.value.normalize('NFC').trim();
    this.missing = nickname === '';
    if (this.missing) return this.nickname.focus();
    this.dispatchEvent(new CustomEvent<string>('nickname', { detail: nickname }));
  }

  #say(what: string): void {
    if (!this.busy) this.dispatchEvent(new Event(what));
  }
}

declare global { interface HTMLElementTagNameMap { 'join-view': JoinView } }
