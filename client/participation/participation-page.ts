import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { PublicParticipation, Scope } from '../../server/protocol/board.ts';
import { FreshContest } from '../live/public-contest.ts';
import { PublicReading } from '../live/public-reading.ts';
import { CATEGORIES, isExact, isReached, missingOf, sortedRows } from '../staff/figures.ts';
import '../staff/fresh-mark.ts';
import { quotaBar } from '../staff/quota-bar.ts';
import { StaffElement } from '../staff/staff-element.ts';
import { scopeName } from '../staff/scope-name.ts';
import '../ui/brand-bar.ts';
import '../ui/hero.css';
import '../ui/look-sheet.ts';
import type { LookSheet } from '../ui/look-sheet.ts';
import { flamboyant, waves } from '../ui/motifs.ts';
import { notice } from '../ui/notice.ts';
import { participationEn } from '../words/participation-en.ts';
import { participationVi, type ParticipationWords } from '../words/participation-vi.ts';
import './participation-page.css';

const EVERY_MS = 5000;

type Row = PublicParticipation['rows'][number];
type Category = Row['category'];

/** Participation as everybody may see it, live. */
@customElement('participation-page')
export class ParticipationPage extends StaffElement {
  @state() private scope: Scope = 'stage';
  @state() private category: Category | undefined;
  @state() private sort: 'missing' | 'name' = 'missing';
  @query('look-sheet') private sheet!: LookSheet;

  readonly #fresh = new FreshContest(this);
  readonly #reading = new PublicReading<PublicParticipation>(this, () => `/api/participation?scope=${this.scope}`, EVERY_MS);
  /** As they were offered last: a scope is chosen also where its figures have not come. */
  #scopes: PublicParticipation['scopes'] = [];

  override connectedCallback(): void {
    // The words that stood here while the script was on its way.
    this.replaceChildren();
    super.connectedCallback();
  }

  override willUpdate(): void {
    const { value } = this.#reading;
    if (value === undefined) return;
    this.#scopes = value.scopes;
    // A scope that there is not gives the stage.
    this.scope = value.scope;
  }

  override render() {
    const words = this.spoken.language === 'vi' ? participationVi : participationEn;
    const { contest } = this.#fresh;
    const { refusal, heardAt } = this.#reading;
    document.title = contest ? `${words.title} — ${contest.name}` : words.title;
    return html`<brand-bar .heading=${this.spoken.words.brand} @look=${() => this.sheet.open()}></brand-bar>
      <main>
        <div class="hero"><div class="inner">
          <span class="petals">${flamboyant('8.5rem')}</span>
          <p class="kind">${contest?.name ?? ''}</p>
          <h1 class="display">${words.title}</h1>
          ${heardAt === undefined ? nothing : html`<fresh-mark .connection=${refusal ? 'offline' : 'live'} .heardAt=${heardAt}></fresh-mark>`}
          ${contest?.demonstration ? html`<span class="flag">${this.spoken.words.demonstration}</span>` : nothing}
        </div>${waves()}</div>
        <div class="inner">
          <div class="doors"><a class="button" href="/rules">${words.rules}</a><a class="button" href="/results">${words.results}</a></div>
          ${this.#choice(words)}
          ${this.#content(words)}
        </div>
      </main>
      <look-sheet></look-sheet>`;
  }

  #choice(words: ParticipationWords): TemplateResult | typeof nothing {
    if (this.#scopes.length === 0) return nothing;
    return html`<nav aria-label=${words.scopes}>${this.#scopes.map((one) => html`<button type="button" aria-pressed=${one.scope === this.scope} @click=${() => this.#turn(one.scope)}>${scopeName(one, this.staff)}</button>`)}</nav>`;
  }

  #content(words: ParticipationWords): TemplateResult {
    const { value, refusal } = this.#reading;
    if (value === undefined) return html`<p class="card" role="status">${refusal ? words.failed : words.loading}</p>`;
    return html`${refusal ? notice('warning', words.offline, 'offline') : nothing}
      ${this.#city(value, words)}
      ${value.banded ? notice('calm', words.banded, 'banded') : nothing}
      ${this.#units(value, words)}`;
  }

  #city({ city, rows, closesAt, isOver, banded }: PublicParticipation, words: ParticipationWords): TemplateResult {
    const { format: { number, closing } } = this.spoken;
    const reached = rows.filter((row) => isReached(row) === true).length;
    return html`<section class="card city" aria-labelledby="city">
      <h2 id="city">${words.city}</h2>
      <p class="rate digits" data-testid="city-rate">${this.rate(city.figure)}</p>
      <p class="soft">${isExact(city.figure) ? words.taken(number(city.figure.taken), number(city.figure.headcount)) : words.people(number(city.figure.headcount))}</p>
      <p><b data-testid="reached">${banded ? words.surely(reached, rows.length) : words.reached(reached, rows.length)}</b></p>
      <p class="soft small">${words.need(number(city.need))}</p>
      <p class="small">${isOver ? words.over : words.closes(closing(closesAt))}</p>
    </section>`;
  }

  #units({ rows }: PublicParticipation, words: ParticipationWords): TemplateResult {
    const present = CATEGORIES.filter((category) => rows.some((row) => row.category === category));
    const shown = sortedRows(rows, { sort: this.sort, ...(this.category && { category: this.category }) });
    return html`<section class="units" aria-labelledby="units">
      <h2 id="units">${words.units}</h2>
      <p class="soft small">${words.mark}</p>
      <div class="choices">
        <fieldset><legend>${words.group}</legend>${[undefined, ...present].map((one) => html`<label><input type="radio" name="group" .checked=${one === this.category} @change=${() => { this.category = one; }}><span>${one === undefined ? words.all : this.staff.figures.categories[one]}</span></label>`)}</fieldset>
        <fieldset><legend>${words.sort}</legend>${(['missing', 'name'] as const).map((one) => html`<label><input type="radio" name="sort" .checked=${one === this.sort} @change=${() => { this.sort = one; }}><span>${words.sorts[one]}</span></label>`)}</fieldset>
      </div>
      ${shown.length === 0 ? html`<p class="card">${words.none}</p>` : html`<ul class="card rows">${shown.map((row) => this.#row(row, words))}</ul>`}
    </section>`;
  }

  #row(row: Row, words: ParticipationWords): TemplateResult {
    const { number } = this.spoken.format;
    const rate = this.rate(row.figure);
    const { least, most } = missingOf(row);
    const missing = most === 0 ? words.done : words.missing(least === most ? number(most) : `${number(least)}–${number(most)}`);
    return html`<li data-unit=${row.code}>
      <div class="name"><b>${row.name}</b><span class="soft small">${row.family} · ${words.headcount(number(row.figure.headcount))} · ${words.quota(row.quota)}</span></div>
      ${quotaBar({ ...row, forecast: null }, this.staff.figures.bar(rate, row.quota))}
      <div class="said"><b class="digits">${rate}</b><span class="small ${most === 0 ? 'reached' : 'soft'}">${missing}</span></div>
    </li>`;
  }

  #turn(scope: Scope): void {
    this.scope = scope;
    void this.#reading.turn();
  }
}

declare global { interface HTMLElementTagNameMap { 'participation-page': ParticipationPage } }
