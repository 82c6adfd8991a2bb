import { html } from 'lit';
import type { ControlRound, DisplayState } from '../../../server/protocol/control.ts';
import type { Screen } from '../../../server/protocol/display.ts';
import '../../staff/copy-line.ts';
import type { OrganiserWords } from '../../words/organiser-vi.ts';
import type { DisplayAdded } from '../../staff/answers.ts';
import { doneWith, type ActPlan, type Wrong } from '../../staff/act-plan.ts';
import type { Desk } from '../desk.ts';
import './script-editor.ts';

interface Setting { desk: Desk; words: OrganiserWords; rounds: readonly ControlRound[] }

export function addPlan({ desk, words, rounds }: Setting): ActPlan {
  const { add, settings } = words.displays;
  let script: readonly Screen[] = [{ kind: 'participation', scope: 'stage', category: null }];
  return {
    title: add.title,
    text: html`<p>${add.text}</p>`,
    fields: () => html`<div class="field"><label for="name">${add.name}</label><span class="soft small" id="name-hint">${add.nameHint}</span><input id="name" name="name" autocomplete="off" maxlength="60" aria-describedby="name-hint"></div>
      ${editor({ desk, rounds }, script, (edited) => { script = edited; })}`,
    reason: 'none',
    button: () => add.button,
    check: (filled) => [...(filled('name') === '' ? [{ field: 'name', text: add.nameWrong }] : []), ...wrongScript(words, script)],
    run: async (filled) =>
      doneWith(await desk.act<DisplayAdded>({ act: 'display-add', name: filled('name'), script: [...script] }), ({ path }) => {
        const address = new URL(path, location.href).href;
        return { said: add.done(filled('name')), shown: html`<p>${add.hand}</p><copy-line .what=${settings.link(filled('name'))} .text=${address}></copy-line>` };
      }),
  };
}

export function scriptPlan({ desk, words, rounds }: Setting, display: DisplayState): ActPlan {
  const { edit } = words.displays;
  let script: readonly Screen[] = display.script;
  return {
    title: edit.title(display.name),
    text: html`<p>${edit.text}</p>`,
    fields: () => editor({ desk, rounds }, script, (edited) => { script = edited; }),
    reason: 'none',
    button: () => edit.button(script.length),
    check: () => wrongScript(words, script),
    run: async () => {
      // The picture on the wall stays the same one where it is still in the script.
      const place = script.indexOf(display.script[display.place] ?? { kind: 'message', title: '', text: '' });
      const moves = place >= 0 ? place : Math.min(display.place, script.length - 1);
      return doneWith(await desk.act({ act: 'display-set', display: display.id, version: display.version, script: [...script], place: moves }), () => ({ said: edit.done(display.name) }));
    },
  };
}

export function removePlan({ desk, words }: Setting, display: DisplayState): ActPlan {
  const { remove } = words.displays;
  return {
    title: remove.title(display.name),
    text: html`<p>${display.connected > 0 ? remove.textConnected(display.connected) : remove.text}</p>`,
    reason: 'none',
    isGrave: true,
    button: () => remove.button(display.name),
    run: async () => doneWith(await desk.act({ act: 'display-remove', display: display.id }), () => ({ said: remove.done(display.name) })),
  };
}

function editor({ desk, rounds }: Pick<Setting, 'desk' | 'rounds'>, script: readonly Screen[], edited: (script: readonly Screen[]) => void) {
  return html`<script-editor .desk=${desk} .rounds=${rounds} .script=${script} @scripted=${(event: CustomEvent<readonly Screen[]>) => edited(event.detail)}></script-editor>`;
}

function wrongScript(words: OrganiserWords, script: readonly Screen[]): Wrong[] {
  return script.length === 0 ? [{ field: 'add-kind', text: words.displays.edit.empty }] : [];
}
