import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { DisplayFrame } from '../../server/protocol/display.ts';
import { Chimes, type SoundName } from './chimes.ts';
import { DisplayElement } from './display-element.ts';
import { DisplayLine, type DisplayState } from './display-line.ts';
import { resized, storedLook, storeLook, type DisplayLook } from './display-look.ts';
import { keyHelp } from './key-help.ts';
import './live-screen.ts';
import { actionOf, PressGuard, type KeyAction } from './key-map.ts';
import './message-screen.ts';
import './participation-screen.ts';
import { sea } from './screen-head.ts';
import { Senses } from './senses.ts';
import { speechIn } from './speech.ts';
import './standing-screen.ts';
import './start-screen.ts';
import { pictureOf, soundOf } from './what-sounds.ts';

const CURSOR_MS = 2000;
const TOLD_MS = 1800;
const ASKED_AGAIN_MS = 12_000;
const ZONE = 'Asia/Ho_Chi_Minh';
const STARTS: ReadonlySet<KeyAction> = new Set(['next', 'full-screen']);
const STEPS: ReadonlySet<KeyAction> = new Set(['back', 'black']);

/** The wall: the newest frame in the middle of the screen, and what the person beside the projector presses. */
@customElement('display-page')
export class DisplayPage extends DisplayElement {
  @state() private look: DisplayLook = storedLook(location.search);
  @state() private help = false;
  /** The start is asked for: it covers the wall. */
  @state() private asks = false;
  /** After a reload it is asked for in a corner, for a while. */
  @state() private asksAgain = false;
  @state() private told = '';
  @state() private resting = false;

