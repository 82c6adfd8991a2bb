import { html, nothing, type TemplateResult } from 'lit';
import type { PublicResults } from '../../server/protocol/public.ts';
import { flamboyant } from '../ui/motifs.ts';
import { notice } from '../ui/notice.ts';
import type { ResultsWords } from '../words/results-vi.ts';

type Row = PublicResults['rows'][number];

/** Who has won a prize, prize by prize in the order of the ranking. */
export function winners(rows: readonly Row[], words: ResultsWords): TemplateResult {
  const prizes = [...new Set(rows.flatMap(({ prize }) => prize ?? []))];
  const waits = rows.some(({ prizeUndecided }) => prizeUndecided);
  return html`<section class="winners" aria-labelledby="winners">
    <h2 id="winners">${words.winners}</h2>
    ${waits ? notice('warning', words.undecidedText, 'undecided') : nothing}
    ${prizes.length === 0 && !waits ? html`<p class="card">${words.noWinners}</p>` : nothing}
    ${prizes.map((prize, at) => html`<section class="prize place-${Math.min(at, 3)}"><h3 class="display">${prize}</h3>
      <ul>${rows.filter((row) => row.prize === prize).map(({ name, unit }) => html`<li class="card">${flamboyant('2rem')}<div><b>${name}</b><span>${unit}</span></div></li>`)}</ul></section>`)}
  </section>`;
}
