import { html } from 'lit';
import type { ControlRound } from '../../../server/protocol/control.ts';
import type { Formats } from '../../words/format.ts';
import type { OrganiserWords } from '../../words/organiser-vi.ts';
import { doneWith, type ActPlan } from '../../staff/act-plan.ts';
import type { Desk } from '../desk.ts';
import './close-field.ts';

export interface RoundSetting { desk: Desk; words: OrganiserWords; format: Formats }

export function openPlan({ desk, words, format }: RoundSetting, round: ControlRound): ActPlan {
  const { open } = words.rounds;
  return {
    title: open.title(round.name),
    text: html`<p>${open.text}</p><p>${open.until(format.closing(round.closesAt))}</p>`,
    reason: 'asked',
    button: () => open.button(round.name),
    refusals: { 'not-open': open.notNow, 'changed-meanwhile': open.notNow, closed: open.notNow },
    run: async (filled) => doneWith(await desk.act({ act: 'open', round: round.number, reason: filled('reason') }), () => ({ said: open.done(round.name) })),
  };
}

export function closePlan({ desk, words, format }: RoundSetting, round: ControlRound): ActPlan {
  const { close } = words.rounds;
  return {
    title: close.title(round.name),
    text: html`<p>${close.text(format.closing(round.closesAt))}</p><p>${round.running === null || round.running === 0 ? close.anybody : close.running(format.number(round.running))}</p>`,
    reason: 'asked',
    isGrave: true,
    button: () => close.button(round.name),
    refusals: { 'not-open': close.notNow, closed: close.notNow },
    run: async (filled) => doneWith(await desk.act({ act: 'close', round: round.number, reason: filled('reason') }), () => ({ said: close.done(round.name) })),
  };
}

/** Moves a close further away; the fields tell by how much. */
export function extendPlan({ desk, words, format }: RoundSetting, round: ControlRound): ActPlan {
  const { extend } = words.rounds;
  let closesAt: number | undefined;
  return {
    title: extend.title(round.name),
    text: html`<p>${extend.text(format.closing(round.closesAt))}</p>`,
    fields: () => html`<close-field .desk=${desk} .from=${round.closesAt} @chosen=${(event: CustomEvent<number | undefined>) => { closesAt = event.detail; }}></close-field>`,
    reason: 'asked',
    button: () => (closesAt === undefined || closesAt <= round.closesAt ? extend.buttonNothing(round.name) : extend.button(round.name, format.closing(closesAt))),
    refusals: { 'not-allowed': extend.notLater, closed: extend.closed, 'not-open': extend.closed },
    check: () => (closesAt === undefined || closesAt <= round.closesAt ? [{ field: 'closesAt', text: extend.notLater }] : []),
    run: async (filled) =>
      doneWith(await desk.act({ act: 'extend', round: round.number, closesAt: closesAt ?? 0, reason: filled('reason') }), () => ({ said: extend.done(round.name, format.closing(closesAt ?? 0)) })),
  };
}

export function confirmClockPlan({ desk, words, format }: RoundSetting): ActPlan {
  const { clock } = words.rounds;
  return {
    title: clock.title,
    text: html`<p>${clock.text}</p><p class="now digits"><b>${format.moment(desk.clock.now() ?? desk.me.now)}</b></p>`,
    reason: 'asked',
    button: () => clock.button,
    run: async (filled) => doneWith(await desk.act({ act: 'confirm-clock', reason: filled('reason') }), () => ({ said: clock.done })),
  };
}