  readonly #line = new DisplayLine(location.pathname.split('/').at(-1) ?? '', () => this.#heard());
  readonly #chimes = new Chimes();
  readonly #senses = new Senses(this.#chimes, () => this.#sensed());
  readonly #guard = new PressGuard();
  #drawn: DisplayState = this.#line.state;
  #cursor: ReturnType<typeof setTimeout> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.asks = !this.#senses.started;
    this.asksAgain = this.#senses.started;
    setTimeout(() => { this.asksAgain = false; }, ASKED_AGAIN_MS);
    addEventListener('keydown', this.#pressed);
    addEventListener('pointermove', this.#moved);
    addEventListener('pointerdown', this.#touched);
    this.#moved();
    this.#senses.open();
    this.#line.open();
    this.#sensed();
  }

  override disconnectedCallback(): void {
    removeEventListener('keydown', this.#pressed);
    removeEventListener('pointermove', this.#moved);
    removeEventListener('pointerdown', this.#touched);
    this.#senses.close();
    this.#line.close();
    super.disconnectedCallback();
  }

  override willUpdate(): void {
    this.speech = speechIn(this.look.language, this.#drawn.frame?.zone ?? ZONE);
  }

  override render() {
    const { words } = this.speech;
    const { frame, isLost } = this.#drawn;
    const isBlack = !this.asks && frame?.shown.kind === 'black';
    return html`<main class="stage ${isBlack ? 'black' : ''} ${frame?.demonstration ? 'demonstration' : ''}" style="--lift:${frame?.lift ?? 0};--text:${this.look.size / 100}">
        ${this.#stage(frame)}
      </main>
      ${this.asksAgain && !this.asks && !this.told ? html`<button type="button" class="again" data-testid="start" @click=${this.#start}>${words.start.again}</button>` : nothing}
      ${this.told ? html`<p class="told" role="status">${this.told}</p>` : nothing}
      ${this.help ? keyHelp(words, frame?.clicker === true) : nothing}
      ${isLost ? html`<i class="lost" data-testid="lost"></i>` : nothing}`;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { dataset } = document.documentElement;
    dataset['theme'] = this.look.theme;
    dataset['cursor'] = this.resting && !this.asks ? 'hidden' : '';
    document.documentElement.lang = this.look.language;
    document.title = this.speech.words.title;
  }

  #stage(frame: DisplayFrame | undefined): TemplateResult {
    const { words } = this.speech;
    if (this.#drawn.isGone) return calm(words.gone.title, words.gone.text);
    if (this.asks) return html`<start-screen .speech=${this.speech} @start=${this.#start} @alone=${() => { this.asks = false; }}></start-screen>`;
    if (!frame) return calm(words.waiting, words.waitingText);
    if (frame.shown.kind === 'black') return html`<h1 class="unseen">${words.black}</h1>`;
    // A session is one picture: what it turns to, it draws itself.
    return html`${keyed(`${frame.place} ${frame.shown.kind === 'live' ? 'live' : pictureOf(frame.shown)}`, this.#picture(frame))}
      <footer class="foot">${frame.demonstration ? html`<b class="invented">${words.demonstration}</b>` : nothing}<span>${frame.contest}</span></footer>`;
  }

  #picture({ shown }: DisplayFrame): TemplateResult {
    const [speech, still, { clock }] = [this.speech, this.#drawn.isJump, this.#line];
    switch (shown.kind) {
      case 'standing':
        return html`<standing-screen class="picture" .shown=${shown} .speech=${speech} .still=${still} .clock=${clock}></standing-screen>`;
      case 'participation':
        return html`<participation-screen class="picture" .shown=${shown} .speech=${speech} .still=${still} .clock=${clock}></participation-screen>`;
      case 'message':
        return html`<message-screen class="picture" .shown=${shown} .speech=${speech} .still=${still}></message-screen>`;
      case 'live':
        return html`<live-screen class="picture" .shown=${shown} .speech=${speech} .still=${still} .clock=${clock} @chime=${(event: CustomEvent<SoundName>) => this.#chime(event.detail)}></live-screen>`;
      case 'black':
        return html``;
    }
  }

  #heard(): void {
    const before = this.#drawn;
    const { state: after } = this.#line;
    this.#drawn = after;
    const sound = after.frame && after.frame !== before.frame && !after.isJump ? soundOf(before.frame, after.frame) : undefined;
    if (sound) this.#chime(sound);
    this.requestUpdate();
    if (after.isJump) void this.#settled();
  }

  #chime(sound: SoundName): void {
    if (this.#drawn.frame?.sound && !this.look.muted) this.#chimes.play(sound);
  }

  /** The jump is drawn: what comes from here on may glide. */
  async #settled(): Promise<void> {
    await this.updateComplete;
    this.#drawn = { ...this.#drawn, isJump: false };
    this.requestUpdate();
  }

  #sensed(): void {
    this.#line.report(this.#senses.report(!this.look.muted));
  }

  readonly #start = (): void => {
    this.asks = false;
    this.asksAgain = false;
    void this.#senses.start();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    const action = actionOf(event);
    if (event.key === 'F5') event.preventDefault();
    if (action === undefined) return;
    if (event.key === ' ' || event.key === 'Enter') event.preventDefault();
    void this.#senses.pressed();
    // A clicker has no pointer: what steps or fills the screen starts it, whether or not it may step.
    if (this.asks && STARTS.has(action)) return this.#start();
    if (!(this.asks && STEPS.has(action))) this.#act(action);
    return undefined;
  };

  #act(action: KeyAction): void {
    const { words } = this.speech;
    switch (action) {
      case 'next':
      case 'back':
        if (this.#mayStep()) void this.#line.step(action === 'next' ? 1 : -1);
        return;
      case 'black':
        if (this.#mayStep()) void this.#line.toggleBlack();
        return;
      case 'full-screen':
        void this.#senses.toggleFill();
        return;
      case 'theme': {
        const theme = this.look.theme === 'dark' ? 'light' : 'dark';
        return this.#wear({ theme }, words.told.theme[theme]);
      }
      case 'mute':
        return this.#wear({ muted: !this.look.muted }, this.look.muted ? words.told.unmuted : words.told.muted);
      case 'larger':
      case 'smaller': {
        const size = resized(this.look, action === 'larger' ? 1 : -1);
        return this.#wear({ size }, words.told.size(size));
      }
      case 'language': {
        const language = this.look.language === 'vi' ? 'en' : 'vi';
        return this.#wear({ language }, speechIn(language, ZONE).words.told.language);
      }
      case 'help':
        this.help = !this.help;
        return;
      case 'close':
        this.help = false;
        return;
    }
  }

  /** The organisers let this display's clicker step, and it is not the second press of a double click. */
  #mayStep(): boolean {
    return this.#drawn.frame?.clicker === true && this.#guard.lets(performance.now());
  }

  #wear(change: Partial<DisplayLook>, told: string): void {
    this.look = { ...this.look, ...change };
    storeLook(this.look);
    this.told = told;
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => { this.told = ''; }, TOLD_MS);
    this.#sensed();
  }

  /** A wall that showed by itself is started by a touch of it. */
  readonly #touched = (): void => {
    if (!this.#senses.started && !this.asks) this.#start();
    else void this.#senses.pressed();
  };

  readonly #moved = (): void => {
    this.resting = false;
    clearTimeout(this.#cursor);
    this.#cursor = setTimeout(() => { this.resting = true; }, CURSOR_MS);
  };
}

function calm(title: string, text: string): TemplateResult {
  return html`<div class="picture"><div class="calm"><h1 class="strong">${title}</h1><p>${text}</p></div>${sea()}</div>`;
}

declare global { interface HTMLElementTagNameMap { 'display-page': DisplayPage } }
