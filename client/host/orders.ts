import { html } from 'lit';
import type { LiveAsked, LiveHostView, LiveMoved, LivePlayers } from '../../server/protocol/live-host.ts';
import { doneWith, type ActPlan } from '../staff/act-plan.ts';
import type { DisplayAdded } from '../staff/answers.ts';
import '../staff/copy-line.ts';
import type { HostWords } from '../words/host-vi.ts';
import type { HostDesk } from './desk.ts';

interface Setting { desk: HostDesk; words: HostWords }
type Player = LivePlayers[number];

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

export function removePlan({ desk, words }: Setting, session: string, { player, name }: Player): ActPlan {
  const { remove } = words.acts;
  return {
    title: remove.title(name),
    text: html`<p>${remove.text}</p>`,
    reason: 'asked',
    isGrave: true,
    button: () => remove.button,
    refusals: words.refusals,
    run: async (filled) => doneWith(await desk.order<LiveMoved>({ order: 'remove', session, players: [player], reason: filled('reason') }), () => ({ said: remove.done(name) })),
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
