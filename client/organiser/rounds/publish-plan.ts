import { html, nothing } from 'lit';
import type { ControlRound, StaffStanding } from '../../../server/protocol/control.ts';
import { notice } from '../../ui/notice.ts';
import { doneWith, type ActPlan } from '../../staff/act-plan.ts';
import { pathWith } from '../../staff/path-with.ts';
import { hashOf } from '../place.ts';
import type { RoundSetting } from './round-acts.ts';
import { isBetween, wholeNumber } from '../../staff/whole-number.ts';

const TOP = 20;

/** Publishes a round's results; ties that wait for a draw are named first. */
export async function publishPlan({ desk, words, format }: RoundSetting, round: ControlRound): Promise<ActPlan> {
  const { publish } = words.rounds;
  const standing = round.undecided === 0 ? undefined : await desk.read<StaffStanding>(pathWith('standing', { round: round.number, limit: 1 }));
  const ties = standing?.ok ? standing.value.undecided : [];
  let top = String(Math.max(TOP, round.published?.top ?? 0));
  return {
    title: publish.title(round.name),
    text: html`<p>${publish.text}</p>
      ${round.undecided === 0 ? nothing : notice('warning', html`<b>${publish.ties(round.undecided)}</b>
        <ul>${ties.map(({ rank, prizes, people }) => html`<li>${publish.tie(rank, prizes.map(({ name }) => name).join(', '))}: ${people.map(({ name }) => name).join(', ')}</li>`)}</ul>
        <p><a href=${hashOf('standing', String(round.number))} @click=${(event: Event) => leave(event)}>${publish.draw}</a></p>`)}`,
    fields: () => html`<div class="field"><label for="top">${publish.top}</label><span class="soft small" id="top-hint">${publish.topHint}</span>
      <input id="top" name="top" inputmode="numeric" autocomplete="off" maxlength="5" aria-describedby="top-hint" .value=${top} @input=${(event: InputEvent) => typed(event, (text) => { top = text; })}></div>`,
    reason: 'asked',
    button: () => (isBetween(top, 1, 1000) ? publish.button(format.number(wholeNumber(top)), round.name) : publish.buttonNothing),
    refusals: { 'changed-meanwhile': publish.changed, 'not-open': publish.changed, closed: publish.changed },
    check: () => (isBetween(top, 1, 1000) ? [] : [{ field: 'top', text: publish.topWrong }]),
    run: async (filled) =>
      doneWith(await desk.act({ act: 'publish', round: round.number, edition: round.edition ?? 1, top: wholeNumber(top), reason: filled('reason') }), () => ({ said: publish.done(round.name, format.number(wholeNumber(top))) })),
  };
}

export function unpublishPlan({ desk, words }: RoundSetting, round: ControlRound): ActPlan {
  const { unpublish } = words.rounds;
  return {
    title: unpublish.title(round.name),
    text: html`<p>${unpublish.text}</p>`,
    reason: 'asked',
    isGrave: true,
    button: () => unpublish.button(round.name),
    run: async (filled) => doneWith(await desk.act({ act: 'unpublish', round: round.number, reason: filled('reason') }), () => ({ said: unpublish.done(round.name) })),
  };
}

/** The words on the button say what stands in the field. */
function typed({ target }: InputEvent, take: (text: string) => void): void {
  if (!(target instanceof HTMLInputElement)) return;
  take(target.value.trim());
  target.dispatchEvent(new Event('drafted', { bubbles: true }));
}

function leave(event: Event): void {
  if (event.target instanceof Element) event.target.closest('dialog')?.close();
}
