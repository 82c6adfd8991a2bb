import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { PublicContest, PublicResults, PublicRound } from '../../server/protocol/public.ts';
import { FreshContest } from '../live/public-contest.ts';
import { PublicReading } from '../live/public-reading.ts';
import '../ui/brand-bar.ts';
import '../ui/hero.css';
import '../ui/look-sheet.ts';
import type { LookSheet } from '../ui/look-sheet.ts';
import { flamboyant, waves } from '../ui/motifs.ts';
import { notice } from '../ui/notice.ts';
import { PageElement } from '../ui/page-element.ts';
import { resultsEn } from '../words/results-en.ts';
import { resultsVi, type ResultsWords } from '../words/results-vi.ts';
import { roundNamed } from './round-in-link.ts';
import './results-page.css';
import './results-table.ts';
import { winners } from './winners.ts';

/** A publication changes seldom, and a correction must not wait long. */
const EVERY_MS = 30_000;

/** Results of closed rounds as an organiser has published them. */
@customElement('results-page')
export class ResultsPage extends PageElement {
  @query('look-sheet') private sheet!: LookSheet;

  readonly #fresh = new FreshContest(this);
  readonly #reading = new PublicReading<PublicResults>(this, () => `/api/results/${this.#shown()?.number ?? 1}`, EVERY_MS);
  #read: number | undefined;
  /** Whether the shown round is published, as the last reading has it. */
  #published: boolean | undefined;

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

  override willUpdate(): void {
    this.#heed();
    const number = this.#shown()?.number;
    if (number === this.#read) return;
    this.#read = number;
    this.#published = undefined;
    void this.#reading.turn();
  }

  /** What was published or taken back meanwhile stands on the tabs too. */
  #heed(): void {
    const { value, isAbsent } = this.#reading;
    if (value === undefined && !isAbsent) return;
    const isTurned = this.#published !== undefined && this.#published === isAbsent;
    this.#published = !isAbsent;
    if (isTurned) void this.#fresh.read();
  }

  override render() {
    const words = this.spoken.language === 'vi' ? resultsVi : resultsEn;
    const { contest, failed } = this.#fresh;
    document.title = contest ? `${words.title} — ${contest.name}` : words.title;
    return html`<brand-bar .heading=${this.spoken.words.brand} @look=${() => this.sheet.open()}></brand-bar>
      ${contest ? this.#page(contest, words) : html`<main class="column" role="status"><p>${failed ? words.failed : words.loading}</p></main>`}
      <look-sheet></look-sheet>`;
  }

  #page(contest: PublicContest, words: ResultsWords): TemplateResult {
    const shown = this.#shown();
    return html`<main>
      <div class="hero"><div class="inner">
        <span class="petals">${flamboyant('8.5rem')}</span>
        <p class="kind">${contest.name}</p>
        <h1 class="display">${words.title}${shown ? ` ${shown.name}` : ''}</h1>
        ${contest.demonstration ? html`<span class="flag">${this.spoken.words.demonstration}</span>` : nothing}
      </div>${waves()}</div>
      <div class="inner">
        <div class="doors"><a class="button" href="/rules">${words.rules}</a><a class="button" href="/participation">${words.participation}</a><button type="button" @click=${() => print()}>${words.print}</button></div>
        ${shown ? html`<nav aria-label=${words.rounds}>${contest.rounds.map((round) => html`<a href="#${round.number}" aria-current=${round === shown ? 'page' : nothing}>${round.name}<small>${words.states[stateOf(round)]}</small></a>`)}</nav>
          ${this.#results(shown, words)}` : html`<p class="card">${words.noRounds}</p>`}
      </div>
    </main>`;
  }

  #results(round: PublicRound, words: ResultsWords): TemplateResult {
    const { value, refusal, isAbsent } = this.#reading;
    if (isAbsent) return html`<p class="card" role="status" data-testid="not-yet">${words.notYet[round.phase]}</p>`;
    if (value?.round === round.number) return html`${refusal ? notice('warning', words.offline, 'offline') : nothing}${this.#whole(value, words)}`;
    return html`<p class="card" role="status">${refusal ? words.failed : words.loading}</p>`;
  }

  #whole(results: PublicResults, words: ResultsWords): TemplateResult {
    const { format } = this.spoken;
    const steps = results.comparators.map(({ by, order }) => words.comparators[by][order]).join(' → ');
    return html`${winners(results.rows, words)}
      <section class="stack" aria-labelledby="ranking">
        <h2 id="ranking">${words.table(format.number(results.rows.length), format.number(results.participants))}</h2>
        <p class="soft small">${words.howText(steps)} ${words.publishedAt(format.moment(results.publishedAt), results.edition)}</p>
        ${results.corrections.length === 0 ? nothing : html`<details><summary>${words.corrections} (${results.corrections.length})</summary><ul class="corrections">${results.corrections.map(({ at, cause, reason }) => html`<li><b>${format.moment(at)}</b> — ${words.causes[cause]}${reason === null ? nothing : html`: ${reason}`}</li>`)}</ul></details>`}
        <results-table .results=${results} .words=${words}></results-table>
      </section>`;
  }

  #shown(): PublicRound | undefined {
    return roundNamed(this.#fresh.contest?.rounds ?? [], location.hash);
  }

  readonly #chosen = (): void => this.requestUpdate();
}

function stateOf({ phase, published }: PublicRound): keyof ResultsWords['states'] {
  return published ? 'published' : phase;
}

declare global { interface HTMLElementTagNameMap { 'results-page': ResultsPage } }
