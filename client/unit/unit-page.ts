import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { OwnUnit, Scope } from '../../server/protocol/board.ts';
import type { StaffMe } from '../../server/protocol/staff.ts';
import { StaffController } from '../live/staff-controller.ts';
import { scopeName } from '../staff/scope-name.ts';
import '../staff/staff-bar.ts';
import { isOpenTo } from '../staff/staff-door.ts';
import { StaffElement } from '../staff/staff-element.ts';
import '../ui/look-sheet.ts';
import type { LookSheet } from '../ui/look-sheet.ts';
import { notice } from '../ui/notice.ts';
import './below-list.ts';
import './not-yet-list.ts';
import './unit-figures.ts';
import './unit-letter.ts';
import './unit-page.css';
import { unitWords } from './unit-words.ts';

const ROLES = ['coordinator'] as const;

/** A coordinator's own unit: how far it is, and who has not taken part yet. */
@customElement('unit-page')
export class UnitPage extends StaffElement {
  @query('look-sheet') private sheet!: LookSheet | null;

  readonly #controller = new StaffController(this, ROLES);
  #signOutFailed = false;

  override connectedCallback(): void {
    // The words that stood here while the script was on its way.
    this.replaceChildren();
    super.connectedCallback();
  }

  override render() {
    const { line, state: now } = this.#controller;
    if (!isOpenTo(now, ROLES) || now.me === undefined) return html`<staff-door .line=${line} .state=${now} .roles=${ROLES}></staff-door>`;
    const words = unitWords(this.spoken.language);
    document.title = `${now.me.unit?.name ?? words.title} — ${now.me.contest.name}`;
    return html`<staff-bar .state=${now} .flag=${now.me.contest.demonstration ? words.demonstration : ''} @look=${() => this.sheet?.open()} @sign-out=${this.#signOut}></staff-bar>
      ${this.#offline()}
      <main>${this.#signOutFailed ? notice('error', this.staff.bar.signOutFailed) : nothing}
        ${now.ownUnit ? this.#unit(now.ownUnit, now.me) : html`<p class="waiting" role="status">${words.loading}</p>`}
      </main>
      <look-sheet></look-sheet>`;
  }

  #unit(unit: OwnUnit, me: StaffMe): TemplateResult {
    const words = unitWords(this.spoken.language);
    return html`<div class="head">
        <h1 tabindex="-1">${unit.row.name}</h1>
        <label class="unseen" for="scope">${words.scope}</label>
        <select id="scope" data-testid="scope" @change=${this.#choose}>${unit.scopes.map((one) => html`<option value=${String(one.scope)} .selected=${one.scope === this.#controller.state.scope}>${scopeName(one, this.staff)}</option>`)}</select>
      </div>
      ${this.#isOfAnother(unit) ? html`<p class="waiting" role="status">${words.loading}</p>` : this.#figures(unit, me)}`;
  }

  /** Figures of one scope must not stand under the name of another. */
  #isOfAnother({ scope }: OwnUnit): boolean {
    return scope !== this.#controller.state.scope;
  }

  #figures(unit: OwnUnit, me: StaffMe): TemplateResult {
    const words = unitWords(this.spoken.language);
    return html`${unit.banded ? notice('calm', words.banded, 'banded') : nothing}
      <div class="desk">
        <div class="stack">
          <unit-figures class="card" .unit=${unit} .clock=${this.#controller.line.clock}></unit-figures>
          ${unit.below.length === 0 ? nothing : html`<below-list .unit=${unit}></below-list>`}
        </div>
        <div class="stack">
          ${unit.notYet === null ? nothing : html`<not-yet-list class="card" .unit=${unit} .people=${unit.notYet}></not-yet-list>`}
          ${unit.isOver ? nothing : html`<unit-letter class="card" .unit=${unit} .me=${me}></unit-letter>`}
        </div>
      </div>`;
  }

  #offline(): TemplateResult {
    const { connection, ownUnit } = this.#controller.state;
    const { fresh } = this.staff;
    if (connection !== 'offline') return html`<p class="unseen" role="status"></p>`;
    return html`<p class="offline" role="status" data-testid="offline">${ownUnit && !this.#isOfAnother(ownUnit) ? fresh.offlineLine(this.forms.moment(ownUnit.now, ownUnit.now)) : fresh.offlineNothing}</p>`;
  }

  #choose({ target }: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    const scope: Scope = target.value === 'stage' ? 'stage' : Number(target.value);
    this.#controller.line.watch(scope);
  }

  async #signOut(): Promise<void> {
    const outcome = await this.#controller.line.signOut();
    this.#signOutFailed = !outcome.ok;
    this.requestUpdate();
  }
}

declare global { interface HTMLElementTagNameMap { 'unit-page': UnitPage } }
