import { html } from 'lit';
import type { ControlRound, StaffStanding } from '../../../server/protocol/control.ts';
import type { OrganiserWords } from '../../words/organiser-vi.ts';
import { doneWith, type ActPlan } from '../../staff/act-plan.ts';
import type { Desk } from '../desk.ts';
import './draw-order.ts';

type Tie = StaffStanding['undecided'][number];

/** Records a draw that was held: the people of a tie in the order of the lots. */
export function drawPlan({ desk, words }: { desk: Desk; words: OrganiserWords }, round: ControlRound, tie: Tie): ActPlan {
  const { draw } = words.standing;
  let people: Tie['people'] = tie.people;
  return {
    title: draw.title(round.name, tie.rank),
    text: html`<p>${draw.text(tie.prizes.map(({ name, places }) => (places === 1 ? name : `${places} ${name}`)).join(', '))}</p>`,
    fields: () => html`<draw-order .desk=${desk} .people=${people} @ordered=${(event: CustomEvent<Tie['people']>) => { people = event.detail; }}></draw-order>`,
    reason: 'asked',
    isGrave: true,
    button: () => draw.button(people[0]?.name ?? ''),
    refusals: { 'changed-meanwhile': draw.changed, 'not-allowed': draw.changed },
    run: async (filled) =>
      doneWith(await desk.act({ act: 'draw', round: round.number, order: people.map(({ participant }) => participant), by: 'participant', reason: filled('reason') }), () => ({ said: draw.done(round.name) })),
  };
}
