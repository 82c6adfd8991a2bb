import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LiveOwn, LivePlayerScreen, LivePlayerView, LiveReceipt } from '../../server/protocol/live-player.ts';
import { pageFoot } from '../participant/page-foot.ts';
import '../participant/views.css';
import { icon } from '../ui/icons.ts';
import { letter, sign } from '../ui/letters.ts';
import { flamboyant } from '../ui/motifs.ts';
import { notice } from '../ui/notice.ts';
import { lawful } from '../words/lawful.ts';
import { LiveElement } from './live-element.ts';
import './live-result.css';
import { ownCards } from './own-cards.ts';

type Revealed = Extract<LivePlayerScreen, { screen: 'histogram' }>;

/** The key of a question, what everybody chose, and what it brought. */
@customElement('live-result')
export class LiveResult extends LiveElement {
  @property({ attribute: false }) view!: LivePlayerView;
  @property({ attribute: false }) shown!: Revealed;
  @property({ attribute: false }) receipt: LiveReceipt | undefined;

  override render() {
    const { live, shown } = this;
    const { format } = this.spoken;
    const own = this.view.own?.step === shown.step ? this.view.own : undefined;
    return html`<main class="column">
        ${this.#panel(own)}
        ${shown.revealed.voided === null ? nothing : notice('warning', lawful(shown.revealed.voided), 'voided')}
        ${own ? own.counted > 0 ? ownCards(own, this.view, { live, format }) : nothing : html`<p class="card soft" role="status">${live.result.counting}</p>`}
        ${this.#answers(own)}
      </main>
      ${pageFoot(live.next)}`;
  }

  #choice(own: LiveOwn | undefined): number | null {
    const { receipt, shown } = this;
    return own?.last ? own.last.choice : receipt?.step === shown.step ? receipt.choice : null;
  }

  #panel(own: LiveOwn | undefined): TemplateResult {
    const { live: { result: words, practice, number }, shown } = this;
    const { format } = this.spoken;
    const choice = this.#choice(own);
    const isVoid = shown.revealed.voided !== null;
    const right = own?.last?.right ?? choice === shown.revealed.key;
    const title = isVoid ? words.voided : choice === null ? words.unanswered : right ? words.right : words.wrong;
    const counts = !isVoid && !shown.practice;
    return html`<section class="panel verdict ${right && !isVoid ? 'reached' : ''}" data-testid="verdict">
      <span class="petals">${flamboyant('8.25rem')}</span>
      <p class="who">${shown.practice ? practice : number(shown.number, shown.of)}</p>
      <h1 class="display" tabindex="-1"><span class="badge">${icon(isVoid ? 'alert' : right && choice !== null ? 'check' : 'cross', '1.375rem')}</span><span>${title}</span></h1>
      ${counts && own?.last ? html`<p class="huge digits" data-testid="gained">${words.gained(format.points(own.last.gained))} <small>${words.points}</small></p>` : nothing}
      ${shown.practice ? html`<p>${words.practice}</p>` : nothing}
      ${own?.last && choice !== null ? html`<p class="small">${words.took(format.span(own.last.elapsed, 1))}</p>` : nothing}
    </section>`;
  }

  #answers(own: LiveOwn | undefined): TemplateResult {
    const { live: { result: words }, shown: { options, revealed } } = this;
    const { key, counts, answered, explanation, citation } = revealed;
    const { format } = this.spoken;
    const choice = this.#choice(own);
    return html`<section class="card stack" data-testid="key">
      <h2>${words.key(letter(key))}${answered > 0 ? html` — ${words.share(percent(counts[key] ?? 0, answered))}` : nothing}</h2>
      <ol class="answers">${counts.map((count, at) => html`<li class=${at === key ? 'right' : ''}>
        <span class="key">${icon(sign(at), '1.125rem')}<b>${letter(at)}</b></span>
        <span class="said">${options ? html`<span>${lawful(options[at] ?? '')}</span>` : nothing}
          <span class="bar" aria-hidden="true"><i style="width:${percent(count, answered)}"></i></span>
          <span class="small line">${words.count(format.number(count), percent(count, answered))}${this.#tag(at, choice)}</span></span>
      </li>`)}</ol>
      ${explanation ? html`<p>${lawful(explanation)}</p>` : nothing}
      ${citation ? html`<p class="soft">${words.citation}: ${lawful(citation)}</p>` : nothing}
    </section>`;
  }

  #tag(at: number, choice: number | null): TemplateResult {
    const isKey = at === this.shown.revealed.key;
    return html`${isKey ? html` <b class="tag">${icon('check', '0.875rem')}${this.spoken.words.result.key}</b>` : nothing}
      ${at === choice ? html` <b class="tag own">${isKey ? nothing : icon('cross', '0.875rem')}${this.live.result.chosen}</b>` : nothing}`;
  }
}

function percent(count: number, of: number): string {
  return `${of === 0 ? 0 : Math.round((count / of) * 100)}%`;
}

declare global { interface HTMLElementTagNameMap { 'live-result': LiveResult } }
