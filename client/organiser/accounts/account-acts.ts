import { html, nothing } from 'lit';
import type { StaffAccounts } from '../../../server/protocol/control.ts';
import type { Role } from '../../../server/protocol/roles.ts';
import '../../staff/copy-line.ts';
import type { OrganiserWords } from '../../words/organiser-vi.ts';
import type { StaffWords } from '../../words/staff-vi.ts';
import { notice } from '../../ui/notice.ts';
import type { Invited } from '../../staff/answers.ts';
import { doneWith, type ActPlan } from '../../staff/act-plan.ts';
import type { Desk } from '../desk.ts';

interface Setting { desk: Desk; words: OrganiserWords; roles: StaffWords['roles'] }

const ROLES = ['coordinator', 'organiser', 'auditor'] as const;

/** A one-time link for an account in a role. */
export function invitePlan({ desk, words: { accounts: { invite } }, roles }: Setting, units: StaffAccounts['units']): ActPlan {
  let role: Role = 'coordinator';
  const choose = (event: Event, chosen: Role): void => {
    role = chosen;
    event.target?.dispatchEvent(new Event('drafted', { bubbles: true }));
  };
  return {
    title: invite.title,
    text: html`<p>${invite.text}</p>`,
    fields: () => html`<fieldset class="roles"><legend>${invite.role}</legend>${ROLES.map((one) => html`<label><input type="radio" name="role" value=${one} .checked=${one === role} @change=${(event: Event) => choose(event, one)}><span><b>${roles[one]}</b><br><span class="soft small">${invite.means[one]}</span></span></label>`)}</fieldset>
      ${role === 'coordinator' ? html`<div class="field"><label for="unit">${invite.unit}</label><select id="unit" name="unit"><option value="">${invite.chooseUnit}</option>${inOrder(units).map(({ code, name, depth }) => html`<option value=${code}>${'  '.repeat(depth)}${name}</option>`)}</select></div>` : nothing}`,
    reason: 'none',
    button: () => invite.button(roles[role]),
    check: (filled) => (role === 'coordinator' && filled('unit') === '' ? [{ field: 'unit', text: invite.unitWrong }] : []),
    run: async (filled) =>
      doneWith(await desk.act<Invited>({ act: 'account-invite', role, unit: role === 'coordinator' ? filled('unit') : null }), ({ path }) => ({
        said: invite.done(roles[role]),
        shown: html`<p>${invite.hand}</p><copy-line .what=${invite.link} .text=${new URL(path, location.href).href}></copy-line><p><b>${invite.once}</b></p>`,
        isOnce: true,
      })),
  };
}

export function cancelPlan({ desk, words: { accounts: { cancel } } }: Setting, { id, whose }: { id: string; whose: string }): ActPlan {
  return {
    title: cancel.title,
    text: html`<p>${cancel.text(whose)}</p>`,
    reason: 'none',
    isGrave: true,
    button: () => cancel.button,
    refusals: { unknown: cancel.used, 'changed-meanwhile': cancel.used },
    run: async () => doneWith(await desk.act({ act: 'invitation-cancel', invitation: id }), () => ({ said: cancel.done })),
  };
}

export function removeAccountPlan({ desk, words: { accounts: { remove } } }: Setting, who: { account: string; name: string; isOwn: boolean }): ActPlan {
  return {
    title: remove.title(who.name),
    text: html`<p>${remove.text(who.account)}</p>${who.isOwn ? notice('warning', remove.own) : nothing}`,
    reason: 'asked',
    isGrave: true,
    button: () => remove.button(who.account),
    run: async (filled) => doneWith(await desk.act({ act: 'account-remove', account: who.account, reason: filled('reason') }), () => ({ said: remove.done(who.account) })),
  };
}

/** Units below others stand behind them, a step further in. */
function inOrder(units: StaffAccounts['units'], parent: string | null = null, depth = 0): { code: string; name: string; depth: number }[] {
  return units.filter((unit) => unit.parent === parent).flatMap(({ code, name }) => [{ code, name, depth }, ...inOrder(units, code, depth + 1)]);
}
