import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { OpenPicture } from '../../server/protocol/live.ts';
import type { LivePlayerScreen, LivePlayerView } from '../../server/protocol/live-player.ts';
import { ServerClock } from '../live/clock.ts';
import type { Drawn } from '../live/sealed-pictures.ts';
import { Ticker } from '../live/ticker.ts';
import { AnswerKeys } from '../participant/answer-keys.ts';
import '../participant/question-view.css';
import '../ui/option-list.ts';
import '../ui/quiz-countdown.ts';
import { spokenTime } from '../ui/spoken-time.ts';
import { statusLine } from '../ui/status-line.ts';
import type { Status } from '../ui/status.ts';
import { Tightness } from '../ui/tightness.ts';
import { lawful } from '../words/lawful.ts';
import { LiveElement } from './live-element.ts';
import type { LiveState } from './live-link.ts';
import './live-question.css';
import { liveStatus, type LiveProgress } from './live-status.ts';
import { liveRefused } from './live-words.ts';

type Asked = Extract<LivePlayerScreen, { screen: 'reading' | 'open' | 'closed' }>;

/** The own deadline counts where it is later than everybody's by more than the writing to all sockets takes. */
const SPREAD_MS = 1000;

/** One question of a session, from its reading to its close. A tap answers at once: dispatches `answer` with the choice. */
@customElement('live-question')
export class LiveQuestion extends LiveElement {
  @property({ attribute: false }) view!: LivePlayerView;
  @property({ attribute: false }) asked!: Asked;
  @property({ attribute: false }) line!: Pick<LiveState, 'waiting' | 'told' | 'receipt' | 'connection'>;
  @property({ attribute: false }) clock = new ServerClock();
  @property({ attribute: false }) picture: Drawn | undefined;

  @query('h1') private heading!: HTMLElement;
  readonly #ticker = new Ticker(this);
  readonly #tightness = new Tightness(this, { top: '.clock', bottom: '.foot-bar' });

  constructor() {
    super();
    this.addController(new AnswerKeys(this, { choose: (choice) => this.#choose(choice), commit: () => undefined }));
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('asked') || changed.get('asked')?.step === this.asked.step) return;
    scrollTo(0, 0);
    this.heading.focus({ preventScroll: true });
  }

  override render() {
    const { words } = this.spoken;
    const { live, asked } = this;
    const seconds = this.#seconds();
    const progress = this.#progress(seconds);
    const isReading = asked.screen === 'reading';
    return html`<main tabindex="-1" class="page ${this.#tightness.tight ? 'tight' : ''}">
      <div class="clock"><div class="inner">
        <quiz-countdown .seconds=${seconds} .of=${isReading ? this.view.session.rules.readingSeconds : asked.limitSeconds}
          .place=${asked.practice ? live.practice : live.number(asked.number, asked.of)} .saved=${asked.practice ? live.practiceText : ''}></quiz-countdown>
      </div></div>
      <div class="inner paper">
        <h1 id="question" tabindex="-1"><span class="unseen">${asked.practice ? live.practice : words.question.heading(asked.number)}: </span>${lawful(asked.text)}</h1>
        ${asked.picture ? this.#picture(asked.picture) : nothing}
        ${isReading ? nothing : html`<option-list .label=${asked.text} .options=${asked.options ?? Array.from({ length: asked.choices }, () => '')}
          .chosen=${this.#chosen(progress)} .locked=${this.#isLocked(progress)} .atOnce=${true} @choose=${(event: CustomEvent<number>) => this.#choose(event.detail)}></option-list>`}
      </div>
      <div class="foot-bar"><div class="inner bottom">
        ${this.#statusLine(isReading ? { tone: 'over', sign: 'timer', title: live.reading.title, detail: live.reading.detail } : this.#status(progress))}
        <span class="keys small soft">${live.keys}</span>
      </div></div>
      ${spokenTime(seconds, isReading ? { at: () => '', over: '' } : words.question.spoken)}
    </main>`;
  }

  #picture({ width, height, alt }: OpenPicture): TemplateResult {
    const { picture: words } = this.live;
    const { picture } = this;
    if (picture?.is === 'there') return html`<img class="drawing" src=${picture.address} width=${width} height=${height} alt=${alt}>`;
    return html`<div class="drawing blank" style="aspect-ratio:${width}/${height}"><p>${picture?.is === 'failed' ? html`${words.failed}<br>${alt}` : words.loading}</p></div>`;
  }

  /** The longest sentences of this line. */
  #statusLine(status: Status): TemplateResult {
    const { status: words } = this.live;
    return statusLine(status, [[words.kept('A'), words.keptLate], [words.saved('A'), words.fixed('00:00:00,0')], [words.idle, words.idleDetail[this.view.session.rules.changes]]]);
  }

  #status(progress: LiveProgress): Status {
    const { words, format } = this.spoken;
    return liveStatus(progress, { live: this.live, format, refused: (reason) => liveRefused(this.live, words, reason) });
  }

  #seconds(): number {
    const { asked } = this;
    switch (asked.screen) {
      case 'reading':
        return this.#ticker.seconds(this.clock, asked.opensAt);
      case 'open': {
        const own = this.view.question?.deadline ?? 0;
        return this.#ticker.seconds(this.clock, own > asked.closesAt + SPREAD_MS ? own : asked.closesAt);
      }
      case 'closed':
        return 0;
    }
  }

  #progress(seconds: number): LiveProgress {
    const { step, screen } = this.asked;
    const { waiting, told, receipt, connection } = this.line;
    return {
      open: screen === 'open' && seconds > 0,
      changes: this.view.session.rules.changes,
      waiting: waiting.findLast((answer) => answer.step === step),
      told: told?.answer.step === step ? told : undefined,
      receipt: receipt?.step === step ? receipt : undefined,
      connected: connection !== 'offline' && connection !== 'connecting',
    };
  }

  #chosen({ waiting, receipt }: LiveProgress): number | null {
    return waiting?.choice ?? receipt?.choice ?? null;
  }

  #isLocked({ open, changes, waiting, receipt }: LiveProgress): boolean {
    return !open || (changes === 'first' && (waiting !== undefined || receipt !== undefined));
  }

  #choose(choice: number): void {
    const { asked } = this;
    const progress = this.#progress(this.#seconds());
    if (asked.screen !== 'open' || choice >= asked.choices || this.#isLocked(progress) || choice === this.#chosen(progress)) return;
    this.dispatchEvent(new CustomEvent<number>('answer', { detail: choice }));
  }
}

declare global { interface HTMLElementTagNameMap { 'live-question': LiveQuestion } }
