import { html, nothing } from 'lit';
import type { ControlRound, QuestionFound } from '../../../server/protocol/control.ts';
import type { Withdrawn } from '../../staff/answers.ts';
import { doneWith, type ActPlan } from '../../staff/act-plan.ts';
import './question-search.ts';
import type { RoundSetting } from './round-acts.ts';

/** Takes a question out for everybody: it is searched for, chosen, and what that means is told before. */
export function withdrawPlan({ desk, words, format }: RoundSetting, rounds: readonly ControlRound[]): ActPlan {
  const { withdraw } = words.rounds;
  const closed = rounds.filter(({ phase, edition }) => phase === 'closed' && edition !== null).map(({ name }) => name);
  const open = rounds.filter(({ phase }) => phase === 'open').map(({ name }) => name);
  let question: QuestionFound | undefined;
  return {
    title: withdraw.title,
    fields: () => html`<question-search .desk=${desk} @chosen=${(event: CustomEvent<QuestionFound | undefined>) => { question = event.detail; }}></question-search>
      ${question ? html`<div class="text means" role="status"><b>${withdraw.means(question.code)}</b><ul>
        <li>${withdraw.forNobody}</li>
        ${open.length > 0 ? html`<li>${withdraw.inOpen(open.join(', '))}</li>` : nothing}
        ${closed.length > 0 ? html`<li>${withdraw.inClosed(closed.join(', '))}</li>` : nothing}
        <li>${withdraw.forGood}</li></ul></div>` : nothing}`,
    reason: 'asked',
    isGrave: true,
    button: () => (question ? withdraw.button(question.code) : withdraw.buttonNothing),
    refusals: { unknown: withdraw.unknown },
    check: () => (question ? [] : [{ field: 'search', text: withdraw.chooseFirst }]),
    run: async (filled) => {
      const code = question?.code ?? '';
      return doneWith(await desk.act<Withdrawn>({ act: 'withdraw', question: code, reason: filled('reason') }), (changes) => ({
        said: withdraw.done(code),
        shown: html`<ul class="plain">${Object.entries(changes.rounds).map(([number, { moved, winnersBefore, winnersAfter }]) => html`<li><b>${nameOf(number)}</b>: ${withdraw.changed(format.number(moved), winnersBefore, winnersAfter)}</li>`)}</ul>
          ${Object.keys(changes.rounds).length === 0 ? html`<p>${withdraw.noClosed}</p>` : nothing}`,
      }));
    },
  };

  function nameOf(number: string): string {
    return rounds.find((round) => String(round.number) === number)?.name ?? number;
  }
}
