import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { LiveJoined, LivePlayerView } from '../../server/protocol/live-player.ts';
import type { SignIn } from '../../server/protocol/participant.ts';
import { SealedPictures } from '../live/sealed-pictures.ts';
import { openShelf } from '../live/shelf.ts';
import '../ui/brand-bar.ts';
import '../ui/look-sheet.ts';
import type { LookSheet } from '../ui/look-sheet.ts';
import { notice } from '../ui/notice.ts';
import type { PageElement } from '../ui/page-element.ts';
import { Joining } from './joining.ts';
import './join-view.ts';
import { LiveElement } from './live-element.ts';
import { LiveLink } from './live-link.ts';
import './live-page.css';
import './live-question.ts';
import './live-result.ts';
import { keepTicket, keptTicket } from './live-ticket.ts';
import './live-wait.ts';
import { liveRefused } from './live-words.ts';
import './pin-view.ts';

const VIEWS = 'pin-view, join-view, live-wait, live-question, live-result, .away';

/** A phone in a live session. What the server sends chooses the view; nothing here decides anything. */
@customElement('live-page')
export class LivePage extends LiveElement {
  @query('look-sheet') private sheet!: LookSheet;

  readonly #shelf = openShelf();
  readonly #link = new LiveLink(this.#shelf, () => this.#draw());
  readonly #joining = new Joining(this.#shelf, () => this.#draw());
  readonly #pictures = new SealedPictures(this);
  #shownView = '';

  override connectedCallback(): void {
    // The words that stood here while the script was on its way.
    this.replaceChildren();
    super.connectedCallback();
    const pin = pinInLink();
    const ticket = keptTicket(this.#shelf);
    if (ticket && (pin === '' || pin === ticket.pin)) this.#link.open(ticket);
    else if (pin !== '') void this.#joining.look(pin);
  }

  override disconnectedCallback(): void {
    this.#link.close();
    super.disconnectedCallback();
  }

  override updated(): void {
    const now = this.#name();
    if (now === this.#shownView) return;
    const first = this.#shownView === '';
    this.#shownView = now;
    if (!first) void this.#greet();
  }

  override render() {
    const { ticket, view, connection, tries, waiting, away } = this.#link.state;
    const running = view?.screen.screen === 'open';
    const name = view?.session.name ?? this.#joining.lobby?.name;
    document.title = name ? `${name} — ${this.live.title}` : this.live.title;
    return html`<brand-bar class=${this.#isAsked(view) ? 'wide' : ticket ? '' : 'full'} .heading=${view ? view.session.name : this.spoken.words.brand}
        .connection=${ticket && !away ? connection : undefined} .tries=${tries} .running=${running} @look=${() => this.sheet.open()}></brand-bar>
      ${this.#content()}
      <look-sheet .name=${ticket && view ? view.you.name : ''} .unit=${view?.you.unit ?? ''} .unsent=${waiting.length} @sign-out=${() => this.#leave()}></look-sheet>`;
  }

  #content(): TemplateResult {
    const { words } = this.spoken;
    const { ticket, view, away, oldPage, parting, connection } = this.#link.state;
    if (oldPage) return this.#card('old-page', words.oldPage, html`<button type="button" class="main" @click=${() => location.reload()}>${words.oldPage.reload}</button>`);
    if (away) return this.#away(away);
    if (!ticket) return this.#door();
    const said = parting ? notice('warning', liveRefused(this.live, words, parting), 'parting') : nothing;
    if (!view) return html`<main class="loading"><h1>${this.live.title}</h1><p role="status">${connection === 'offline' ? words.loadingSlow : words.loading}</p>${said}</main>`;
    return html`${parting ? html`<div class="aside">${said}</div>` : nothing}
      ${view.session.demonstration && !this.#isAsked(view) ? html`<aside class="aside"><p class="small soft">${words.demonstration}</p></aside>` : nothing}
      ${this.#screen(view)}`;
  }

  #screen(view: LivePlayerView): TemplateResult {
    const { screen } = view;
    const { clock, state } = this.#link;
    switch (screen.screen) {
      case 'reading':
      case 'open':
      case 'closed':
        return html`<live-question .view=${view} .asked=${screen} .line=${state} .clock=${clock} .picture=${screen.picture ? this.#pictures.open(screen.picture) : undefined}
          @answer=${(event: CustomEvent<number>) => this.#link.answer(screen.step, event.detail)}></live-question>`;
      case 'histogram':
        return html`<live-result .view=${view} .shown=${screen} .receipt=${state.receipt}></live-result>`;
      case 'announced':
        if (screen.picture) this.#pictures.fetch(screen.picture);
        return html`<live-wait .view=${view} .waiting=${screen} .clock=${clock}></live-wait>`;
      case 'lobby':
      case 'standing':
      case 'pause':
      case 'message':
      case 'ended':
        return html`<live-wait .view=${view} .waiting=${screen} .clock=${clock}></live-wait>`;
    }
  }

