import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ControlRound, ControlView, StaffStanding } from '../../../server/protocol/control.ts';
import { staffUnread } from '../../staff/staff-element.ts';
import { notice } from '../../ui/notice.ts';
import { lawful } from '../../words/lawful.ts';
import { pathWith } from '../../staff/path-with.ts';
import { drawing } from '../../staff/drawings.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { hashOf } from '../place.ts';
import { Reading } from '../../staff/reading.ts';
import { drawPlan } from './draw-plan.ts';
import './standing-table.ts';
import './standing-section.css';

const PAGE = 50;

/** A round's ranking with everything that put people where they are, its editions, and the ties that wait for a draw. */
@customElement('standing-section')
export class StandingSection extends OrganiserElement {
  @property({ attribute: false }) control: ControlView | undefined;
  /** The round's number, as it stands in the address; empty for the newest with a ranking. */
  @property() of = '';

  @state() private from = 0;
  readonly #standing = new Reading<StaffStanding>(this);
  #read = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('of')) {
      this.from = 0;
      this.#standing.forget();
    }
    this.#freshen();
  }

  override render() {
    const { standing: words } = this.words;
    const rounds = this.#rounds();
    const round = this.#round();
    return html`<div class="section">
      <h1 class="title" tabindex="-1">${words.title}</h1>
      ${this.control === undefined ? html`<p role="status">${this.words.loading}</p>` : nothing}
      ${this.control && rounds.length === 0 ? html`<p class="card">${words.none}</p>` : nothing}
      ${rounds.length > 1 ? html`<nav class="tabs" aria-label=${words.rounds}>${rounds.map(({ number, name }) => html`<a href=${hashOf('standing', String(number))} aria-current=${number === round?.number ? 'true' : nothing}>${name}</a>`)}</nav>` : nothing}
      ${round ? this.#one(round) : nothing}
    </div>`;
  }

  #rounds(): ControlRound[] {
    return (this.control?.rounds ?? []).filter(({ phase }) => phase !== 'scheduled');
  }

  #round(): ControlRound | undefined {
    const rounds = this.#rounds();
    return rounds.find(({ number }) => String(number) === this.of) ?? rounds.findLast(({ edition }) => edition !== null) ?? rounds.at(-1);
  }

  /** Read when another page of it is asked for, and when there is a new edition. */
  #freshen(): void {
    const round = this.#round();
    if (!round) return;
    const seen = `${round.number} ${round.edition} ${round.undecided} ${this.from}`;
    if (seen === this.#read) return;
    this.#read = seen;
    this.#ask(round);
  }

  #ask(round: ControlRound): void {
    void this.#standing.take(() => this.desk.read<StaffStanding>(pathWith('standing', { round: round.number, from: this.from, limit: PAGE })));
  }

  #one(round: ControlRound): TemplateResult {
    const { standing: words } = this.words;
    const { value, refusal, isReading } = this.#standing;
    if (value === undefined || value.round !== round.number) {
      if (refusal === '' || isReading) return html`<p role="status">${this.words.loading}</p>`;
      return html`<p class="card">${refusal === 'not-open' || refusal === 'not-allowed' || refusal === 'unknown' ? words.notYet(round.name) : staffUnread(this.staff, refusal)}</p>`;
    }
    return html`${round.phase === 'open' ? notice('calm', html`${words.running} <button type="button" class="link" @click=${() => this.#ask(round)}>${words.again}</button>`) : nothing}
      ${value.undecided.length > 0 ? this.#ties(round, value) : nothing}
      <section class="card flush">
        ${this.#head(value)}
        <standing-table .desk=${this.desk} .standing=${value}></standing-table>
        ${this.#paging(value)}
      </section>
      ${this.#editions(value)}`;
  }

  #head({ round, name, edition, participants }: StaffStanding): TemplateResult {
    const { standing: words } = this.words;
    const exportOf = (format: string) => `/api/staff/${pathWith('export/standing', { round, format, language: this.spoken.language })}`;
    return html`<div class="toolbar"><h2>${name} — ${words.people(this.spoken.format.number(participants))}${edition > 0 ? ` · ${words.edition(edition)}` : ''}</h2>
      <span class="row"><a class="button" href=${exportOf('xlsx')} download aria-label=${words.exportAs('XLSX')}>${drawing('download')}XLSX</a>
      <a class="button" href=${exportOf('csv')} download aria-label=${words.exportAs('CSV')}>CSV</a></span></div>`;
  }

  #ties(round: ControlRound, { undecided }: StaffStanding): TemplateResult {
    const { standing: words } = this.words;
    return html`<section class="ties" aria-labelledby="ties"><h2 id="ties">${words.ties(undecided.length)}</h2>
      <div class="cards">${undecided.map((tie) => html`<article class="card stack">
        <h3>${words.tie(tie.rank, tie.prizes.map(({ name, places }) => (places === 1 ? name : `${places} ${name}`)).join(', '))}</h3>
        <ul class="plain">${tie.people.map(({ name, unit, staffCodeTail }) => html`<li><b>${name}</b> — ${unit} <span class="soft small">${words.codeTail(staffCodeTail)}</span></li>`)}</ul>
        ${this.desk.mayAct ? html`<p><button type="button" data-testid="draw-${tie.rank}" @click=${() => this.propose(drawPlan({ desk: this.desk, words: this.words }, round, tie))}>${words.draw.open}</button></p>` : nothing}
      </article>`)}</div></section>`;
  }

  #paging({ participants, from, rows }: StaffStanding): TemplateResult | typeof nothing {
    const { paging } = this.words;
    if (participants <= PAGE) return nothing;
    const { number } = this.spoken.format;
    const go = (to: number) => () => { this.from = Math.max(0, to); };
    const last = Math.floor((participants - 1) / PAGE) * PAGE;
    return html`<nav class="paging" aria-label=${paging.label}>
      <button type="button" ?disabled=${from === 0} @click=${go(0)}>${paging.first}</button>
      <button type="button" ?disabled=${from === 0} @click=${go(from - PAGE)}>${paging.before}</button>
      <p role="status">${paging.rows(number(from + 1), number(from + rows.length), number(participants))}</p>
      <button type="button" ?disabled=${from >= last} @click=${go(from + PAGE)}>${paging.next}</button>
      <button type="button" ?disabled=${from >= last} @click=${go(last)}>${paging.last}</button>
    </nav>`;
  }

  #editions({ editions }: StaffStanding): TemplateResult | typeof nothing {
    const { standing: words } = this.words;
    if (editions.length === 0) return nothing;
    return html`<section class="card stack"><h2>${words.editions}</h2>
      <ol class="plain editions">${editions.toSorted((a, b) => b.edition - a.edition).map(({ edition, at, reason }) => html`<li><b>${words.edition(edition)}</b> · ${this.spoken.format.moment(at)}<br>${lawful(words.reasons[reason] ?? reason)}</li>`)}</ol>
    </section>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'standing-section': StandingSection } }
