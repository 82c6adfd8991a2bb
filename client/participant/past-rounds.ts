import { html, nothing } from 'lit';
import type { ParticipantView } from '../../server/protocol/participant.ts';
import { icon } from '../ui/icons.ts';
import type { AllWords } from './round-words.ts';

/** The closed rounds this participant took part in; `host` dispatches `past` with the round's number. */
export function pastRounds(past: ParticipantView['past'], words: AllWords, host: EventTarget) {
  if (past.length === 0) return nothing;
  const open = (round: number) => host.dispatchEvent(new CustomEvent<number>('past', { detail: round }));
  return html`<section class="past stack">
    <h2>${words.past.title}</h2>
    ${past.map(({ number, name }) => html`<button type="button" data-testid="past-${number}" @click=${() => open(number)}>
      <span>${words.past.open(name)}</span>${icon('next', '1rem')}
    </button>`)}
  </section>`;
}
