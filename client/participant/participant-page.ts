import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { ParticipantView, Predict, Result, SignIn, Trial } from '../../server/protocol/participant.ts';
import type { Command, Outcome } from '../live/commands.ts';
import { LinkController } from '../live/link-controller.ts';
import { FreshContest } from '../live/public-contest.ts';
import '../ui/brand-bar.ts';
import '../ui/look-sheet.ts';
import type { LookSheet } from '../ui/look-sheet.ts';
import { notice } from '../ui/notice.ts';
import { refused } from '../words/refused.ts';
import './elsewhere-view.ts';
import './entry-view.ts';
import './finished-view.ts';
import './question-view.ts';
import './ready-view.ts';
import './result-view.ts';
import './waiting-view.ts';
import './participant-page.css';
import { RoundElement } from './round-element.ts';

const VIEWS = 'entry-view, ready-view, waiting-view, elsewhere-view, question-view, finished-view, result-view';

/** The participant's whole way. The state that the server sends chooses the view; nothing here decides anything. */
@customElement('participant-page')
export class ParticipantPage extends RoundElement {
  @state() private busy: Command | 'sign-in' | undefined;
  /** The refusal of what was asked for last, and the state in which it was asked. */
  @state() private refusal: { reason: string; in: string } | undefined;
  @state() private past: Result | undefined;
  @query('look-sheet') private sheet!: LookSheet;

  readonly #line = new LinkController(this);
  /** Only who is not signed in sees it. */
  readonly #fresh = new FreshContest(this, () => !this.#line.state.signedIn);
  #session = 0;
  #shownState = '';
  #taken = false;

  override connectedCallback(): void {
    // The words that stood here while the script was on its way.
    this.replaceChildren();
    super.connectedCallback();
  }

  override willUpdate(): void {
    const { contest } = this.#fresh;
    document.title = `${this.spoken.words.brand}${contest ? ` — ${contest.name}` : ''}`;
    if (this.#session !== this.#line.state.session) this.#forget();
    const now = this.#line.state.view?.state.state ?? 'entry';
    if (now === this.#shownState) return;
    this.#taken = now === 'elsewhere' && this.#shownState === 'question';
    this.past = now === 'question' ? undefined : this.past;
  }

  override updated(_changed: PropertyValues): void {
    const { signedIn, view } = this.#line.state;
    const now = this.past ? `past-${this.past.round.number}` : view?.state.state ?? (signedIn ? 'loading' : 'entry');
    if (now === this.#shownState) return;
    const first = this.#shownState === '';
    this.#shownState = now;
    if (!first) void this.#greet();
  }

  override render() {
    const { connection, tries, view, signedIn, waiting } = this.#line.state;
    const running = view?.state.state === 'question';
    return html`
      <brand-bar class=${running ? 'wide' : signedIn ? '' : 'full'} .heading=${this.#title()} .connection=${signedIn ? connection : undefined} .tries=${tries} .running=${running}
        @look=${() => this.sheet.open()}></brand-bar>
      ${this.#view()}
      <look-sheet .name=${view?.name ?? ''} .unit=${view?.unit ?? ''} .running=${running} .unsent=${waiting.length} @sign-out=${() => this.#line.link.signOut()}></look-sheet>`;
  }

  #title(): string {
    const state = this.#line.state.view?.state;
    if (state && 'round' in state) return `${this.spoken.words.brand} · ${state.round.name}`;
    return this.spoken.words.brand;
  }

  #view(): TemplateResult {
    const { words } = this.spoken;
    const { oldPage, signedIn, view, connection, parting } = this.#line.state;
    if (oldPage) return this.#oldPage();
    if (!signedIn) {
      return html`<entry-view .contest=${this.#fresh.contest} .refusal=${this.#refusalIn('entry')} .parting=${parting ? refused(words, parting) : ''} .busy=${this.busy === 'sign-in'} .staffCode=${staffCodeInLink()}
        @enter=${(event: CustomEvent<SignIn>) => this.#signIn(event.detail)}></entry-view>`;
    }
    if (!view) {
      return html`<main class="loading"><h1>${words.brand}</h1><p role="status">${connection === 'offline' ? words.loadingSlow : words.loading}</p>${parting ? notice('warning', refused(words, parting)) : nothing}</main>`;
    }
    const noPast = this.#refusalIn('past');
    return html`${parting ? html`<div class="aside">${notice('warning', refused(words, parting), 'parting')}</div>` : nothing}
      ${noPast ? html`<div class="aside">${notice('error', noPast, 'refusal')}</div>` : nothing}
      ${this.past ? html`<result-view .view=${view} .result=${this.past} .past=${true} @back=${() => { this.past = undefined; }}></result-view>` : this.#stateView(view)}`;
  }

  #stateView(view: ParticipantView): TemplateResult {
    const { state } = view;
    const { clock } = this.#line.link;
    const showPast = (event: CustomEvent<number>) => this.#showPast(event.detail);
    switch (state.state) {
      case 'ready':
        return html`<ready-view .view=${view} .ready=${state} .clock=${clock} .tryOut=${this.#tryOut} .predict=${this.#predict} .busy=${this.busy === 'start'} .refusal=${this.#refusalIn('ready')}
          @start=${(event: CustomEvent<boolean>) => this.#do('start', () => this.#line.link.send('start', { shortAccepted: event.detail }))} @past=${showPast}></ready-view>`;
      case 'elsewhere':
        return html`<elsewhere-view .round=${state.round} .taken=${this.#taken} .busy=${this.busy === 'take-over'} .refusal=${this.#refusalIn('elsewhere')}
          @take-over=${() => this.#do('take-over', () => this.#line.link.send('take-over', {}))}></elsewhere-view>`;
      case 'question': {
        const { told, waiting, connection } = this.#line.state;
        const { attempt, question } = state;
        return html`<question-view .question=${state} .clock=${clock} .told=${told} .connected=${connection !== 'offline' && connection !== 'connecting'}
          .waiting=${waiting.find((answer) => answer.attempt === attempt && answer.question === question)}
          @commit=${(event: CustomEvent<number>) => this.#line.link.commit({ attempt, question, revision: 1, choice: event.detail })}></question-view>`;
      }
      case 'finished':
        return html`<finished-view .view=${view} .finished=${state} .predict=${this.#predict} @past=${showPast}></finished-view>`;
      case 'result':
        return html`<result-view .view=${view} .result=${state.result} .past=${false} @past=${showPast}></result-view>`;
      case 'excluded':
      case 'no-round':
      case 'not-open':
      case 'missed':
        return html`<waiting-view .waiting=${state} .view=${view} .clock=${clock} @past=${showPast}></waiting-view>`;
    }
  }

