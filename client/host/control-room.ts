import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LiveHostView, LiveMoved, LiveOrder } from '../../server/protocol/live-host.ts';
import type { StaffState } from '../live/staff-line.ts';
import '../staff/fresh-mark.ts';
import { notice } from '../ui/notice.ts';
import { toggleBlack } from './blackout.ts';
import './hall-figures.ts';
import { hallPreview, nextPreview } from './hall-preview.ts';
import { HostElement } from './host-element.ts';
import { hostKeyOf, isTakenBy, type HostKey } from './host-keys.ts';
import { takeOverPlan } from './orders.ts';
import { hashOf } from './place.ts';
import { primaryOf } from './primary.ts';
import './room-controls.ts';
import './room-side.ts';
import './script-list.ts';

const EXTENSION_SECONDS = 10;
/** Two presses within so long are one: a double click must not skip a screen. Milliseconds. */
const GUARD_MS = 400;
const MOVES: ReadonlySet<string> = new Set(['announced', 'reading', 'open']);

/** Where a session is driven from: what the hall sees, what comes next, who answered, and the one button that goes on. */
@customElement('control-room')
export class ControlRoom extends HostElement {
  @property({ attribute: false }) view!: LiveHostView;
  @property({ attribute: false }) line!: Pick<StaffState, 'connection' | 'heardAt'>;

  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#pressed);
  }

  override disconnectedCallback(): void {
    removeEventListener('keydown', this.#pressed);
    super.disconnectedCallback();
  }

  private get isHost(): boolean {
    return this.desk.mayOrder && this.view.host.account === this.desk.me.account;
  }

  override render() {
    const { view, desk } = this;
    const { preview } = this.words;
    const setting = { words: this.words, format: this.spoken.format };
    return html`${this.#bar()}
      <div class="room">
        <script-list .desk=${desk} .view=${view}></script-list>
        <section class="middle" aria-label=${preview.now}>
          ${view.stillDrawn.length === 0 ? nothing : notice('error', this.words.editor.problems['still-drawn'](view.stillDrawn.length, view.stillDrawn.join(', ')), 'still-drawn')}
          <div class="screens">
            <div><h2><em class="live">${preview.now}</em>${this.words.phases[view.phase]}</h2><div class="frame live" data-testid="hall" tabindex="0">${view.hall === null ? html`<div class="slide plain"><p>${preview.dark}</p></div>` : hallPreview(view.hall, setting)}</div></div>
            <div><h2><em class="next">${preview.next}</em></h2><div class="frame next" data-testid="next-preview" tabindex="0">${view.next === null ? html`<div class="slide plain"><p>${preview.nothing}</p></div>` : nextPreview(view.next, setting)}</div>
              ${view.back === null ? nothing : html`<details><summary>${preview.back}</summary><div class="frame" tabindex="0">${nextPreview(view.back, setting)}</div></details>`}</div>
          </div>
          <hall-figures .desk=${desk} .view=${view}></hall-figures>
        </section>
        <room-side .desk=${desk} .view=${view} .isHost=${this.isHost}></room-side>
      </div>
      ${desk.mayOrder ? html`<room-controls .desk=${desk} .view=${view} .isHost=${this.isHost} .busy=${this.busy} @pressed-key=${({ detail }: CustomEvent<HostKey>) => void this.#do(detail)} @ordered=${({ detail }: CustomEvent<LiveOrder>) => void this.#order(detail)}></room-controls>` : nothing}`;
  }

  #bar(): TemplateResult {
    const { bar, phases, toList } = this.words;
    const { phase, name, host } = this.view;
    const isOver = phase === 'ended';
    const air = isOver ? bar.over : phase === 'draft' || phase === 'lobby' ? bar.offAir : bar.onAir;
    return html`<div class="room-bar">
      <a href=${hashOf({ at: 'list' })}>${toList}</a>
      <span class="air ${air === bar.onAir ? 'on' : ''}"><i></i>${air}</span>
      <h1 tabindex="-1">${name} <span class="unseen">${phases[phase]}</span></h1>
      <p class="who">${this.isHost ? html`<b>${bar.you}</b>` : bar.host(host.name)}${this.desk.mayOrder ? nothing : html` · ${bar.onlyReads}`}</p>
      ${this.desk.mayOrder && !this.isHost && !isOver ? html`<button type="button" data-testid="take-over" @click=${() => this.propose(takeOverPlan({ desk: this.desk, words: this.words }, this.view))}>${bar.takeOver}</button>` : nothing}
      <fresh-mark .connection=${this.line.connection} .heardAt=${this.line.heardAt}></fresh-mark>
    </div>`;
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const key = hostKeyOf(event);
    if (key === undefined || isTakenBy(document.activeElement, event.key) || !this.desk.mayOrder) return;
    event.preventDefault();
    void this.#do(key);
  };

  async #do(key: HostKey): Promise<void> {
    if (key === 'full-screen') return this.#fullScreen();
    if (!this.isHost) return undefined;
    if (key === 'black') return this.#black();
    const order = this.#orderOf(key);
    return order && this.#order(order);
  }

  /** Undefined where the key does nothing at this step. */
  #orderOf(key: Exclude<HostKey, 'full-screen' | 'black'>): LiveOrder | undefined {
    const { session, revision, phase, back } = this.view;
    const moving = { session, revision };
    switch (key) {
      case 'next': {
        const primary = primaryOf(this.view, this.words);
        return primary && { order: primary.order, ...moving };
      }
      case 'back':
        return back === null ? undefined : { order: 'back', ...moving };
      case 'extend':
        return phase === 'open' ? { order: 'extend', ...moving, seconds: EXTENSION_SECONDS } : undefined;
      case 'close-now':
        return phase === 'open' ? { order: 'close-now', ...moving } : undefined;
      case 'open-now':
        return MOVES.has(phase) && phase !== 'open' ? { order: 'open-now', ...moving } : undefined;
    }
  }

  /** One order at a time: the next is decided on the view that this one brings. */
  async #order(order: LiveOrder): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const [done] = await Promise.all([this.desk.order<LiveMoved>(order), new Promise((resolve) => setTimeout(resolve, GUARD_MS))]);
    this.busy = false;
    if (!done.ok) this.say(this.refused(done.refusal), true);
  }

  async #black(): Promise<void> {
    const { controls } = this.words;
    const done = await toggleBlack(this.desk, this.view.session);
    if (!done.ok) return this.say(this.refused(done.refusal), true);
    if (done.displays === 0) return this.say(controls.noDisplays, true);
    return this.say(done.black ? controls.blackDone(done.displays) : controls.lightDone(done.displays));
  }

  async #fullScreen(): Promise<void> {
    // A browser may refuse it; the room works in its window, too.
    try {
      await (document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen());
    } catch {
      return;
    }
  }
}

declare global { interface HTMLElementTagNameMap { 'control-room': ControlRoom } }
