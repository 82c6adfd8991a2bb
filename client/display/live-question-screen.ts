import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LiveHallScreen } from '../../server/protocol/live-projector.ts';
import { ServerClock } from '../live/clock.ts';
import type { Drawn } from '../live/sealed-pictures.ts';
import { icon } from '../ui/icons.ts';
import { letter, sign } from '../ui/letters.ts';
import { flamboyant } from '../ui/motifs.ts';
import { lawful } from '../words/lawful.ts';
import { fitBoard, modesOf } from './board-fit.ts';
import { cityTank } from './city-tank.ts';
import './count-down.ts';
import { DisplayElement } from './display-element.ts';
import { Fitting } from './fitting.ts';
import './live-question-screen.css';

export type AskedInHall = Extract<LiveHallScreen, { screen: 'reading' | 'open' | 'closed' | 'histogram' }>;

/** One question on the wall, from its reading to its key; on one screen, as large as it fits. */
@customElement('live-question-screen')
export class LiveQuestionScreen extends DisplayElement {
  @property({ attribute: false }) asked!: AskedInHall;
  @property({ attribute: false }) clock = new ServerClock();
  @property({ attribute: false }) picture: Drawn | undefined;
  /** The way in, for the corner. */
  @property({ attribute: false }) join: unknown = nothing;

  protected readonly fitting = new Fitting(this, () => {
    const board = this.querySelector<HTMLElement>('.board');
    if (board) fitBoard(board, modesOf(this.asked));
  });

  override render() {
    const { asked } = this;
    const { words: { live } } = this.speech;
    return html`<div class="board" data-screen=${asked.screen}>
      <header class="top"><span class="flower">${flamboyant('1em')}</span>
        <p class="number display" data-testid="number">${asked.practice ? live.practice : live.number(asked.number)}</p>${asked.practice ? html`<p class="of words">${live.practiceText}</p>` : html`<p class="of digits">${live.of(asked.of)}</p>`}
        ${this.join}</header>
      <div class="ask"><h1>${lawful(asked.text)}</h1>${this.#picture()}</div>
      ${asked.screen === 'reading' ? nothing : html`<ol class="options">${asked.options.map((text, at) => this.#option(text, at))}</ol>`}
      ${asked.screen === 'histogram' ? this.#why() : nothing}
      <aside class="side">${this.#side()}</aside>
    </div>`;
  }

  #picture(): TemplateResult | typeof nothing {
    const { asked: { picture }, picture: drawn } = this;
    const { words: { live } } = this.speech;
    if (picture === null) return nothing;
    const size = `aspect-ratio:${picture.width}/${picture.height};--wide:${picture.width / picture.height}`;
    if (drawn?.is !== 'there') return html`<p class="drawing blank" style=${size}>${live.picture[drawn?.is ?? 'loading']}</p>`;
    return html`<img class="drawing" style=${size} src=${drawn.address} alt=${picture.alt}>`;
  }

  #option(text: string, at: number): TemplateResult {
    const { asked } = this;
    const face = html`<span class="key">${icon(sign(at), '1em')}<b>${letter(at)}</b></span><span class="text">${lawful(text)}</span>`;
    if (asked.screen !== 'histogram') return html`<li>${face}</li>`;
    const { words: { live }, format } = this.speech;
    const { key, counts, answered } = asked.revealed;
    const count = counts[at] ?? 0;
    const share = answered === 0 ? 0 : (count / answered) * 100;
    const isKey = at === key;
    return html`<li class=${isKey ? 'right' : 'wrong'} style="--share:${share}%">${face}
      <span class="count">${isKey ? html`<span class="tick">${icon('check', '0.9em')}<span class="unseen">${live.key}</span></span>` : nothing}<b class="digits">${format.number(count)}</b><small class="digits">${Math.round(share)}%</small></span></li>`;
  }

  /** What is said about the key; as much of it as the wall has room for, as all of it is on each phone. */
  #why(): TemplateResult {
    const { asked } = this;
    const { words: { live } } = this.speech;
    if (asked.screen !== 'histogram') return html``;
    const { voided, explanation, citation } = asked.revealed;
    if (voided !== null) return html`<div class="why voided"><p><b>${live.voided}.</b> ${lawful(voided)}</p></div>`;
    return html`<div class="why">${explanation ? html`<p class="explanation">${lawful(explanation)}</p>` : nothing}${citation ? html`<p class="citation">${live.citation}: ${lawful(citation)}</p>` : nothing}</div>`;
  }

  #side(): TemplateResult {
    const { asked, clock, speech } = this;
    const { words: { live }, format } = speech;
    switch (asked.screen) {
      case 'reading':
        return html`<count-down class="time" .clock=${clock} .speech=${speech} .until=${asked.opensAt} .label=${live.optionsOpen} .past=${live.opening}></count-down>`;
      case 'open':
        return html`<count-down class="time" .clock=${clock} .speech=${speech} .until=${asked.closesAt} .past=${live.over} .ticks=${true}></count-down>${this.#water(asked)}`;
      case 'closed':
        return html`<div class="time"><p class="through">${live.over}</p></div>${this.#water(asked)}`;
      case 'histogram': {
        const { key, counts, answered, voided } = asked.revealed;
        const right = counts[key] ?? 0;
        if (voided !== null) return html`<div class="share"><p class="through">${live.voided}</p></div>`;
        return html`<div class="share"><p class="left digits">${answered === 0 ? 0 : Math.round((right / answered) * 100)}%</p><p class="label">${live.right}</p><p class="label digits">${live.rightOf(format.number(right), format.number(answered))}</p></div>`;
      }
    }
  }

  #water({ answered, connected }: { answered: number; connected: number }): TemplateResult {
    const { words: { live }, format } = this.speech;
    const share = connected === 0 ? 0 : Math.min(100, (answered / connected) * 100);
    return html`<div class="water">${cityTank({ from: share, to: share })}
      <p><b class="digits">${format.number(answered)}</b><span>${live.answered(format.number(connected))}</span></p></div>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'live-question-screen': LiveQuestionScreen } }
