import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LivePlayerScreen, LivePlayerView } from '../../server/protocol/live-player.ts';
import { ServerClock } from '../live/clock.ts';
import { Ticker } from '../live/ticker.ts';
import { pageFoot } from '../participant/page-foot.ts';
import '../participant/views.css';
import { flamboyant } from '../ui/motifs.ts';
import { LiveElement } from './live-element.ts';
import './live-result.css';
import { ownCards } from './own-cards.ts';

export type Waiting = Extract<LivePlayerScreen, { screen: 'lobby' | 'announced' | 'standing' | 'pause' | 'message' | 'ended' }>;

interface Content { title: string; tone?: 'gold' | 'moment'; who?: string; more?: TemplateResult; below?: TemplateResult; foot: string }

/** Between the questions there is nothing to do: why, until when, and where one stands. */
@customElement('live-wait')
export class LiveWait extends LiveElement {
  @property({ attribute: false }) view!: LivePlayerView;
  @property({ attribute: false }) waiting!: Waiting;
  @property({ attribute: false }) clock = new ServerClock();

  readonly #ticker = new Ticker(this);

  override render() {
    const { title, who, more, below, foot, tone = '' } = this.#content();
    return html`<main class="column">
        <section class="panel ${tone}">
          <span class="petals">${flamboyant('8.25rem')}</span>
          ${who ? html`<p class="who">${who}</p>` : nothing}
          <h1 class="display" tabindex="-1" data-testid="wait" data-screen=${this.waiting.screen}>${title}</h1>
          ${more ?? nothing}
        </section>
        ${below ?? nothing}
      </main>
      ${pageFoot(foot)}`;
  }

  #content(): Content {
    const { live, waiting, view } = this;
    const { format } = this.spoken;
    const { you } = view;
    const own = view.own && view.own.counted > 0 ? view.own : null;
    const cards = own ? ownCards(own, view, { live, format }) : nothing;
    switch (waiting.screen) {
      case 'lobby':
        return { title: live.lobby.title, more: html`<p><b>${you.name}</b></p>${you.unit ? html`<p class="small">${you.unit}</p>` : nothing}`, below: this.#rules(), foot: live.next };
      case 'announced':
        return { title: waiting.practice ? live.practice : live.number(waiting.number, waiting.of), tone: 'moment', more: this.#until(waiting.opensAt, live.announced), below: html`${waiting.practice ? html`<p class="card">${live.result.practice}</p>` : cards}`, foot: live.nextText };
      case 'standing':
        return { title: live.standing, who: you.name, below: html`${own ? cards : html`<p class="card">${live.noRank}</p>`}`, foot: live.next };
      case 'pause':
        return { title: waiting.title || live.title, more: waiting.until === null ? html`<p>${live.pause.soon}</p>` : this.#until(waiting.until, { opens: live.pause.left, now: live.pause.soon }), below: html`${cards}`, foot: live.next };
      case 'message':
        return { title: waiting.title, more: html`<p class="said">${waiting.text}</p>`, below: html`${cards}`, foot: live.next };
      case 'ended':
        return this.#ended();
    }
  }

  #until(instant: number, words: { opens: string; now: string }): TemplateResult {
    const seconds = this.#ticker.seconds(this.clock, instant);
    const digits = seconds >= 60 ? this.spoken.format.countdown(seconds).replace(/^00:/, '') : String(seconds);
    return html`<p class="until">${words.opens}</p><p class="huge digits ${seconds > 0 ? '' : 'text'}" role="timer" data-testid="until">${seconds > 0 ? digits : words.now}</p>`;
  }

  #rules(): TemplateResult {
    const { live } = this;
    const { changes, scoring } = this.view.session.rules;
    return html`<section class="card stack"><h2>${live.lobby.stay}</h2>
      <ul class="list"><li><span>${live.rules[changes]}</span></li><li><span>${live.rules[scoring.by]}</span></li></ul></section>`;
  }

  #ended(): Content {
    const { live, view: { own, you } } = this;
    const { format } = this.spoken;
    if (!own) return { title: live.ended.title, more: html`<p>${live.ended.thanks}</p>`, foot: live.ended.thanks };
    return {
      title: live.ended.rank(format.number(own.rank)),
      who: live.ended.title,
      ...(own.rank <= 3 ? { tone: 'gold' } : {}),
      more: html`<p>${live.ended.of(format.number(own.people))}</p><p class="small">${you.name}${you.unit ? ` — ${you.unit}` : ''}</p>`,
      below: html`${ownCards({ ...own, rankBefore: null }, this.view, { live, format })}<p class="card">${live.own.time}: <b>${format.span(own.elapsed, 1)}</b></p>`,
      foot: live.ended.thanks,
    };
  }
}

declare global { interface HTMLElementTagNameMap { 'live-wait': LiveWait } }
