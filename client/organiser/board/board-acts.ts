import { html } from 'lit';
import type { Board, UnitRow } from '../../../server/protocol/board.ts';
import type { Formats } from '../../words/format.ts';
import type { StaffFormats } from '../../words/staff-format.ts';
import type { OrganiserWords } from '../../words/organiser-vi.ts';
import { doneWith, type ActPlan } from '../../staff/act-plan.ts';
import '../../staff/copy-line.ts';
import type { DisplayAdded, Reminded } from '../../staff/answers.ts';
import type { Desk } from '../desk.ts';
import { isBetween, wholeNumber } from '../../staff/whole-number.ts';
import { dateInput, instantOf } from '../zoned.ts';

export interface Setting { desk: Desk; words: OrganiserWords; forms: StaffFormats }

const MOST_PEOPLE = 1_000_000;

/** Another headcount of a unit, with where it comes from and of which day it is. */
export function headcountPlan({ desk, words, forms, number }: Setting & Pick<Formats, 'number'>, row: UnitRow): ActPlan {
  const { headcount: own } = words.board;
  const { zone } = desk.me.contest;
  const today = dateInput(desk.clock.now() ?? desk.me.now, zone);
  return {
    title: own.title(row.name),
    text: html`<p>${own.text(number(row.headcount.people), row.headcount.source, forms.day(row.headcount.asOf))}</p>`,
    fields: () => html`<div class="pair">
        <div class="field"><label for="people">${own.people}</label><input id="people" name="people" inputmode="numeric" autocomplete="off" maxlength="9" .value=${number(row.headcount.people)} @change=${(event: Event) => rewrite(event, number)}></div>
        <div class="field"><label for="asOf">${own.asOf}</label><input id="asOf" name="asOf" type="date" .value=${today} max=${today}></div>
      </div>
      <div class="field"><label for="source">${own.source}</label><span class="soft small" id="source-hint">${own.sourceHint}</span><input id="source" name="source" autocomplete="off" maxlength="200" aria-describedby="source-hint"></div>`,
    reason: 'asked',
    button: () => own.button(row.name),
    check: (filled) => [
      ...(isBetween(filled('people'), 0, MOST_PEOPLE) ? [] : [{ field: 'people', text: own.peopleWrong }]),
      ...(instantOf(`${filled('asOf')}T00:00`, zone) === undefined ? [{ field: 'asOf', text: own.asOfWrong }] : []),
      ...(filled('source').length < 3 ? [{ field: 'source', text: own.sourceWrong }] : []),
    ],
    run: async (filled) =>
      doneWith(
        await desk.act({ act: 'headcount', unit: row.code, people: wholeNumber(filled('people')), source: filled('source'), asOf: instantOf(`${filled('asOf')}T00:00`, zone) ?? 0, reason: filled('reason') }),
        () => ({ said: own.done(row.name, number(wholeNumber(filled('people')))) }),
      ),
  };
}

/** After how many working hours of silence a unit is worth an alert. */
export function quietHoursPlan({ desk, words }: Setting, hours: number): ActPlan {
  const { quiet } = words.board;
  return {
    title: quiet.title,
    text: html`<p>${quiet.text}</p>`,
    fields: () => html`<div class="field"><label for="hours">${quiet.hours}</label><input id="hours" name="hours" inputmode="numeric" autocomplete="off" maxlength="2" .value=${String(hours)}></div>`,
    reason: 'none',
    button: () => quiet.button,
    check: (filled) => (isBetween(filled('hours'), 1, 40) ? [] : [{ field: 'hours', text: quiet.wrong }]),
    run: async (filled) => doneWith(await desk.act({ act: 'quiet-hours', hours: wholeNumber(filled('hours')) }), () => ({ said: quiet.done(filled('hours')) })),
  };
}

/** That a unit has been reminded by letter or telephone: what follows is counted from here. */
export function remindPlan({ desk, words, forms }: Setting, row: UnitRow): ActPlan {
  const { remind } = words.board;
  return {
    title: remind.title(row.name),
    text: html`<p>${remind.text}</p>`,
    reason: 'none',
    button: () => remind.button,
    run: async () => doneWith(await desk.act<Reminded>({ act: 'remind', unit: row.code }), ({ at, recorded }) => ({
      said: recorded ? remind.done(row.name) : remind.already(row.name, forms.moment(at, desk.clock.now() ?? at)),
    })),
  };
}

/** A display that shows this board on a wall. */
export function projectPlan({ desk, words }: Setting, shown: { board: Board; category: UnitRow['category'] | undefined; name: string }): ActPlan {
  const { project } = words.board;
  const { board, category, name } = shown;
  return {
    title: project.title,
    text: html`<p>${project.text}</p>`,
    fields: () => html`<div class="field"><label for="name">${project.name}</label><input id="name" name="name" autocomplete="off" maxlength="60" .value=${name.slice(0, 60)}></div>`,
    reason: 'none',
    button: () => project.button,
    check: (filled) => (filled('name') === '' ? [{ field: 'name', text: project.nameWrong }] : []),
    run: async (filled) => {
      const act = { act: 'display-add', name: filled('name'), script: [{ kind: 'participation', scope: board.scope, category: category ?? null }] } as const;
      return doneWith(await desk.act<DisplayAdded>({ ...act, script: [...act.script] }), ({ path }) => {
        const address = new URL(path, location.href).href;
        return { said: project.done(filled('name')), shown: html`<p>${project.open}</p><copy-line .what=${project.link} .text=${address}></copy-line><p><a href=${address} target="_blank" rel="noopener">${project.here}</a></p>` };
      });
    },
  };
}

/** One look at exact numbers while they go in bands; `seen` gets the board. */
export function exactLookPlan({ desk, words }: Setting, scope: Board['scope'], seen: (board: Board) => void): ActPlan {
  const { exact } = words.board;
  return {
    title: exact.title,
    text: html`<p>${exact.text}</p><p>${exact.logged}</p>`,
    reason: 'may-be-given',
    button: () => exact.button,
    run: async (filled) => {
      const reason = filled('reason');
      return doneWith(await desk.exactLook({ scope, ...(reason === '' ? {} : { reason }) }), (board) => {
        seen(board);
        return { said: exact.done };
      });
    },
  };
}

/** Once it is typed the number stands there as the page writes numbers. */
function rewrite({ target }: Event, number: Formats['number']): void {
  if (target instanceof HTMLInputElement && isBetween(target.value.trim(), 0, MOST_PEOPLE)) target.value = number(wholeNumber(target.value.trim()));
}