  /** Outside of the room: the PIN, or the door that it opens. */
  #door(): TemplateResult {
    const { lobby, pin, busy, refusal, known = '' } = this.#joining;
    const { parting } = this.#link.state;
    const said = { refusal: refusal ? this.#sentence(refusal) : '', parting: parting ? this.#sentence(parting) : '' };
    if (!lobby) {
      const unknown = refusal === 'unknown' || refusal === 'malformed' ? this.live.pin.unknown : said.refusal;
      return html`<pin-view .pin=${pin} .busy=${busy} .refusal=${unknown} .parting=${said.parting} @pin=${(event: CustomEvent<string>) => this.#look(event.detail)}></pin-view>`;
    }
    return html`<join-view .lobby=${lobby} .pin=${pin} .known=${known} .busy=${busy} .refusal=${said.refusal} .parting=${said.parting}
      @enter=${(event: CustomEvent<SignIn>) => this.#enter(this.#joining.signInAndJoin(event.detail))}
      @known=${() => this.#enter(this.#joining.join(null))}
      @nickname=${(event: CustomEvent<string>) => this.#enter(this.#joining.join(event.detail))}
      @forget=${() => this.#joining.forget()} @again=${() => this.#look(pin)} @other=${() => this.#joining.turnBack()}></join-view>`;
  }

  #away(why: 'elsewhere' | 'removed'): TemplateResult {
    const { ticket } = this.#link.state;
    const { live } = this;
    if (why === 'removed') return this.#card('removed', live.removed, html`<button type="button" @click=${() => this.#leave()}>${live.pin.other}</button>`);
    return this.#card('elsewhere', live.elsewhere, html`<button type="button" class="main" data-testid="take-over" @click=${() => ticket && this.#link.open(ticket)}>${live.elsewhere.take}</button>`);
  }

  #card(testId: string, { title, text }: { title: string; text: string }, button: TemplateResult): TemplateResult {
    return html`<main class="column away"><section class="card stack" data-testid=${testId}><h1 tabindex="-1">${title}</h1><p>${text}</p>${button}</section></main>`;
  }

  #sentence(reason: string): string {
    return liveRefused(this.live, this.spoken.words, reason);
  }

  #isAsked(view: LivePlayerView | undefined): boolean {
    return view !== undefined && ['reading', 'open', 'closed'].includes(view.screen.screen) && !this.#link.state.away;
  }

  #look(pin: string): void {
    // A reload asks for the same room.
    history.replaceState(null, '', `?pin=${pin}`);
    void this.#joining.look(pin);
  }

  async #enter(joined: Promise<LiveJoined | undefined>): Promise<void> {
    const { pin } = this.#joining;
    const entered = await joined;
    if (!entered) return;
    keepTicket(this.#shelf, pin, entered);
    this.#link.open({ pin, token: entered.token });
  }

  /** Whoever hands the device on leaves nothing of theirs on it. */
  #leave(): void {
    const pin = this.#link.state.ticket?.pin ?? '';
    this.#link.leave();
    this.#joining.forget();
    if (pin !== '') void this.#joining.look(pin);
  }

  #draw(): void {
    const { ticket, parting } = this.#link.state;
    // Sent out of the room: before its door again, where one knows which it is.
    if (!ticket && parting && !this.#joining.pin && pinInLink()) void this.#joining.look(pinInLink());
    this.requestUpdate();
  }

  /** What is shown, so that a new view can be greeted. */
  #name(): string {
    const { ticket, view, away } = this.#link.state;
    if (away) return away;
    if (!ticket) return this.#joining.lobby ? 'door' : 'pin';
    if (!view) return 'loading';
    return this.#isAsked(view) ? 'question' : `${view.screen.screen} ${'step' in view.screen ? view.screen.step : ''}`;
  }

  /** Focus goes to the heading of a new view, so that whoever hears the page knows where they are. */
  async #greet(): Promise<void> {
    const view = this.querySelector<HTMLElement>(VIEWS);
    if (isPart(view)) await view.updateComplete;
    scrollTo(0, 0);
    view?.querySelector<HTMLElement>('h1[tabindex]')?.focus({ preventScroll: true });
  }
}

function isPart(element: HTMLElement | null): element is PageElement {
  return element !== null && 'updateComplete' in element;
}

function pinInLink(): string {
  const pin = new URLSearchParams(location.search).get('pin')?.replace(/\D/g, '') ?? '';
  return /^\d{6}$/.test(pin) ? pin : '';
}

declare global { interface HTMLElementTagNameMap { 'live-page': LivePage } }
