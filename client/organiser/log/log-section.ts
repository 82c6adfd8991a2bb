import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NamedAct, StaffLog } from '../../../server/protocol/control.ts';
import { staffUnread } from '../../staff/staff-element.ts';
import { notice } from '../../ui/notice.ts';
import { pathWith } from '../../staff/path-with.ts';
import { drawing } from '../../staff/drawings.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { Reading } from '../../staff/reading.ts';
import { detailLines } from './detail-lines.ts';
import './log-section.css';

const PAGE = 50;
const DISPLAY = 'display:';
const COLUMNS = ['number', 'at', 'actor', 'act', 'subject', 'reason', 'detail'] as const;

/** Every act that was ordered, newest first, and whether the chain that binds them is whole. */
@customElement('log-section')
export class LogSection extends OrganiserElement {
  /** Something has changed: the newest page is read again when this does. */
  @property({ attribute: false }) change: unknown;

  /** The numbers before which the pages begin that were turned to; none is the newest page. */
  @state() private turned: readonly number[] = [];
  readonly #log = new Reading<StaffLog>(this);
  #read: unknown = {};

  override willUpdate(): void {
    const seen = this.turned.at(-1) ?? this.change;
    if (seen === this.#read) return;
    this.#read = seen;
    void this.#log.take(() => this.desk.read<StaffLog>(pathWith('log', { before: this.turned.at(-1), limit: PAGE })));
  }

  override render() {
    const { log: words } = this.words;
    const { value, refusal, isReading } = this.#log;
    return html`<div class="section">
      <h1 class="title" tabindex="-1">${words.title}</h1>
      ${value ? this.#all(value) : html`<p role="status">${refusal === '' || isReading ? this.words.loading : staffUnread(this.staff, refusal)}</p>`}
    </div>`;
  }

  #all(log: StaffLog): TemplateResult {
    const { log: words, paging } = this.words;
    const { number } = this.spoken.format;
    const exportOf = (format: string) => `/api/staff/${pathWith('export/log', { format, language: this.spoken.language })}`;
    const oldest = log.acts.at(-1)?.number ?? 1;
    return html`${log.firstBroken === null ? notice('reached', html`<b>${words.whole}</b> ${words.wholeText(number(log.total))}`, 'chain') : notice('error', html`<b>${words.broken(number(log.firstBroken))}</b> ${words.brokenText}`, 'chain')}
      <section class="card flush">
        <div class="toolbar"><h2>${words.acts(number(log.total))}</h2><span class="row"><a class="button" href=${exportOf('xlsx')} download aria-label=${words.exportAs('XLSX')}>${drawing('download')}XLSX</a>
          <a class="button" href=${exportOf('csv')} download aria-label=${words.exportAs('CSV')}>CSV</a></span></div>
        <div class="wide" role="region" aria-label=${words.title} tabindex="0"><table role="table">
          <thead role="rowgroup"><tr role="row">${COLUMNS.map((column) => html`<th role="columnheader" scope="col" class=${column === 'number' ? 'right' : ''}>${words[column]}</th>`)}</tr></thead>
          <tbody role="rowgroup">${log.acts.map((act) => this.#row(act, log.firstBroken))}</tbody>
        </table></div>
        ${log.acts.length === 0 ? html`<p class="empty">${words.empty}</p>` : nothing}
        ${this.turned.length > 0 || oldest > 1 ? html`<nav class="paging" aria-label=${paging.label}>
          <button type="button" ?disabled=${this.turned.length === 0} @click=${() => { this.turned = []; }}>${words.newest}</button>
          <button type="button" ?disabled=${this.turned.length === 0} @click=${() => { this.turned = this.turned.slice(0, -1); }}>${words.newer}</button>
          <button type="button" ?disabled=${oldest <= 1} @click=${() => { this.turned = [...this.turned, oldest]; }}>${words.older}</button>
        </nav>` : nothing}
      </section>`;
  }

  #row(logged: NamedAct, firstBroken: number | null): TemplateResult {
    const { log: words } = this.words;
    const { number, at, actor, act, reason, detail } = logged;
    return html`<tr role="row" class=${firstBroken !== null && number >= firstBroken ? 'broken' : ''}>
      <td role="cell" class="number right digits">${number}</td>
      <td role="cell" class="when digits">${this.spoken.format.exactly(at)}</td>
      <td role="cell" class="actor">${this.#actor(actor)}${detail['via'] === 'command-line' ? html` · <span class="soft small">${words.commandLine}</span>` : nothing}</td>
      <th role="rowheader" class="act" scope="row">${words.names[act] ?? act}</th>
      <td role="cell" class="subject">${this.#subject(logged)}</td>
      <td role="cell" class="reason">${words.reasons[reason] ?? reason}</td>
      <td role="cell" class="detail">${this.#detail(logged)}</td>
    </tr>`;
  }

  /** A clicker acts in the name of its display. */
  #actor(actor: string): string {
    const { actors, display } = this.words.log;
    return actor.startsWith(DISPLAY) ? display(actor.slice(DISPLAY.length)) : (actors[actor] ?? actor);
  }

  #subject({ about, subject }: NamedAct): TemplateResult | string {
    const { log: words } = this.words;
    if (about === null) return words.subjects[subject] ?? subject;
    switch (about.kind) {
      case 'person':
        return html`${words.person(about.staffCodeTail)}<br><span class="soft small">${about.unit}</span>`;
      case 'invitation':
        return html`${this.staff.roles[about.role]}${about.unit === null ? nothing : html`<br><span class="soft small">${about.unit}</span>`}`;
      case 'round':
      case 'unit':
      case 'display':
      case 'contest':
        return about.name;
    }
  }

  #detail(logged: NamedAct): TemplateResult {
    const { log: words } = this.words;
    const lines = detailLines(logged, { words: this.words, staff: this.staff, format: this.spoken.format, forms: this.forms });
    return html`<details><summary>${words.show}</summary><dl>${[...lines, { name: words.hash, value: logged.hash, isCode: true }].map(({ name, value, isCode }) => html`<div><dt>${name}</dt><dd class=${isCode ? 'code' : ''}>${value}</dd></div>`)}</dl></details>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'log-section': LogSection } }
