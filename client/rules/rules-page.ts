import { html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { PublicContest, PublicRound } from '../../server/protocol/public.ts';
import { currentRound, FreshContest } from '../live/public-contest.ts';
import '../ui/brand-bar.ts';
import '../ui/hero.css';
import '../ui/look-sheet.ts';
import type { LookSheet } from '../ui/look-sheet.ts';
import { flamboyant, waves } from '../ui/motifs.ts';
import { PageElement } from '../ui/page-element.ts';
import './entry-poster.ts';
import { roundProof } from './round-proof.ts';
import { roundRules, section } from './round-rules.ts';
import './rules-page.css';
import { rulesWords, type RulesWords } from './rules-words.ts';

/** Browsers call it “Giờ Đông Dương”, which nobody here says. */
const VIET_NAM = 'Asia/Ho_Chi_Minh';

/** The rules as the server obeys them: everything on this page is generated from the rounds' own declarations. */
@customElement('rules-page')
export class RulesPage extends PageElement {
  @query('look-sheet') private sheet!: LookSheet;

  readonly #fresh = new FreshContest(this);
  readonly #chosen = (): void => this.requestUpdate();

  override connectedCallback(): void {
    // The words that stood here while the script was on its way.
    this.replaceChildren();
    super.connectedCallback();
    addEventListener('hashchange', this.#chosen);
  }

  override disconnectedCallback(): void {
    removeEventListener('hashchange', this.#chosen);
    super.disconnectedCallback();
  }

  override render() {
    const words = rulesWords(this.spoken.language);
    const { contest, failed } = this.#fresh;
    document.title = contest ? `${words.title} — ${contest.name}` : words.title;
    return html`<brand-bar .heading=${this.spoken.words.brand} @look=${() => this.sheet.open()}></brand-bar>
      ${contest ? this.#rules(contest, words) : html`<main class="column" role="status"><p>${failed ? words.failed : words.loading}</p></main>`}
      <look-sheet></look-sheet>`;
  }

  #rules(contest: PublicContest, words: RulesWords) {
    const { format } = this.spoken;
    const shown = roundInLink(contest.rounds) ?? currentRound(contest.rounds);
    return html`<main>
      <div class="hero"><div class="inner">
        <span class="petals">${flamboyant('8.5rem')}</span>
        <p class="kind">${words.title}</p>
        <h1 class="display">${contest.name}</h1>
        <p class="small">${contest.plan}</p>
        ${contest.demonstration ? html`<span class="flag">${this.spoken.words.demonstration}</span>` : nothing}
      </div>${waves()}</div>
      <div class="inner">
        <div class="doors"><a class="button" href="/">${words.enter}</a><a class="button" href="/participation">${words.participation}</a><a class="button" href="/results">${words.results}</a><button type="button" @click=${() => print()}>${words.print}</button></div>
        <entry-poster .address=${contest.entryAddress}></entry-poster>
        ${shown ? html`<nav aria-label=${words.rounds}>${contest.rounds.map((round) => this.#tab(round, round === shown, words))}</nav>
          <h2 data-testid="round">${shown.name} <span class="soft">· ${words.phases[shown.phase]}</span></h2>
          <div class="sections">
            ${roundRules(shown, { words, format, zone: contest.zone === VIET_NAM ? words.vietNamTime : zoneName(contest.zone, this.spoken.language) })}
            ${contest.quotas.length === 0 ? nothing : section(words.quotas, html`<ul class="quotas">${contest.quotas.map(({ category, percent }) => html`<li><span>${words.categories[category]}</span><b>${words.atLeast(percent)}</b></li>`)}</ul>`)}
            ${roundProof(shown, words, format)}
          </div>` : html`<p class="card">${words.noRounds}</p>`}
      </div>
    </main>`;
  }

  #tab({ number, name, phase }: PublicRound, current: boolean, words: RulesWords) {
    return html`<a href="#${number}" aria-current=${current ? 'page' : nothing}>${name}<small>${words.phases[phase]}</small></a>`;
  }
}

function roundInLink(rounds: readonly PublicRound[]): PublicRound | undefined {
  return rounds.find(({ number }) => String(number) === location.hash.slice(1));
}

/** Any other zone in the browser's own words. */
function zoneName(timeZone: string, language: 'vi' | 'en'): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

declare global { interface HTMLElementTagNameMap { 'rules-page': RulesPage } }
