import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DisplayStandingRow, Shown } from '../../server/protocol/display.ts';
import { ServerClock } from '../live/clock.ts';
import './closes-in.ts';
import { DisplayElement } from './display-element.ts';
import { PagedRows, type Mode } from './paged-rows.ts';
import { prizeTones, type PrizeTone } from './prize-tones.ts';
import { RowMotion } from './row-motion.ts';
import { screenHead, sea } from './screen-head.ts';
import { decimalsFor, stopwatch } from './stopwatch.ts';
import './standing-screen.css';

type Standing = Extract<Shown, { kind: 'standing' }>;

/** Cards stand on two lines, name over unit; lines side by side. */
const MODES: readonly Mode[] = [
  ...[1.7, 1.6, 1.5, 1.4, 1.3, 1.22, 1.16, 1.1, 1.05, 1].map((fit) => ({ name: 'cards', fit })),
  ...[1.1, 1].map((fit) => ({ name: 'lines', fit })),
];

/** The first of a round: while it runs, once it is closed, or that they are kept back. */
@customElement('standing-screen')
export class StandingScreen extends DisplayElement {
  @property({ attribute: false }) shown!: Standing;
  @property({ attribute: false }) clock = new ServerClock();

  readonly pages = new PagedRows(this, MODES);
  protected readonly motion = new RowMotion(this);

  override render() {
    const { words: { standing: words, page } } = this.speech;
    const { state, round, rows } = this.shown;
    const turned = rows.length > 0 && this.pages.pages > 1 ? page(this.pages.page + 1, this.pages.pages) : undefined;
    const aside = state === 'live' ? html`<closes-in .clock=${this.clock} .speech=${this.speech} .closesAt=${this.shown.closesAt}></closes-in>` : undefined;
    return html`${screenHead({ title: words.titles[state](round), page: turned, aside, flag: { kind: state, text: words.flags[state] } })}${this.#body()}`;
  }

  #body(): TemplateResult {
    const { standing: words } = this.speech.words;
    if (this.shown.state === 'hidden') return this.#hidden();
    if (this.shown.rows.length > 0) return this.#rows();
    return this.shown.state === 'live' ? calm(words.nobodyLive, words.nobodyLiveText) : calm(words.nobodyFinal);
  }

  #hidden(): TemplateResult {
    const { words: { standing: words }, format } = this.speech;
    const { closesAt } = this.shown;
    const now = this.clock.now();
    if (now !== undefined && now >= closesAt) return calm(words.settling);
    return html`<div class="calm">
      ${now === undefined ? nothing : html`<p class="huge"><closes-in .clock=${this.clock} .speech=${this.speech} .closesAt=${closesAt}></closes-in></p>`}
      <p class="strong">${words.hiddenUntil(format.closing(closesAt))}</p>
      <p>${words.hiddenText}</p>
    </div>${sea()}`;
  }

  #rows(): TemplateResult {
    const { rows } = this.shown;
    const [tones, decimals] = [prizeTones(rows), decimalsFor(rows)];
    return html`<div class="window"><ol class="rows" data-prizes=${tones.size > 0}>${repeat(rows, ({ key }) => key, (row) => this.#row(row, { tone: tones.get(row.prize ?? ''), decimals }))}</ol></div>`;
  }

  #row(row: DisplayStandingRow, { tone, decimals }: { tone: PrizeTone | undefined; decimals: number }): TemplateResult {
    return html`<li data-key=${row.key} data-group=${tone === undefined ? 'others' : 'winners'} class=${tone ?? nothing}>
      <b class="rank digits">${row.rank}</b>
      ${tone === undefined ? nothing : html`<span class="prize">${row.prize}</span>`}
      <span class="who"><b class="name">${row.name}</b><span class="unit">${row.unit}</span></span>
      <span class="score ${isPointEach(row) ? 'right' : ''}">${this.#score(row)}</span>
      <span class="time digits">${stopwatch(row.elapsed, decimals, this.speech.point)}</span>
    </li>`;
  }

  #score(row: DisplayStandingRow): TemplateResult {
    const { words: { standing }, format } = this.speech;
    if (isPointEach(row)) return html`<b class="digits">${row.correct}/${this.shown.questions}</b> <small>${standing.correct}</small>`;
    return html`<b class="digits">${format.points(row.score)}</b> <small>${standing.points}</small>`;
  }
}

/** Where each right answer is a point, how many were right tells more. */
function isPointEach({ score, correct }: DisplayStandingRow): boolean {
  return score === correct * 1000;
}

function calm(title: string, text?: string): TemplateResult {
  return html`<div class="calm"><p class="strong">${title}</p>${text ? html`<p>${text}</p>` : nothing}</div>${sea()}`;
}

declare global { interface HTMLElementTagNameMap { 'standing-screen': StandingScreen } }
