import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StaffAccounts } from '../../../server/protocol/control.ts';
import { staffUnread } from '../../staff/staff-element.ts';
import { drawing } from '../../staff/drawings.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { Reading } from '../../staff/reading.ts';
import { cancelPlan, invitePlan, removeAccountPlan } from './account-acts.ts';
import './accounts-section.css';

/** Who may sign in, in which role, and the one-time links that nobody has used yet. */
@customElement('accounts-section')
export class AccountsSection extends OrganiserElement {
  /** Something has been done: read again when this changes. */
  @property({ attribute: false }) change: unknown;

  readonly #accounts = new Reading<StaffAccounts>(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('change') || changed.has('desk')) void this.#accounts.take(() => this.desk.read<StaffAccounts>('accounts'));
  }

  override render() {
    const { accounts: words } = this.words;
    const { value, refusal, isReading } = this.#accounts;
    const setting = { desk: this.desk, words: this.words, roles: this.staff.roles };
    return html`<div class="section">
      <div class="head"><h1 class="title" tabindex="-1">${words.title}</h1>
        ${value ? html`<button type="button" data-testid="invite" @click=${() => this.propose(invitePlan(setting, value.units))}>${drawing('plus')}${words.invite.open}</button>` : nothing}</div>
      ${value ? html`${this.#list(value)}${this.#invitations(value)}` : html`<p role="status">${refusal === '' || isReading ? this.words.loading : staffUnread(this.staff, refusal)}</p>`}
    </div>`;
  }

  #list({ accounts, units }: StaffAccounts): TemplateResult {
    const { accounts: words } = this.words;
    const setting = { desk: this.desk, words: this.words, roles: this.staff.roles };
    return html`<section class="card flush"><div class="wide" role="region" aria-label=${words.table} tabindex="0"><table role="table">
      <thead role="rowgroup"><tr role="row">${(['name', 'account', 'role', 'lastSignIn', 'created'] as const).map((column) => html`<th role="columnheader" scope="col">${words[column]}</th>`)}<td role="cell"></td></tr></thead>
      <tbody role="rowgroup">${accounts.map(({ name, account, role, unit, lastSignIn, createdAt }) => html`<tr role="row">
        <th role="rowheader" class="name" scope="row"><b>${name}</b></th><td role="cell" class="account">${account}</td>
        <td role="cell" class="role">${this.staff.roles[role]}${unit === null ? nothing : html`<br><span class="soft small">${unitName(units, unit)}</span>`}</td>
        <td role="cell" class="last"><span class="label" aria-hidden="true">${words.lastSignIn}</span> ${lastSignIn === null ? words.never : this.forms.moment(lastSignIn, this.now)}</td>
        <td role="cell" class="made"><span class="label" aria-hidden="true">${words.created}</span> ${this.forms.day(createdAt)}</td>
        <td role="cell" class="out right"><button type="button" class="link bad" aria-label=${words.remove.openThis(name)} @click=${() => this.propose(removeAccountPlan(setting, { account, name, isOwn: account === this.desk.me.account }))}>${words.remove.open}</button></td>
      </tr>`)}</tbody></table></div></section>`;
  }

  #invitations({ invitations, units }: StaffAccounts): TemplateResult | typeof nothing {
    const { accounts: words } = this.words;
    if (invitations.length === 0) return nothing;
    const setting = { desk: this.desk, words: this.words, roles: this.staff.roles };
    return html`<section class="card stack"><h2>${words.invitations}</h2><p class="soft small">${words.invitationsText}</p>
      <ul class="plain invitations">${invitations.map(({ id, role, unit, madeAt }) => {
        const whose = unit === null ? this.staff.roles[role] : `${this.staff.roles[role]} — ${unitName(units, unit)}`;
        return html`<li><span><b>${whose}</b><br><span class="soft small">${words.madeAt(this.forms.moment(madeAt, this.now))}</span></span>
          <button type="button" class="link bad" aria-label=${words.cancel.openThis(whose)} @click=${() => this.propose(cancelPlan(setting, { id, whose }))}>${words.cancel.open}</button></li>`;
      })}</ul></section>`;
  }
}

function unitName(units: StaffAccounts['units'], code: string): string {
  return units.find((unit) => unit.code === code)?.name ?? code;
}

declare global { interface HTMLElementTagNameMap { 'accounts-section': AccountsSection } }
