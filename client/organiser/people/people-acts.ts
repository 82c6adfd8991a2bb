import { html, nothing, type TemplateResult } from 'lit';
import type { OrganiserAct } from '../../../server/protocol/acts.ts';
import type { ControlRound } from '../../../server/protocol/control.ts';
import '../../staff/copy-line.ts';
import type { OrganiserWords } from '../../words/organiser-vi.ts';
import type { Reissued } from '../../staff/answers.ts';
import { doneWith, type ActPlan, type Filled, type Wrong } from '../../staff/act-plan.ts';
import type { Desk } from '../desk.ts';
import { isBetween, wholeNumber } from '../../staff/whole-number.ts';

export const PEOPLE_ACTS = ['extra-time', 'reissue', 'revoke', 'exclude', 'admit'] as const;
export type PersonAct = (typeof PEOPLE_ACTS)[number];

const GROUPS = ['organiser', 'jury', 'helper'] as const;

interface Setting { desk: Desk; words: OrganiserWords; rounds: readonly ControlRound[] }

/** An act for the person of a staff code. */
export function personPlan({ desk, words: { people: words }, rounds }: Setting, act: PersonAct, staffCode: string): ActPlan {
  const { title, text, button } = words.acts[act];
  let code = staffCode;
  return {
    title,
    text: html`<p>${text}</p>`,
    fields: () => html`<div class="field"><label for="staffCode">${words.staffCode}</label>
        <input id="staffCode" name="staffCode" autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" maxlength="40" .value=${code} @input=${(event: InputEvent) => read(event)}></div>
      ${act === 'extra-time' ? timeFields() : nothing}${act === 'exclude' ? groupField() : nothing}`,
    reason: 'asked',
    isGrave: act === 'revoke' || act === 'exclude',
    button: () => (code === '' ? words.nobody : button(code)),
    refusals: { unknown: words.unknown, 'changed-meanwhile': words.already, 'already-taken': words.already },
    check: (filled) => [...(filled('staffCode') === '' ? [{ field: 'staffCode', text: words.missing }] : []), ...(act === 'extra-time' ? wrongTime(filled) : [])],
    run: async (filled) => {
      const given = { staffCode: filled('staffCode'), reason: filled('reason') };
      if (act === 'reissue') {
        return doneWith(await desk.act<Reissued>({ act, ...given }), ({ personalCode }) => ({
          said: words.acts.reissue.done(given.staffCode),
          shown: html`<p>${words.newCode(given.staffCode)}</p><copy-line big .what=${words.theCode} .text=${personalCode}></copy-line><p><b>${words.once}</b></p>`,
          isOnce: true,
        }));
      }
      return doneWith(await desk.act(actOf(act, given, filled)), () => ({ said: words.acts[act].done(given.staffCode) }));
    },
  };

  function read({ target }: InputEvent): void {
    if (!(target instanceof HTMLInputElement)) return;
    code = target.value.trim();
    target.dispatchEvent(new Event('drafted', { bubbles: true }));
  }

  function timeFields(): TemplateResult {
    const open = rounds.filter(({ phase }) => phase !== 'closed');
    return html`<div class="pair"><div class="field"><label for="round">${words.round}</label>
        <select id="round" name="round">${open.map(({ number, name }) => html`<option value=${number}>${name}</option>`)}</select></div>
      <div class="field"><label for="secondsEach">${words.secondsEach}</label><input id="secondsEach" name="secondsEach" inputmode="numeric" autocomplete="off" maxlength="3" aria-describedby="seconds-hint"></div></div>
      <p class="soft small" id="seconds-hint">${words.secondsHint}</p>`;
  }

  function groupField(): TemplateResult {
    return html`<div class="field"><label for="group">${words.group}</label>
      <select id="group" name="group">${GROUPS.map((group) => html`<option value=${group}>${words.groups[group]}</option>`)}</select></div>`;
  }

  function wrongTime(filled: Filled): Wrong[] {
    return [
      ...(filled('round') === '' ? [{ field: 'round', text: words.noRound }] : []),
      ...(isBetween(filled('secondsEach'), 0, 600) ? [] : [{ field: 'secondsEach', text: words.secondsWrong }]),
    ];
  }
}

function actOf(act: Exclude<PersonAct, 'reissue'>, given: { staffCode: string; reason: string }, filled: Filled): OrganiserAct {
  switch (act) {
    case 'extra-time':
      return { act, ...given, round: Number(filled('round')), secondsEach: wholeNumber(filled('secondsEach')) };
    case 'exclude':
      return { act, ...given, group: GROUPS.find((group) => group === filled('group')) ?? 'helper' };
    case 'revoke':
    case 'admit':
      return { act, ...given };
  }
}
