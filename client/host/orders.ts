import { html, nothing } from 'lit';
import type { LiveAsked, LiveHostView, LiveMoved, LivePlayers } from '../../server/protocol/live-host.ts';
import { doneWith, type ActPlan } from '../staff/act-plan.ts';
import type { DisplayAdded } from '../staff/answers.ts';
import '../staff/copy-line.ts';
import { isBetween, wholeNumber } from '../staff/whole-number.ts';
import type { HostWords } from '../words/host-vi.ts';
import type { HostDesk } from './desk.ts';

interface Setting { desk: HostDesk; words: HostWords }
type Player = LivePlayers[number];

const MOST_PEOPLE = 20_000;

export function takeOverPlan({ desk, words }: Setting, { session, host }: LiveHostView): ActPlan {
  const { takeOver } = words.acts;
  return {
    title: takeOver.title,
    text: html`<p>${takeOver.text(host.name)}</p>`,
    reason: 'none',
    button: () => takeOver.button,
    run: async () => doneWith(await desk.order<LiveMoved>({ order: 'take-over', session }), () => ({ said: takeOver.done })),
  };
}

/** `view` gives the newest view: in auto mode a session moves on while the reason is written. */
export function endPlan({ desk, words }: Setting, view: () => LiveHostView): ActPlan {
  const { end } = words.acts;
  return {
    title: end.title,
    text: html`<p>${end.text}</p>`,
    reason: 'asked',
    isGrave: true,
    button: () => end.button,
    refusals: words.refusals,
    run: async (filled) => {
      const { session, revision } = view();
      return doneWith(await desk.order<LiveMoved>({ order: 'end', session, revision, reason: filled('reason') }), () => ({ said: end.done }));
    },
  };
}

/** `view` gives the newest view: what is voided is decided on it, not on that of the moment at which the dialog opened. */
export function voidPlan({ desk, words }: Setting, view: () => LiveHostView, { step, name, spares }: Pick<LiveAsked, 'step'> & { name: string; spares: number }): ActPlan {
  const act = words.acts.void;
  return {
    title: act.title(name),
    text: html`<p>${act.text}</p>`,
    fields: () => (spares === 0 ? html`<p class="soft">${act.noSpare}</p>` : html`<label class="check"><input type="checkbox" name="replace" value="yes" checked> ${act.replace}</label>`),
    reason: 'asked',
    isGrave: true,
    button: () => act.button,
    refusals: words.refusals,
    run: async (filled) => {
      const { session, revision } = view();
      return doneWith(await desk.order<LiveMoved>({ order: 'void', session, revision, step, replace: filled('replace') === 'yes', reason: filled('reason') }), () => ({ said: act.done(name) }));
    },
  };
}

/** One act for all of them. */
export function removePlan({ desk, words }: Setting, session: string, people: readonly Player[]): ActPlan {
  const { remove } = words.acts;
  const names = people.map(({ name }) => name);
  const [name = ''] = names;
  const isOne = names.length === 1;
  return {
    title: isOne ? remove.title(name) : remove.titleOf(names.length),
    text: html`<p>${isOne ? remove.text : remove.textOf}</p>${isOne ? nothing : html`<p class="soft small" data-testid="names">${names.join(' · ')}</p>`}`,
    reason: 'asked',
    isGrave: true,
    button: () => remove.button,
    refusals: words.refusals,
    run: async (filled) => doneWith(await desk.order<LiveMoved>({ order: 'remove', session, players: people.map(({ player }) => player), reason: filled('reason') }), () => ({ said: isOne ? remove.done(name) : remove.doneOf(names.length) })),
  };
}

/** `view` gives the newest view: people come in while the dialog is open. */
export function capacityPlan({ desk, words }: Setting, view: () => LiveHostView): ActPlan {
  const { capacity: act } = words.acts;
  const { rules } = view();
  return {
    title: act.title,
    text: html`<p>${act.text(view().numbers.joined)}</p>`,
    fields: () => html`<div class="field"><label for="capacity">${words.editor.capacity}</label><input id="capacity" name="capacity" inputmode="numeric" autocomplete="off" maxlength="6" .value=${String(rules.capacity)}></div>`,
    reason: 'none',
    button: () => act.button,
    refusals: { ...words.refusals, full: act.tooFew },
    check: (filled) => {
      const typed = filled('capacity');
      if (!isBetween(typed, 1, MOST_PEOPLE)) return [{ field: 'capacity', text: words.editor.capacityWrong }];
      return wholeNumber(typed) < view().numbers.joined ? [{ field: 'capacity', text: act.tooFew }] : [];
    },
    run: async (filled) => {
      const { session, revision } = view();
      const capacity = wholeNumber(filled('capacity'));
      return doneWith(await desk.order<LiveMoved>({ order: 'capacity', session, revision, capacity }), () => ({ said: act.done(capacity) }));
    },
  };
}

export function renamePlan({ desk, words }: Setting, session: string, { player, name }: Player): ActPlan {
  const { rename } = words.acts;
  return {
    title: rename.title(name),
    fields: () => html`<div class="field"><label for="name">${rename.name}</label><input id="name" name="name" autocomplete="off" maxlength="60" .value=${name}></div>`,
    reason: 'none',
    button: () => rename.button,
    refusals: words.refusals,
    check: (filled) => (filled('name') === '' ? [{ field: 'name', text: rename.nameWrong }] : []),
    run: async (filled) => doneWith(await desk.order<LiveMoved>({ order: 'rename', session, player, name: filled('name') }), () => ({ said: rename.done(filled('name')) })),
  };
}

export function projectorPlan({ desk, words }: Setting, { session, name }: LiveHostView): ActPlan {
  const { projector } = words.acts;
  return {
    title: projector.title,
    text: html`<p>${projector.text}</p>`,
    fields: () => html`<div class="field"><label for="name">${projector.name}</label><input id="name" name="name" autocomplete="off" maxlength="60" .value=${name.slice(0, 60)}></div>`,
    reason: 'none',
    button: () => projector.button,
    check: (filled) => (filled('name') === '' ? [{ field: 'name', text: projector.nameWrong }] : []),
    run: async (filled) =>
      doneWith(await desk.act<DisplayAdded>({ act: 'display-add', name: filled('name'), script: [{ kind: 'live', session }] }), ({ path }) => {
        const address = new URL(path, location.href).href;
        return { said: projector.done(filled('name')), shown: html`<p>${projector.hand}</p><copy-line .what=${projector.link(filled('name'))} .text=${address}></copy-line>` };
      }),
  };
}