  #oldPage(): TemplateResult {
    const { title, text, reload } = this.spoken.words.oldPage;
    return html`<main class="column"><section class="card stack" data-testid="old-page"><h1>${title}</h1><p>${text}</p>
      <button type="button" class="main" @click=${() => location.reload()}>${reload}</button></section></main>`;
  }

  readonly #tryOut = (body: Trial) => this.#line.link.send('trial', body);
  readonly #predict = (body: Predict) => this.#line.link.send('predict', body);

  async #signIn(codes: SignIn): Promise<void> {
    this.busy = 'sign-in';
    this.refusal = undefined;
    await this.updateComplete;
    const outcome = await this.#line.link.signIn(codes);
    this.busy = undefined;
    if (!outcome.ok) this.refusal = { reason: outcome.refusal, in: 'entry' };
  }

  async #do(command: Command, send: () => Promise<Outcome<unknown>>): Promise<void> {
    const asked = this.#line.state.view?.state.state ?? '';
    this.busy = command;
    this.refusal = undefined;
    const outcome = await this.#toThem(send());
    if (!outcome) return;
    this.busy = undefined;
    if (!outcome.ok) this.refusal = { reason: outcome.refusal, in: asked };
  }

  async #showPast(round: number): Promise<void> {
    this.refusal = undefined;
    const outcome = await this.#toThem(this.#line.link.send('past-result', { round }));
    if (outcome?.ok) this.past = outcome.value;
    if (outcome?.ok === false) this.refusal = { reason: outcome.refusal, in: 'past' };
  }

  /** The outcome, or nothing where whoever asked has left meanwhile: the next person must not see it. */
  async #toThem<Given>(asked: Promise<Outcome<Given>>): Promise<Outcome<Given> | undefined> {
    const { session } = this.#line.state;
    const outcome = await asked;
    return session === this.#line.state.session ? outcome : undefined;
  }

  /** Somebody entered or left: nothing stays of whoever was here before. */
  #forget(): void {
    const { session, signedIn } = this.#line.state;
    this.#session = session;
    this.past = undefined;
    this.refusal = undefined;
    this.busy = undefined;
    this.#taken = false;
    if (!signedIn) void this.#fresh.read();
  }

  #refusalIn(state: string): string {
    return this.refusal?.in === state ? refused(this.spoken.words, this.refusal.reason) : '';
  }

  /** Focus goes to the heading of a new view, so that whoever hears the page knows where they are. */
  async #greet(): Promise<void> {
    const view = this.querySelector<RoundElement>(VIEWS);
    await view?.updateComplete;
    scrollTo(0, 0);
    view?.querySelector<HTMLElement>('h1[tabindex], h2[tabindex]')?.focus({ preventScroll: true });
  }
}

function staffCodeInLink(): string {
  return new URLSearchParams(location.hash.slice(1)).get('code')?.normalize('NFC').slice(0, 40) ?? '';
}

declare global { interface HTMLElementTagNameMap { 'participant-page': ParticipantPage } }
