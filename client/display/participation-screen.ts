import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Figure } from '../../server/protocol/board.ts';
import type { DisplayParticipationRow, Shown } from '../../server/protocol/display.ts';
import { ServerClock } from '../live/clock.ts';
import { isExact, rateOf } from '../staff/figures.ts';
import { icon } from '../ui/icons.ts';
import { cityTank } from './city-tank.ts';
import './closes-in.ts';
import { DisplayElement } from './display-element.ts';
import { PagedRows, type Mode } from './paged-rows.ts';
import './participation-screen.css';
import { RowMotion } from './row-motion.ts';
import { screenHead } from './screen-head.ts';

type Participation = Extract<Shown, { kind: 'participation' }>;

const MODES: readonly Mode[] = [1.5, 1.4, 1.3, 1.2, 1.1, 1.05, 1].map((fit) => ({ name: 'bars', fit }));

/** The city as the sea in a dock, its units as water lines with the mark of their quota. */
@customElement('participation-screen')
export class ParticipationScreen extends DisplayElement {
  @property({ attribute: false }) shown!: Participation;
  @property({ attribute: false }) clock = new ServerClock();

  readonly pages = new PagedRows(this, MODES);
  protected readonly motion = new RowMotion(this);

  override render() {
    const { words: { participation: words, page } } = this.speech;
    const { title, category, rows } = this.shown;
    const turned = rows.length > 0 && this.pages.pages > 1 ? page(this.pages.page + 1, this.pages.pages) : undefined;
    const text = [title ?? words.wholeStage, category ? words.categories[category] : undefined].filter(Boolean).join(' · ');
    return html`${screenHead({ title: words.title, text, page: turned, aside: this.#close(), flag: this.shown.isOver ? { kind: 'final', text: this.speech.words.closed } : undefined })}
      ${this.#city()}
      <div class="window">${rows.length === 0
        ? html`<p class="none">${words.none}</p>`
        : html`<ul class="rows">${repeat(rows, ({ key }) => key, (row) => this.#row(row))}</ul>`}</div>`;
  }

  #close(): TemplateResult | undefined {
    const { closesAt, isOver } = this.shown;
    return isOver ? undefined : html`<closes-in .clock=${this.clock} .speech=${this.speech} .closesAt=${closesAt}></closes-in>`;
  }

  #city(): TemplateResult {
    const { words: { participation: words }, format } = this.speech;
    const { figure, reached, units } = this.shown.city;
    const people = (count: number) => html`<b class="digits">${format.number(count)}</b>`;
    return html`<section class="city" aria-label=${words.everybody}>
      ${cityTank(rateOf(figure))}
      <div><p class="label">${words.everybody}</p><p class="rate digits">${this.#rate(figure)}</p></div>
      <p class="fact">${isExact(figure) ? html`${people(figure.taken)}<br>${words.taken(format.number(figure.headcount))}` : html`${people(figure.headcount)}<br>${words.banded}`}</p>
      ${reached === null ? nothing : html`<p class="fact"><b class="digits">${format.number(reached)}/${format.number(units)}</b><br>${words.reached}</p>`}
      <p class="legend"><i></i>${words.quota}</p>
    </section>`;
  }

  #row(row: DisplayParticipationRow): TemplateResult {
    const { words: { participation: words } } = this.speech;
    const { from, to } = rateOf(row.figure);
    const [done, most] = [Math.min(100, from), Math.min(100, to)];
    const rate = this.#rate(row.figure);
    const reached = hasReached(row);
    return html`<li data-key=${row.key} class=${reached ? 'reached' : ''}>
      <span class="name">${row.name}</span>
      <span class="bar" role="img" aria-label=${words.bar(rate, row.quota)}>
        <i style="width:${done}%"></i>${most > done ? html`<u style="left:${done}%;width:${most - done}%"></u>` : nothing}<em style="left:${row.quota}%"></em>
      </span>
      <span class="value">${reached ? html`${icon('check', '1em')}<span class="unseen">${words.reachedMark}</span>` : nothing}<b class="digits">${rate}</b></span>
    </li>`;
  }

  #rate(figure: Figure): string {
    if (!isExact(figure)) return this.speech.words.participation.band(figure.from, figure.to);
    return this.speech.percent(rateOf(figure).from);
  }
}

/** A band tells only where it lies on one side of the quota. */
function hasReached({ figure, quota }: DisplayParticipationRow): boolean {
  return isExact(figure) ? figure.taken * 100 >= quota * figure.headcount && figure.taken > 0 : figure.from >= quota;
}

declare global { interface HTMLElementTagNameMap { 'participation-screen': ParticipationScreen } }
